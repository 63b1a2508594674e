"""What a reader sees of an article that answers a query."""

import pytest

from search import Level, SearchRequest
from search.hits import HEADING_WORDS, describe_query, make_hit, mark_article
from search.query import parse_query
from tests.indexes import article


def _hit(title: str, body: str, query: str):
    return make_hit(article(1, title, body), parse_query(query), Level.WORD, 1.23456789, {})


def test_score_is_rounded_for_the_reader():
    assert _hit("خبر", "", "خبر").score == 1.234568


@pytest.mark.parametrize("count", [0, 1, HEADING_WORDS, HEADING_WORDS + 1])
def test_untitled_article_is_headed_by_its_opening_words(count):
    words = [f"كلمة<{n}>" for n in range(count)]
    heading = _hit("", " \n".join(words), "").title_html
    shown = heading.replace("&lt;", "<").replace("&gt;", ">").split()
    assert shown == [*words[:HEADING_WORDS], *["…"] * (count > HEADING_WORDS)]


def test_matched_forms_are_of_title_then_body():
    hit = _hit("الوزير في بيروت", "قال وزير للوزير", "وزير بيروت")
    assert [(m.form, m.because) for m in hit.matched] == [
        ("الوزير", "stem"),
        ("بيروت", "same"),
        ("وزير", "same"),
        ("للوزير", "stem"),
    ]


def test_words_of_a_field_are_marked_in_it_alone():
    hit = _hit("بيروت", "بيروت", "title:بيروت")
    assert hit.title_html == "<mark>بيروت</mark>"
    assert hit.snippet.highlights == ()


def test_article_is_marked_paragraph_by_paragraph():
    whole = article(1, "خبر & بيان", " \n\nقال <الوزير>  كلمة.\n \t\n\nوانتهى الخبر.\n")
    marked = mark_article(whole, parse_query("وزير خبر"), Level.WORD)
    assert marked.article == whole
    assert marked.title_html == "<mark>خبر</mark> &amp; بيان"
    assert marked.paragraphs_html == (
        "قال &lt;<mark>الوزير</mark>&gt;  كلمة.",
        "وانتهى <mark>الخبر</mark>.",
    )
    assert [m.form for m in marked.matched] == ["خبر", "الوزير", "الخبر"]


@pytest.mark.parametrize("body", ["", " \n ", "\n\n"])
def test_blank_body_has_no_paragraphs(body):
    assert mark_article(article(1, "", body), parse_query("خبر"), Level.WORD).paragraphs_html == ()


def test_query_is_said_back_with_its_level_and_warnings():
    request = SearchRequest('وزير" date:غدا', level=Level.EXACT)
    echo = describe_query(request, parse_query(request.text))
    assert (echo.text, echo.interpreted, echo.level) == (request.text, "وزير", Level.EXACT)
    assert [(w.code, w.span) for w in echo.warnings] == [
        ("lone_quote", (4, 5)),
        ("bad_value", (6, 14)),
    ]
