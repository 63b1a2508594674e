import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document
from indexer.report import contents
from indexer.report.contents import Contents, ContentsCounter, tell_language

DOCUMENTS = st.builds(
    Document,
    id=st.just("1"),
    title=st.text(max_size=5),
    body=st.text("سa1 ", max_size=600),
    date=st.none() | st.dates(dt.date(2010, 1, 1), dt.date(2012, 1, 1)),
    source=st.sampled_from(["", "أ", "ب"]),
    section=st.sampled_from(["", "رياضة"]),
    hijri=st.sampled_from(["", "1437-09-15"]),
)


def count(documents: list[Document]) -> Contents:
    counter = ContentsCounter()
    for document in documents:
        counter.add(document)
    return counter.close()


@given(st.lists(DOCUMENTS))
def test_every_article_is_counted_once_in_each_way(documents: list[Document]) -> None:
    found = count(documents)
    months = Counter(f"{each.date:%Y-%m}" for each in documents if each.date)
    assert dict(found.months) == months
    assert [name for name, _ in found.months] == sorted(months)
    assert found.undated == len(documents) - months.total()
    assert dict(found.sources) == Counter(each.source for each in documents)
    for counts in (found.sources, found.sections, found.languages, found.lengths):
        assert sum(number for _, number in counts) == len(documents)


@pytest.mark.parametrize(
    ("characters", "least"),
    [(0, 0), (124, 0), (125, 125), (249, 125), (250, 250), (999, 500), (1000, 1000), (1999, 1000)],
)
def test_lengths_are_counted_by_powers_of_two(characters: int, least: int) -> None:
    assert count([Document("1", "", "س" * characters)]).lengths == ((str(least), 1),)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("وصل الوفد إلى BBC", contents.ARABIC),
        ("The delegation arrived in بيروت", contents.LATIN),
        ("گفت‌وگو با رئیس", contents.PERSIAN_OR_URDU),
        ("2016 - 3", contents.NO_LETTERS),
        ("", contents.NO_LETTERS),
    ],
)
def test_language_is_told_by_its_letters(text: str, language: str) -> None:
    assert tell_language(text) == language


def test_names_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "MAX_NAMES", 3)
    found = count([Document(str(n), "", "", source=f"جريدة {n}") for n in range(10)])
    assert found.sources[0] == (contents.OTHER, 7)
    assert len(found.sources) == 4


@given(st.lists(DOCUMENTS, max_size=30), st.integers(0, 5), st.integers(1, 3))
def test_articles_counted_together_are_counted_as_one_by_one(
    documents: list[Document], alike: int, names: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(contents, "MAX_NAMES", names)
        together = count(documents)
        patch.setattr(contents, "_MAX_ALIKE", 0)
        one_by_one = count(documents)
        patch.setattr(contents, "_MAX_ALIKE", alike)
        assert count(documents) == together == one_by_one


LETTERS = st.text("سلاپگھں aZé،. «»123\u200c\ufdfb", max_size=200)


@given(LETTERS)
def test_language_is_that_of_its_letters_counted_one_by_one(text: str) -> None:
    sample = text[:120]
    arabic = sum("\u0620" <= letter <= "\u064a" for letter in sample)
    latin = sum((letter.isascii() and letter.isalpha()) or letter == "é" for letter in sample)
    expected = contents.ARABIC if arabic >= latin else contents.LATIN
    if not arabic and not latin:
        expected = contents.NO_LETTERS
    if set(sample) & set("پگھں"):
        expected = contents.PERSIAN_OR_URDU
    assert tell_language(text) == expected
