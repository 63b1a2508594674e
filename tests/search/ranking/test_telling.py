"""The telling words of an article: which, in what order, how written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import fold, is_stop
from search.ranking.telling import MOST_WORDS, telling_words
from tests.indexes import article
from tests.strategies import texts


def _told(title, body, freqs=None, articles=100, **options):
    counts = {fold(word): count for word, count in (freqs or {}).items()}
    return telling_words(
        article(1, title, body), lambda word: counts.get(fold(word), 5), articles, **options
    )


@pytest.mark.parametrize(
    ("title", "body", "freqs", "expected"),
    [
        ("", "قمح قمح خبز", {}, ["قمح", "خبز"]),
        ("خبز", "قمح خبز", {}, ["خبز", "قمح"]),
        ("", "قمح خبز", {"قمح": 50}, ["خبز", "قمح"]),
        ("", "قمح قمح خبز", {"قمح": 90}, ["خبز", "قمح"]),
        ("", "من القمح إلى الخبز", {}, ["الخبز", "القمح"]),
        ("", "قمح خبز", {"قمح": 1, "خبز": 2}, ["خبز"]),
        ("", "قمح", {"قمح": 0}, []),
        ("", "م ق و 5 15", {}, ["15"]),
        ("مدرسة", "مدرسه مدرسةٌ كلية", {}, ["مدرسة", "كلية"]),
        ("", "", {}, []),
        ("في", "من إلى", {}, []),
    ],
)
def test_words_by_tf_idf(title, body, freqs, expected):
    assert _told(title, body, freqs) == expected


def test_an_occurrence_in_the_title_counts_for_two():
    assert _told("قمح", "خبز خبز خبز") == ["خبز", "قمح"]
    assert _told("قمح", "خبز قمح خبز") == ["قمح", "خبز"]


def test_at_most_so_many():
    words = " ".join(f"كلمة{number}" for number in range(100))
    assert len(_told("", words)) == MOST_WORDS == 25
    assert _told("", words, most=3) == _told("", words)[:3]


@given(texts, texts, st.integers(2, 50))
def test_words_are_of_the_article_each_form_once_and_none_is_a_stop_word(title, body, count):
    words = telling_words(article(1, title, body), lambda word: count, 100)
    forms = [fold(word) for word in words]
    assert len(set(forms)) == len(forms) <= MOST_WORDS
    for word in words:
        assert word in title or word in body
        assert not is_stop(word)
