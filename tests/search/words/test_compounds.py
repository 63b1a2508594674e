"""Compounds are asked for in one word and in several."""

import datetime as dt

import pytest

from search.analysis import fold
from search.query import Group, parse_query, print_query
from search.ranking import Level
from search.words.compounds import split_compound, with_compounds

TODAY = dt.date(2026, 1, 2)


def asked(text: str, level: Level = Level.WORD) -> Group:
    return with_compounds(parse_query(text, TODAY).root, level)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("عبدالله", ("عبد", "الله")),
        ("عبدالرحمن", ("عبد", "الرحمن")),
        ("أبوظبي", ("ابو", "ظبي")),
        ("عبدان", ()),
        ("عبد", ()),
        ("وزير", ()),
        ("", ()),
    ],
)
def test_splits_names_only(word: str, parts: tuple[str, ...]) -> None:
    assert split_compound(fold(word)) == parts


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("الملك عبدالله", 'الملك (عبدالله OR "عبد الله")'),
        ("الملك عبد الله", "الملك (عبد OR عبدالله) (الله OR عبدالله)"),
        ("+عبدالله", '+(عبدالله OR "عبد الله")'),
        ("عبد -الله", "عبد -الله"),
        ('"عبد الله"', '"عبد الله"'),
        ("=عبدالله", "=عبدالله"),
        ("عنوان:أبوظبي", 'title:(أبوظبي OR "ابو ظبي")'),
        ("وزير الخارجية", "وزير الخارجية"),
    ],
)
def test_asks_for_either_way_of_writing(query: str, expected: str) -> None:
    # Fields are distributed by the parser, so that what is expected is read as a query too.
    assert print_query(asked(query)) == print_query(parse_query(expected, TODAY).root)


def test_level_exact_asks_for_what_was_typed() -> None:
    assert asked("الملك عبدالله", Level.EXACT) == parse_query("الملك عبدالله", TODAY).root


def test_a_query_without_compounds_stays_what_it_is() -> None:
    root = parse_query("وزير +(لبنان OR سوريا) -حرب", TODAY).root
    assert with_compounds(root, Level.WORD) is root
