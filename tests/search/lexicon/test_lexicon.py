"""The lexicon: its arrays, what answers a word, and where that is in a segment."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.analysis import spell
from search.arrays import write_arrays
from search.compiling import AnyArray
from search.embedded.kernels.segments import COLUMNS
from search.embedded.kernels.spans import BODY, TITLE, spellings_in
from search.embedded.searching.lookup import Lookup
from search.embedded.writing.graph_building import build_word_graph
from search.embedded.writing.lexicon_building import build_lexicon
from search.errors import IndexDamaged
from search.lexicon.lexicon import (
    GRAPH,
    LEXICON,
    Expansion,
    Lexicon,
    find,
)
from search.ranking import WHOLE, Level
from search.strings import StringTable, pack_strings
from search.words.relations import Reason, RelatedForm
from search.words.rules import RULES
from tests import slow_lexicon, strategies
from tests.embedded import words

EXAMPLES = int(os.environ.get("ARSHIF_EXAMPLES", "100"))

# Few stems and many affixes, so that most words have relatives.
related_words = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "ال", "و", "وال", "لل", "م", "است", "أ"]),
    st.sampled_from(["كتب", "كتاب", "كاتب", "لبن", "لبنان", "وزير", "قول", "قال", "covid", "12"]),
    st.sampled_from(["", "ة", "ه", "ات", "ون", "ها", "ى", "ي"]),
)
spellings = st.one_of(related_words, strategies.written_words, words.forms).map(spell).filter(bool)
tables = st.dictionaries(
    st.sampled_from(["000001", "000002", "000003", "000007", "000010"]),
    st.lists(spellings, unique=True, max_size=12),
    max_size=5,
)


def table_of(strings: Sequence[str]) -> StringTable:
    return StringTable.of(pack_strings("x", sorted(map(str.encode, strings))), "x")


def lexicon_of(**segments: Sequence[str]) -> Lexicon:
    return Lexicon(*arrays_of({name: table_of(each) for name, each in segments.items()}))


def arrays_of(
    tables: Mapping[str, StringTable],
) -> tuple[dict[str, AnyArray], dict[str, AnyArray]]:
    """Return the arrays of a lexicon, in which the spelling n is in n + 1 documents, and its graph.

    There are too few articles for contexts.
    """
    arrays, stem_parts = build_lexicon(tables)
    count = len(arrays["spellings.offsets"]) - 1
    arrays["doc_freqs"] = np.arange(1, count + 1, dtype=np.uint32)
    return arrays, build_word_graph(arrays, stem_parts, [], np.empty(0, np.uint8))


def listed(lexicon: Lexicon, found: Expansion) -> list[tuple[str, int]]:
    return [
        (lexicon.spellings[number].decode(), weight)
        for number, weight in zip(found.spellings.tolist(), found.weights.tolist(), strict=True)
    ]


@settings(max_examples=EXAMPLES, deadline=None)
@given(tables)
@example({})
@example({"000001": []})
@example({"000001": ["كتب"], "000002": ["كتب"], "000003": ["كتب", "الكتب"]})
def test_arrays_are_those_of_the_slow_twin(segments: Mapping[str, Sequence[str]]) -> None:
    built = build_lexicon({name: table_of(each) for name, each in segments.items()}).arrays
    expected = slow_lexicon.lexicon_arrays(segments)
    assert list(built) == list(expected)
    for name, array in expected.items():
        assert (name, built[name].dtype, built[name].tolist()) == (
            name,
            array.dtype,
            array.tolist(),
        )


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(spellings, unique=True, max_size=30), st.data())
def test_a_word_meets_what_the_slow_twin_says(known: Sequence[str], data: st.DataObject) -> None:
    seen = st.sampled_from(known) if known else st.nothing()
    asked = data.draw(st.one_of(related_words, strategies.written_words, seen))
    lexicon = lexicon_of(a=known)
    for level in Level:
        found = lexicon.expand(asked, level)
        known_ones = [each.decode() for each in lexicon.spellings]
        doc_freqs = lexicon.doc_freqs.tolist()
        expected = slow_lexicon.expansion(known_ones, doc_freqs, asked, level)
        assert found.spellings.tolist() == [number for number, _ in expected]
        assert found.weights.tolist() == [weight for _, weight in expected]
        assert found.doc_freq == sum(weight * (n + 1) for n, weight in expected) / WHOLE


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(spellings, unique=True, max_size=30), st.data())
def test_a_word_is_looked_up_as_it_is_expanded(known: Sequence[str], data: st.DataObject) -> None:
    seen = st.sampled_from(known) if known else st.nothing()
    asked = data.draw(st.one_of(related_words, strategies.written_words, seen))
    lexicon = lexicon_of(a=known)
    lookup = Lookup(lexicon, np.empty((0, COLUMNS), np.int64))
    for level in Level:
        expected = lexicon.expand(asked, level)
        found, place, doc_freq = lookup.find(asked, level, TITLE | BODY)
        assert place == found.ctypes.data
        looked_up = spellings_in(found, 0)
        assert [each.tolist() for each in looked_up] == [
            expected.spellings.tolist(),
            expected.weights.tolist(),
        ]
        assert doc_freq == expected.doc_freq


def test_a_word_meets_its_spellings_and_its_relatives() -> None:
    lexicon = lexicon_of(a=["وزير", "الوزير", "الوزيرة", "أحمد", "احمد", "لبنان", "لبن"])
    assert listed(lexicon, lexicon.expand("وَزيـر", Level.WORD)) == [
        ("وزير", WHOLE),
        ("الوزير", weight_of(Reason.CLITIC)),
        ("الوزيرة", weight_of(Reason.INFLECTION)),
    ]
    assert listed(lexicon, lexicon.expand("لبنان", Level.WORD)) == [("لبنان", WHOLE)]
    assert listed(lexicon, lexicon.expand("أحمد", Level.EXACT)) == [("أحمد", WHOLE)]
    assert listed(lexicon, lexicon.expand("أحمد", Level.WORD)) == [("أحمد", WHOLE), ("احمد", WHOLE)]


def weight_of(reason: Reason) -> int:
    """Return what a form weighs of which the archive says nothing."""
    return round(RULES[Level.WORD][reason].unjudged * WHOLE)


def test_a_word_that_was_never_seen_meets_its_relatives() -> None:
    lexicon = lexicon_of(a=["إسلام", "الوزير"])
    assert listed(lexicon, lexicon.expand("اسلام", Level.WORD)) == [("إسلام", WHOLE)]
    clitics = weight_of(Reason.CLITIC)
    assert listed(lexicon, lexicon.expand("وللوزير", Level.WORD)) == [("الوزير", clitics)]


def test_partners_of_the_table_meet_though_no_context_is_known() -> None:
    lexicon = lexicon_of(a=["وزير", "وزراء", "زير"])
    related = lexicon.related("وزير", Level.WORD)
    curated = RULES[Level.WORD][Reason.PLURAL].curated
    assert [(each.form, each.reason) for each in related] == [
        ("وزير", Reason.SAME),
        ("وزراء", Reason.PLURAL),
    ]
    assert round(related[1].weight * WHOLE) == round(curated * WHOLE)


def test_a_word_that_was_never_seen_meets_its_partners_of_the_table() -> None:
    lexicon = lexicon_of(a=["أمريكا", "الأمريكي", "وزير", "للوزير"])
    spelled = lexicon.related("أميركا", Level.WORD)
    assert [each.form for each in spelled][:2] == ["اميركا", "امريكا"]
    assert spelled[1].weight == round(RULES[Level.WORD][Reason.NAME].curated * WHOLE) / WHOLE
    assert [each.form for each in lexicon.related("وزراء", Level.WORD)][1:] == ["وزير", "للوزير"]


def test_a_word_is_told_with_its_forms_and_their_articles() -> None:
    lexicon = lexicon_of(a=["أحمد", "احمد", "لأحمد"])
    assert lexicon.related("أحمد", Level.EXACT) == (RelatedForm("احمد", 1.0, Reason.SAME, 3),)
    assert lexicon.related("سمرقند", Level.WIDE) == (RelatedForm("سمرقند", 1.0, Reason.SAME, 0),)


def test_a_word_without_relatives_has_an_empty_expansion() -> None:
    lexicon = lexicon_of(a=["كتاب"])
    for level in Level:
        for word in ("سماء", "zebra", "", "\ud800", "أميركا"):
            found = lexicon.expand(word, level)
            assert (len(found.spellings), len(found.weights), found.doc_freq) == (0, 0, 0)


def test_expansions_are_kept_until_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.lexicon.lexicon.CACHED_SPELLINGS", 12)
    lexicon = lexicon_of(a=["كتاب", "الكتاب", "وزير"])
    first = lexicon.expand("كتاب", Level.WORD)
    assert lexicon.expand("كتاب", Level.WORD) is first
    assert lexicon.expand("وزير", Level.WORD) is lexicon.expand("وزير", Level.WORD)
    for word in ("كتاب", "الكتاب", "والكتاب"):
        assert lexicon.expand(word, Level.WIDE) is lexicon.expand(word, Level.WIDE)
    assert lexicon.expand("كتاب", Level.WORD) is not first


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(st.binary(max_size=4), unique=True).map(sorted), st.binary(max_size=4))
def test_finds_what_a_table_has(strings: list[bytes], other: bytes) -> None:
    table = StringTable.of(pack_strings("x", strings), "x")
    for string in [*strings, other]:
        assert find(table, string) == (strings.index(string) if string in strings else -1)


def test_opens_what_was_written(tmp_path: Path) -> None:
    lexicon_arrays, graph = arrays_of({"000001": table_of(["كتاب", "الكتاب"])})
    write_arrays(tmp_path / LEXICON, "lexicon", lexicon_arrays)
    write_arrays(tmp_path / GRAPH, "graph", graph)
    lexicon = Lexicon.open(tmp_path)
    assert listed(lexicon, lexicon.expand("كتاب", Level.WORD)) == [
        ("كتاب", WHOLE),
        ("الكتاب", weight_of(Reason.CLITIC)),
    ]
    for name in (LEXICON, GRAPH):
        whole = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(whole[:-1])
        with pytest.raises(IndexDamaged, match=rf"{name}.*cut short"):
            Lexicon.open(tmp_path)
        (tmp_path / name).write_bytes(whole)
