"""The forms that stand for a word, their weights and reasons, against the slow twin."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.compiling import AnyArray
from search.ranking import Level
from search.words.kernels.choosing import UNIT
from search.words.kernels.contexts import DIMENSIONS, SCALE
from search.words.kernels.relating import MIN_ROOTED, Word, relate
from search.words.relations import Reason
from search.words.rules import LEAST, MOST, NEVER, REASONS, RULES, Rule
from tests import slow_graph
from tests.slow_graph import Asked, Endings, Node, Partner, Related

ENDINGS = 4
"""0 and 1 are plain, 2 and 3 make a nisba."""
NISBAS = (2, 3)
PARTNERSHIPS = [Reason.CLITIC, Reason.INFLECTION, Reason.PLURAL, Reason.SPELLING, Reason.NAME]

UNKNOWN = -1
"""The number of a stem that no form has."""

Partners = Mapping[int, Sequence[Partner]]
Apart = Mapping[int, Collection[int]]
NONE: Apart = {}

shares = st.sampled_from([0.0, 0.02, 0.3, 0.5, 1.0])
any_rules = st.builds(
    lambda prior, low, width, unjudged, curated: Rule(prior, low, low + width, unjudged, curated),
    shares,
    st.sampled_from([-2.0, -0.2, 0.1]),
    st.sampled_from([0.3, 1.0]),
    shares,
    shares,
)
# What a form keeps for its ending is a part of what these two give.
whole_rules = any_rules.map(lambda rule: rule._replace(prior=1.0))
rule_tables = st.one_of(
    st.sampled_from([Level.WORD, Level.WIDE]).map(
        lambda level: {reason: RULES[level].get(reason, NEVER) for reason in REASONS}
    ),
    st.fixed_dictionaries(
        dict.fromkeys(REASONS, any_rules)
        | dict.fromkeys((Reason.CLITIC, Reason.INFLECTION), whole_rules)
    ),
)


@st.composite
def lexicons(draw: st.DrawFn) -> list[Node]:
    """Forms of a few stems of a few roots, some of them judged."""
    roots = draw(st.lists(st.integers(0, 2), min_size=1, max_size=6))
    noise = np.random.default_rng(draw(st.integers(0, 1 << 32)))
    centre = noise.normal(size=DIMENSIONS)
    nodes = []
    for _ in range(draw(st.integers(1, 16))):
        stem = draw(st.integers(0, len(roots) - 1))
        vector = centre + noise.normal(size=DIMENSIONS) * noise.choice([0.2, 1.0, 3.0])
        context = [round(SCALE * part) for part in slow_graph.unit(vector.tolist())]
        is_judged = draw(st.booleans())
        nodes.append(
            Node(
                stem=stem,
                root=roots[stem],
                ending=draw(st.integers(0, ENDINGS - 1)),
                doc_freq=draw(st.sampled_from([1, MIN_ROOTED - 1, MIN_ROOTED, 70, 5_000_000])),
                context=context if is_judged else None,
            )
        )
    return nodes


@st.composite
def partners_of(draw: st.DrawFn, nodes: Sequence[Node]) -> Partners:
    """Some partners of each stem, and of an unknown one."""
    stems = sorted({node.stem for node in nodes})
    found = {}
    for stem in [*stems, UNKNOWN]:
        others = [other for other in stems if other != stem and draw(st.booleans())]
        found[stem] = [
            Partner(other, draw(st.sampled_from(PARTNERSHIPS)), draw(st.booleans()))
            for other in others
        ]
    return found


@st.composite
def words_of(draw: st.DrawFn, nodes: Sequence[Node]) -> Asked:
    """A word of the lexicon; or an unseen form of a stem, a stem of a root, a root."""
    form, node = draw(st.sampled_from(list(enumerate(nodes))))
    known = draw(st.integers(0, 3))
    return Asked(
        form if known == 3 else -1,
        node.stem if known >= 2 else -1,
        node.root if known >= 1 else -1,
        draw(st.integers(0, ENDINGS - 1)),
    )


def related(
    word: Asked,
    nodes: Sequence[Node],
    partners: Partners,
    rules: Mapping[Reason, Rule],
    least: float = LEAST,
    most: int = MOST,
    apart: Apart = NONE,
) -> list[Related]:
    """Return what the kernel says, as the twin would."""
    stored, stems = slow_graph.graph_arrays(nodes, partners, apart)
    nisbas = np.array([ending in NISBAS for ending in range(ENDINGS)], np.uint8)
    doc_freqs = np.array([node.doc_freq for node in nodes], np.uint32)
    graph = (*map(read_only, (*stored.values(), doc_freqs, nisbas)),)
    groups = read_only(stems.starts), read_only(stems.members)
    table = np.array([rules[reason] for reason in REASONS])
    unseen = (*map(read_only, slow_graph.partner_arrays(partners.get(UNKNOWN, ()))),)
    forms, weights, reasons = relate((*Word(*word),), groups, graph, unseen, table, least, most)
    assert [array.dtype for array in (forms, weights, reasons)] == [np.uint32, np.uint16, np.uint8]
    listed = zip(forms.tolist(), weights.tolist(), reasons.tolist(), strict=True)
    return [Related(form, weight, REASONS[reason]) for form, weight, reason in listed]


def read_only(array: AnyArray) -> AnyArray:
    """Return an array as a generation is read."""
    array.setflags(write=False)
    return array


def near(cosine: float) -> list[int]:
    """Return a context with this cosine to `near(1)`."""
    across = (1 - cosine * cosine) ** 0.5
    return [round(SCALE * cosine), round(SCALE * across), *[0] * (DIMENSIONS - 2)]


def always(prior: float) -> Rule:
    """Return a rule that does not ask the archive."""
    return Rule(prior, -2, -1, prior)


ALWAYS = {reason: always(0.5) for reason in REASONS}


@settings(max_examples=400)
@given(lexicons(), rule_tables, st.data())
def test_related_forms_are_those_of_the_slow_twin(
    nodes: list[Node], rules: Mapping[Reason, Rule], data: st.DataObject
) -> None:
    partners, word = data.draw(partners_of(nodes)), data.draw(words_of(nodes))
    least = data.draw(st.sampled_from([LEAST, 1e-9, 0.2]))
    most = data.draw(st.sampled_from([MOST, 0, 1, 3]))
    stems = {node.stem for node in nodes}
    apart = data.draw(st.dictionaries(st.sampled_from(sorted(stems)), st.just((1, 3))))
    found = related(word, nodes, partners, rules, least, most, apart)
    endings = Endings(NISBAS, apart)
    assert found == slow_graph.related(word, nodes, partners, endings, rules, least, most)


@given(lexicons(), rule_tables, st.data())
def test_the_own_form_comes_first_and_each_once(
    nodes: list[Node], rules: Mapping[Reason, Rule], data: st.DataObject
) -> None:
    partners, word = data.draw(partners_of(nodes)), data.draw(words_of(nodes))
    found = related(word, nodes, partners, rules)
    if word.form >= 0:
        assert found.pop(0) == (word.form, UNIT, Reason.SAME)
    assert len({it.form for it in found} | {word.form}) == len(found) + 1
    assert [it.weight for it in found] == sorted((it.weight for it in found), reverse=True)
    assert all(round(LEAST * UNIT) <= it.weight <= UNIT for it in found)


@pytest.mark.parametrize(
    ("ending", "other", "expected"),
    [
        (0, 0, Reason.CLITIC),
        (0, 1, Reason.INFLECTION),
        (0, 2, Reason.STEM),
        (3, 1, Reason.STEM),
        (2, 3, Reason.INFLECTION),
        (2, 2, Reason.CLITIC),
    ],
)
def test_endings_say_why_forms_of_a_stem_are_related(
    ending: int, other: int, expected: Reason
) -> None:
    nodes = [Node(0, 0, ending, 5, None), Node(0, 0, other, 5, None)]
    assert related(Asked(0, 0, 0, ending), nodes, {}, ALWAYS)[1:] == [(1, 512, expected)]


def test_a_partner_by_a_clitic_is_related_by_its_ending() -> None:
    nodes = [Node(0, 0, 0, 5, None), Node(1, 1, 1, 5, None), Node(2, 2, 1, 5, None)]
    partners = {0: [Partner(1, Reason.CLITIC, False), Partner(2, Reason.PLURAL, False)]}
    found = related(Asked(0, 0, 0, 0), nodes, partners, ALWAYS)
    assert [it.reason for it in found[1:]] == [Reason.INFLECTION, Reason.PLURAL]


def test_the_archive_decides_between_low_and_high() -> None:
    rules = ALWAYS | {Reason.CLITIC: Rule(0.8, 0.0, 0.5, 0.1)}
    nodes = [Node(0, 0, 0, 5, near(part)) for part in (1, 0.5, 0.25, -0.5)]
    nodes.append(Node(0, 0, 0, 2, None))
    found = {it.form: it.weight for it in related(Asked(0, 0, 0, 0), nodes, {}, rules)}
    assert found == pytest.approx({0: UNIT, 1: 0.8 * UNIT, 2: 0.4 * UNIT, 4: 0.1 * UNIT}, abs=5)


def test_a_word_that_is_not_judged_has_what_the_rule_gives_unasked() -> None:
    rules = ALWAYS | {Reason.CLITIC: Rule(0.8, 0.0, 0.5, 0.1)}
    nodes = [Node(0, 0, 0, 2, None), Node(0, 0, 0, 5, near(1))]
    assert related(Asked(0, 0, 0, 0), nodes, {}, rules)[1].weight == round(0.1 * UNIT)
    assert related(Asked(-1, 0, 0, 0), nodes, {}, rules)[0].weight == round(0.1 * UNIT)


def test_the_table_has_the_last_word_on_its_partners() -> None:
    rules = ALWAYS | {Reason.SPELLING: Rule(0.8, 0.0, 0.5, 0.0, curated=0.6)}
    nodes = [Node(stem, stem, 0, 5, near(1 - stem)) for stem in range(3)]
    partners = {0: [Partner(1, Reason.SPELLING, False), Partner(2, Reason.SPELLING, True)]}
    assert related(Asked(0, 0, 0, 0), nodes, partners, rules)[1:] == [
        (2, round(0.6 * UNIT), Reason.SPELLING)
    ]


def test_roots_bring_together_what_is_judged_of_other_stems() -> None:
    """Stem 1 is a partner, stem 2 not; one form of each is judged."""
    rules = ALWAYS | {Reason.ROOT: always(0.25)}
    contexts = near(1), None
    nodes = [Node(stem, 0, 0, MIN_ROOTED, context) for stem in range(3) for context in contexts]
    partners = {0: [Partner(1, Reason.PLURAL, False)]}
    found = {it.form: it.reason for it in related(Asked(0, 0, 0, 0), nodes, partners, rules)}
    assert found == {
        0: Reason.SAME,
        1: Reason.CLITIC,
        2: Reason.PLURAL,
        3: Reason.PLURAL,
        4: Reason.ROOT,
    }
    unjudged = related(Asked(1, 0, 0, 0), nodes, partners, rules)
    assert Reason.ROOT not in {it.reason for it in unjudged}


def test_forms_in_few_articles_are_not_related_by_their_root() -> None:
    nodes = [Node(stem, 0, 0, MIN_ROOTED - (stem == 1), near(1)) for stem in range(3)]
    assert [it.form for it in related(Asked(0, 0, 0, 0), nodes, {}, ALWAYS)] == [0, 2]
    assert [it.form for it in related(Asked(1, 1, 0, 0), nodes, {}, ALWAYS)] == [1]


def test_endings_may_make_another_word_of_a_stem() -> None:
    nodes = [Node(0, 0, ending, 5, None) for ending in (0, 1, 3)]
    found = related(Asked(0, 0, 0, 0), nodes, {}, ALWAYS, apart={0: (1,)})
    assert {it.form: it.reason for it in found} == {
        0: Reason.SAME,
        1: Reason.ROOT,
        2: Reason.STEM,
    }


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        (Reason.SPELLING, [1.0, 0.5, 0.25]),
        (Reason.NAME, [1.0, 0.5, 0.25]),
        (Reason.PLURAL, [1.0, 1.0, 0.5]),
        (Reason.INFLECTION, [1.0, 1.0, 0.5]),
    ],
)
def test_forms_of_a_partner_keep_what_their_endings_leave(
    reason: Reason, expected: Sequence[float]
) -> None:
    """Of the same ending, of another, and of that of a nisba."""
    priors = {Reason.CLITIC: 0.8, Reason.INFLECTION: 0.4, Reason.STEM: 0.2}
    rules = ALWAYS | {each: always(prior) for each, prior in priors.items()}
    own = rules[reason].prior
    nodes = [Node(0, 0, 0, 5, None), *(Node(1, 1, ending, 5, None) for ending in (0, 1, 2))]
    found = related(Asked(0, 0, 0, 0), nodes, {0: [Partner(1, reason, False)]}, rules)
    weights = {it.form: it.weight for it in found[1:]}
    assert [weights[form] for form in (1, 2, 3)] == [round(own * it * UNIT) for it in expected]


def test_where_there_are_too_many_those_in_more_articles_are_kept() -> None:
    """A form in many articles beats one that is a little nearer; the order is by weight."""
    rules = ALWAYS | {Reason.CLITIC: Rule(1.0, 0.0, 1.0, 0.0)}
    doc_freqs = [9, 3, 900, 40]
    nodes = [
        Node(0, 0, 0, doc_freq, near(part))
        for doc_freq, part in zip(doc_freqs, (1, 0.9, 0.6, 0.7), strict=True)
    ]
    asked = Asked(0, 0, 0, 0)
    assert [it.form for it in related(asked, nodes, {}, rules)] == [0, 1, 3, 2]
    assert [it.form for it in related(asked, nodes, {}, rules, most=2)] == [0, 3, 2]
    assert [it.form for it in related(asked, nodes, {}, rules, most=0)] == [0]


def test_the_more_frequent_comes_first_among_equals() -> None:
    nodes = [Node(0, 0, 0, doc_freq, None) for doc_freq in (9, 3, 900, 900, 40)]
    found = related(Asked(0, 0, 0, 0), nodes, {}, ALWAYS)
    assert [it.form for it in found] == [0, 2, 3, 4, 1]


def test_an_unseen_word_is_related_to_nothing() -> None:
    assert related(Asked(-1, -1, -1, 0), [Node(0, 0, 0, 5, None)], {}, ALWAYS) == []
