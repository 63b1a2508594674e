"""The table of partners is what it says, and holds both ways."""

from collections import Counter

import pytest

from search.analysis import fold, stem
from search.words import partners as table
from search.words.patterns import PLURALS, find_radicals


def stems_of(word: str) -> dict[str, str]:
    return dict(table.partner_stems().get(stem(fold(word)), ()))


@pytest.mark.parametrize(
    ("word", "partner", "reason"),
    [
        ("رئيس", "رؤساء", "plural"),
        ("حزب", "أحزاب", "plural"),
        ("امرأة", "نساء", "plural"),
        ("قال", "يقول", "inflection"),
        ("تم", "يتم", "inflection"),
        ("مسؤول", "مسئول", "spelling"),
        ("مئة", "مائة", "spelling"),
        ("غوغل", "قوقل", "name"),
        ("واشنطن", "واشنطون", "name"),
    ],
)
def test_partners_are_known_both_ways(word: str, partner: str, reason: str) -> None:
    assert stems_of(word)[stem(fold(partner))] == reason
    assert stems_of(partner)[stem(fold(word))] == reason


def test_every_partner_has_its_word_as_partner() -> None:
    mapping = table.partner_stems()
    assert all((word, reason) in mapping[it] for word in mapping for it, reason in mapping[word])
    assert all(word != it for word in mapping for it, _ in mapping[word])


def test_compounds_are_written_in_one_word_and_in_several() -> None:
    compounds = table.compounds()
    assert compounds["عبدالله"] == ("عبد", "الله")
    assert compounds["ابوظبي"] == ("ابو", "ظبي")
    assert all(word == "".join(parts) for word, parts in compounds.items())


def test_the_table_is_as_large_as_it_says() -> None:
    counts = Counter(row.reason for row in table.partners())
    assert counts["plural"] >= 400
    assert counts["inflection"] >= 120
    assert set(counts) == table.REASONS


def test_a_plural_is_of_the_pattern_that_its_source_names() -> None:
    for row in table.partners():
        assert row.source == "hand" or (row.reason == "plural" and row.source[:7] == "Wright ")
        if row.source != "hand":
            one, other = map(fold, row.source[7:].split("→"))
            radicals = find_radicals(fold(row.word), one)
            assert radicals, row
            assert radicals == find_radicals(fold(row.partner), other), row


def test_the_plurals_of_the_table_are_of_the_known_patterns() -> None:
    """Some are left to the table: most pairs of these patterns are other words."""
    known = {pattern for pair in PLURALS for pattern in pair}
    named = {fold(it) for row in table.partners() for it in row.source[7:].split("→")} - {""}
    assert {it.removesuffix("ه") for it in named} - known <= {"فعلي", "فعلان", "تفعل", "تفاعل"}


@pytest.mark.parametrize(
    "line",
    [
        "رئيس\tرؤساء\tplural",
        "رئيس\tرؤساء\tplural\t",
        "رئيس\tرؤساء\tkin\thand",
        "أحمد\tاحمد\tspelling\thand",
        "رئيس\tرؤساء\tplural\thand\nرؤساء\tرئيس\tplural\thand",
        "عبدالله\tعبد الله\tname\thand",
        "عبدالله\tعبدللة\tcompound\thand",
    ],
)
def test_a_wrong_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="line"):
        table.parse_partners(line.split("\n"))


def test_comments_and_empty_lines_are_no_partners() -> None:
    assert table.parse_partners(["# رئيس", "", "باب\tأبواب\tplural\thand"]) == (
        table.Partners("باب", "أبواب", "plural", "hand"),
    )
