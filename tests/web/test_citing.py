import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Article
from web.citing import ISOLATES, citation, isolated
from web.language import ENGLISH, speaking

ARTICLE = Article(
    "1", "عنوان الخبر", "نص", dt.date(2017, 1, 20), source="Jawhara FM", author="سلمى"
)
ADDRESS = "https://archive.example/articles/1"


def test_citation_names_what_is_known_each_part_isolated() -> None:
    assert citation(ARTICLE, ADDRESS) == (
        "\u2068سلمى\u2069، «\u2068عنوان الخبر\u2069»، \u2068Jawhara FM\u2069، "
        "20 كانون الثاني/يناير 2017، \u2068https://archive.example/articles/1\u2069"
    )


def test_unknown_parts_leave_no_trace() -> None:
    assert citation(Article("1", "", "نص"), ADDRESS) == f"\u2068{ADDRESS}\u2069"


def test_citation_is_in_the_language_of_the_page() -> None:
    with speaking(ENGLISH):
        assert "“\u2068عنوان الخبر\u2069”, \u2068Jawhara FM\u2069, 20 January 2017" in citation(
            ARTICLE, ADDRESS
        )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\u2067abc", "\u2067abc\u2069"),
        ("\u2066\u2068abc\u2069", "\u2066\u2068abc\u2069\u2069"),
        ("abc\u2069\u202eabc", "abc\u202eabc"),
        ("\u2066abc\u2069\u2069\u2069", "\u2066abc\u2069"),
        ("\u202eabc", "\u202eabc"),
    ],
)
def test_a_part_can_neither_leave_its_isolate_nor_keep_it_open(text: str, kept: str) -> None:
    assert isolated(text) == f"\u2068{kept}\u2069"


@given(st.text("اa\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
def test_nothing_of_a_part_reaches_beyond_it(text: str) -> None:
    depth, made = 0, isolated(text)
    for place, character in enumerate(made):
        depth += (character in ISOLATES) - (character == "\u2069")
        assert depth > 0 or place == len(made) - 1
    assert depth == 0
