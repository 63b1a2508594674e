"""The arrays of a word graph fit together, and are those of the slow twin."""

import random
from collections.abc import Iterable, Sequence

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.analysis import root, stem
from search.compiling import AnyArray
from search.embedded.kernels.forms import stem_all
from search.lexicon.kernels.relations import group
from search.ranking import Level
from search.words.building import Lexicon, build_graph, number_ending
from search.words.contexts import MIN_ARCHIVE, MIN_ARTICLES, Postings, SegmentWords
from search.words.endings import ENDING_NUMBERS, OTHER_ENDING, find_apart
from search.words.graph import NO_PARTNERS, STORED, WordGraph
from search.words.judging import Evidence, Proposed
from search.words.kernels.contexts import DIMENSIONS
from search.words.kernels.relating import Stems, Word
from search.words.packing import pack_words
from search.words.relations import Reason
from search.words.rules import REASONS
from tests import slow_graph
from tests.embedded import words
from tests.slow_graph import Node, u32

DTYPES = {
    "endings": np.uint8,
    "apart": np.uint32,
    "judged": np.uint32,
    "root_slots": np.uint32,
    "root_starts": np.uint32,
    "root_stems": np.uint32,
    "stem_slots": np.uint32,
    "stem_judged": np.uint32,
    "contexts": np.int8,
    "partner_starts": np.uint32,
    "partners": np.uint32,
    "partner_reasons": np.uint8,
}
"""As `search.words.kernels.relating.Graph` says."""

STEMS = 3
NODE_NUMBERS = (
    st.integers(0, STEMS - 1),
    st.just(0),
    st.sampled_from([*map(ENDING_NUMBERS.__getitem__, ("", "ه", "ته", "تها", "ت")), OTHER_ENDING]),
    st.sampled_from([1, 2, 4, 5, 900, 1_250, 1_251]),
)
"""A stem, a root, an ending and articles."""

related_forms = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "ال", "و", "وال", "لل", "م", "است"]),
    st.sampled_from(["كتب", "كتاب", "كاتب", "حزب", "احزاب", "مسوول", "مسيول", "قول", "قال", "12"]),
    st.sampled_from(["", "ه", "ات", "ته", "ت", "ون", "ها", "ي", "يه"]),
)
form_lists = st.lists(st.one_of(related_forms, words.forms.filter(bool)), max_size=20, unique=True)


def lexicon_of(forms: Sequence[str], doc_freqs: Sequence[int], articles: int) -> Lexicon:
    """Return the lexicon of forms in the order of their bytes."""
    stems = distinct(map(stem, forms))
    roots = distinct(map(root, stems))
    groups = group(u32(stems.index(stem(form)) for form in forms), len(stems))
    packed = pack_words(forms)
    return Lexicon(
        forms=packed,
        stem_parts=stem_all(packed),
        stems=pack_words(stems),
        groups=Stems(*groups),
        root_of=u32(roots.index(root(each)) for each in stems),
        roots=len(roots),
        doc_freqs=u32(doc_freqs),
        articles=articles,
    )


def distinct(strings: Iterable[str]) -> list[str]:
    return sorted(set(strings), key=str.encode)


def segment_of(doc_freqs: Sequence[int]) -> SegmentWords:
    """Return a segment in which each form is in so many articles of `MIN_ARCHIVE`."""
    noise = random.Random(0)
    docs = [sorted(noise.sample(range(MIN_ARCHIVE), doc_freq)) for doc_freq in doc_freqs]
    flat = [doc for of_form in docs for doc in of_form]
    postings = Postings(
        u32([0, *np.cumsum(doc_freqs, dtype=int)]),
        np.array(flat, np.uint16),
        np.ones(len(flat), np.uint16),
        np.arange(len(doc_freqs), dtype=np.uint32),
    )
    return SegmentWords(np.ones(MIN_ARCHIVE, np.bool_), (postings,))


def build(forms: Sequence[str], doc_freqs: Sequence[int]) -> tuple[Lexicon, dict[str, AnyArray]]:
    lexicon = lexicon_of(forms, doc_freqs, MIN_ARCHIVE)
    return lexicon, build_graph(lexicon, [segment_of(doc_freqs)])


def confirm(reason: Reason, pairs: Proposed, evidence: Evidence) -> AnyArray:
    """Confirm all that is proposed."""
    return np.ones(len(pairs.one), np.bool_)


def endings_of(lexicon: Lexicon) -> list[str]:
    """Return what is behind the stem of each form."""
    text = lexicon.forms.text.tobytes()
    begins, ends = lexicon.stem_parts.ends.tolist(), lexicon.forms.ends.tolist()
    return [text[begin:end].decode() for begin, end in zip(begins, ends, strict=True)]


def nodes_of(
    forms: Sequence[str], doc_freqs: Sequence[int], lexicon: Lexicon, built: dict[str, AnyArray]
) -> list[Node]:
    """Return the forms as the twin takes them, with the contexts that were built."""
    contexts = dict(
        zip(
            built["judged"].tolist(),
            built["contexts"].reshape(-1, DIMENSIONS).tolist(),
            strict=True,
        )
    )
    stems = distinct(map(stem, forms))
    roots = distinct(map(root, stems))
    return [
        Node(
            stems.index(stem(form)),
            roots.index(root(stem(form))),
            ENDING_NUMBERS.get(ending, OTHER_ENDING),
            doc_freq,
            contexts.get(number),
        )
        for number, (form, doc_freq, ending) in enumerate(
            zip(forms, doc_freqs, endings_of(lexicon), strict=True)
        )
    ]


def heads_of(nodes: Sequence[Node]) -> dict[int, Sequence[int]]:
    """Return the context of the most frequent judged form of each stem, the first of equals."""
    heads: dict[int, Node] = {}
    for node in nodes:
        if node.context and node.doc_freq > (
            heads[node.stem].doc_freq if node.stem in heads else 0
        ):
            heads[node.stem] = node
    return {number: node.context or () for number, node in heads.items()}


@settings(max_examples=60)
@given(form_lists, st.data())
@example([], None)
@example(["كتب"], None)
def test_graphs_are_those_of_the_slow_twin(forms: list[str], data: st.DataObject | None) -> None:
    forms.sort(key=str.encode)
    freqs = st.sampled_from([1, MIN_ARTICLES - 1, MIN_ARTICLES, 7, 200])
    doc_freqs = (
        data.draw(st.lists(freqs, min_size=len(forms), max_size=len(forms)))
        if data
        else [MIN_ARTICLES for _ in forms]
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("search.words.pairing.judge", confirm)
        lexicon, built = build(forms, doc_freqs)
    assert tuple(built) == STORED
    assert {name: array.dtype for name, array in built.items()} == DTYPES
    nodes = nodes_of(forms, doc_freqs, lexicon, built)
    stems = distinct(map(stem, forms))
    partners = slow_graph.partners(stems, heads_of(nodes))
    expected, groups = slow_graph.graph_arrays(nodes, partners, slow_graph.apart(nodes, stems))
    assert {name: array.tolist() for name, array in built.items()} == {
        name: array.tolist() for name, array in expected.items()
    }
    assert [array.tolist() for array in lexicon.groups] == [array.tolist() for array in groups]


def test_a_graph_is_the_same_each_time() -> None:
    forms, doc_freqs = distinct(["كتب", "الكتب", "كتاب", "احزاب", "حزب"]), [3, 5, 1, 9, 20]
    (_, one), (_, other) = build(forms, doc_freqs), build(forms, doc_freqs)
    assert {name: array.tobytes() for name, array in one.items()} == {
        name: array.tobytes() for name, array in other.items()
    }


@given(st.lists(st.builds(Node, *NODE_NUMBERS, st.none()), max_size=20))
def test_endings_that_are_apart_are_those_of_the_slow_twin(nodes: list[Node]) -> None:
    found = find_apart(
        slow_graph.u8(node.ending for node in nodes),
        u32(node.stem for node in nodes),
        u32(node.doc_freq for node in nodes),
        np.zeros(STEMS, np.bool_),
    )
    expected = slow_graph.apart(nodes)
    assert found.dtype == np.uint32
    assert {stem: bits for stem, bits in enumerate(found.tolist()) if bits} == {
        stem: sum(1 << ending for ending in endings) for stem, endings in expected.items()
    }


def test_a_small_archive_judges_no_form() -> None:
    lexicon = lexicon_of(["كتب"], [900], MIN_ARCHIVE - 1)
    built = build_graph(lexicon, [segment_of([900])])
    assert not built["judged"].size
    assert not built["contexts"].size


@pytest.mark.parametrize("level", [Level.WORD, Level.WIDE])
def test_a_graph_relates_what_it_was_built_of(level: Level) -> None:
    forms = distinct(["حزب", "الحزب", "احزاب", "مباراه"])
    lexicon, built = build(forms, [5] * 4)
    for array in (*built.values(), *lexicon.groups, lexicon.doc_freqs):
        array.setflags(write=False)  # As a generation is read.
    graph = WordGraph(built, lexicon.groups, lexicon.doc_freqs)
    asked, other = forms.index("حزب"), distinct(map(stem, forms)).index("حزب")
    word = Word(asked, other, int(lexicon.root_of[other]), ENDING_NUMBERS[""])
    found = graph.relate(word, level, NO_PARTNERS)
    reasons = {
        forms[form]: REASONS[reason]
        for form, reason in zip(found.forms.tolist(), found.reasons.tolist(), strict=True)
    }
    assert reasons == {"حزب": Reason.SAME, "الحزب": Reason.CLITIC, "احزاب": Reason.PLURAL}


@pytest.mark.parametrize(
    ("form", "bare", "ending"), [("وزاره", "وزار", "ه"), ("وزير", "وزير", ""), ("", "", "")]
)
def test_an_ending_is_what_stands_behind_the_stem(form: str, bare: str, ending: str) -> None:
    assert number_ending(form, bare) == ENDING_NUMBERS[ending]
