import datetime as dt

from search import Article
from web.citing import citation
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
