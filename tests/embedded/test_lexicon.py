"""The lexicon: its arrays, what answers a word, and where that is in a segment."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.analysis import spell
from search.embedded.searching.lexicon import (
    Expansion,
    Lexicon,
    find,
)
from search.embedded.storage.arrays import write_arrays
from search.embedded.storage.strings import StringTable, pack_strings
from search.embedded.writing.lexicon_building import build_lexicon
from search.errors import IndexDamaged
from search.ranking import LEVELS, Level
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
    return Lexicon(build_lexicon({name: table_of(each) for name, each in segments.items()}))


def listed(lexicon: Lexicon, found: Expansion) -> list[tuple[str, float]]:
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
    built = build_lexicon({name: table_of(each) for name, each in segments.items()})
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
        expected = slow_lexicon.expansion([s.decode() for s in lexicon.spellings], asked, level)
        assert found.spellings.tolist() == [number for number, _, _ in expected]
        assert found.weights.tolist() == [weight for _, weight, _ in expected]
        for views, (_, _, expected_views) in zip(found.views.tolist(), expected, strict=True):
            places = enumerate(LEVELS[level])
            assert {view for n, view in places if views >> n & 1} == expected_views


def test_a_word_meets_its_spellings_and_its_relatives() -> None:
    lexicon = lexicon_of(a=["وزير", "الوزير", "الوزيرة", "أحمد", "احمد", "لبنان", "لبن"])
    assert listed(lexicon, lexicon.expand("وَزيـر", Level.WORD)) == [
        ("وزير", 1.0),
        ("الوزير", 0.3),
        ("الوزيرة", 0.3),
    ]
    assert listed(lexicon, lexicon.expand("لبنان", Level.WORD)) == [("لبنان", 1.0)]
    assert listed(lexicon, lexicon.expand("أحمد", Level.EXACT)) == [("أحمد", 1.0)]
    assert listed(lexicon, lexicon.expand("أحمد", Level.WORD)) == [("أحمد", 1.0), ("احمد", 1.0)]


def test_a_word_that_was_never_seen_meets_its_relatives() -> None:
    lexicon = lexicon_of(a=["إسلام", "الوزير"])
    assert listed(lexicon, lexicon.expand("اسلام", Level.WORD)) == [("إسلام", 1.0)]
    assert listed(lexicon, lexicon.expand("وللوزير", Level.WORD)) == [("الوزير", 0.3)]


def test_a_word_without_relatives_has_an_empty_expansion() -> None:
    lexicon = lexicon_of(a=["كتاب"])
    for level in Level:
        for word in ("سماء", "zebra", "", "\ud800"):
            found = lexicon.expand(word, level)
            assert [len(found.spellings), len(found.weights), len(found.views)] == [0, 0, 0]


def test_expansions_are_kept_until_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.embedded.searching.lexicon.CACHED_SPELLINGS", 5)
    lexicon = lexicon_of(a=["كتاب", "الكتاب", "وزير"])
    first = lexicon.expand("كتاب", Level.WORD)
    assert lexicon.expand("كتاب", Level.WORD) is first
    assert lexicon.expand("وزير", Level.WORD) is lexicon.expand("وزير", Level.WORD)
    again = lexicon.expand("كتاب", Level.WIDE)
    assert lexicon.expand("كتاب", Level.WIDE) is again
    assert lexicon.expand("كتاب", Level.WORD) is not first


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(st.binary(max_size=4), unique=True).map(sorted), st.binary(max_size=4))
def test_finds_what_a_table_has(strings: list[bytes], other: bytes) -> None:
    table = StringTable.of(pack_strings("x", strings), "x")
    for string in [*strings, other]:
        assert find(table, string) == (strings.index(string) if string in strings else -1)


def test_opens_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.arrays"
    write_arrays(path, "lexicon", build_lexicon({"000001": table_of(["كتاب", "الكتاب"])}))
    lexicon = Lexicon.open(path)
    assert listed(lexicon, lexicon.expand("كتاب", Level.WORD)) == [("كتاب", 1.0), ("الكتاب", 0.3)]
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(IndexDamaged, match="cut short"):
        Lexicon.open(path)
