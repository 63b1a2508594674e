"""What a reader sees of an article that answers a query."""

import pytest

from search import Level, SearchRequest
from search.hits import HEADING_WORDS, describe_query, make_hit, mark_article, match_query
from search.matching import Matcher
from search.query import parse_query
from search.request import MAX_MATCHED, Explanation
from tests.indexes import article
from tests.slow_relatives import SlowMeanings


def _matcher(query: str, *texts: str) -> Matcher:
    return match_query(parse_query(query).root, Level.WORD, SlowMeanings(*texts))


def _hit(title: str, body: str, query: str, explanation: Explanation | None = None):
    matcher = _matcher(query, title, body)
    return make_hit(article(1, title, body), matcher, 1.25, {}, explanation)


@pytest.mark.parametrize("count", [0, 1, HEADING_WORDS, HEADING_WORDS + 1])
def test_untitled_article_is_headed_by_its_opening_words(count):
    words = [f"كلمة<{n}>" for n in range(count)]
    heading = _hit("", " \n".join(words), "").title_html
    shown = heading.replace("&lt;", "<").replace("&gt;", ">").split()
    assert shown == [*words[:HEADING_WORDS], *["…"] * (count > HEADING_WORDS)]


def test_matched_forms_are_the_best_first_then_of_title_then_body():
    hit = _hit("الوزير في بيروت", "قال وزير للوزير", "وزير بيروت")
    assert [(m.form, m.because, m.word, m.weight) for m in hit.matched] == [
        ("بيروت", "same", "بيروت", 1.0),
        ("وزير", "same", "وزير", 1.0),
        ("الوزير", "clitic", "وزير", 0.5),
        ("للوزير", "clitic", "وزير", 0.5),
    ]


def test_matched_forms_are_bounded():
    words = [f"كلمة{n}" for n in range(MAX_MATCHED + 9)]
    assert len(_hit("", " ".join(words), " ".join(words)).matched) == MAX_MATCHED


def test_words_of_the_title_have_their_places_in_it():
    hit = _hit("خبر: الوزير", "", "وزير")
    assert [hit.title[slice(*span)] for span in hit.title_highlights] == ["الوزير"]
    assert _hit("", "وزير", "وزير").title_highlights == ()


def test_hit_says_why_when_it_is_explained():
    assert _hit("خبر", "", "خبر").why == ""
    hit = _hit("خبر", "", "خبر", Explanation(1.25, "score"))
    assert hit.why.startswith("وُجدت لأن: ")
    assert hit.explanation == Explanation(1.25, "score")


def test_words_of_a_field_are_marked_in_it_alone():
    hit = _hit("بيروت", "بيروت", "title:بيروت")
    assert hit.title_html == "<mark>بيروت</mark>"
    assert hit.snippet.highlights == ()


def test_article_is_marked_paragraph_by_paragraph():
    whole = article(1, "خبر & بيان", " \n\nقال <الوزير>  كلمة.\n \t\n\nوانتهى الخبر.\n")
    marked = mark_article(whole, _matcher("وزير خبر", whole.title, whole.body))
    assert marked.article == whole
    assert marked.title_html == "<mark>خبر</mark> &amp; بيان"
    assert marked.paragraphs_html == (
        "قال &lt;<mark>الوزير</mark>&gt;  كلمة.",
        "وانتهى <mark>الخبر</mark>.",
    )
    assert [m.form for m in marked.matched] == ["خبر", "الوزير", "الخبر"]


@pytest.mark.parametrize("body", ["", " \n ", "\n\n"])
def test_blank_body_has_no_paragraphs(body):
    assert mark_article(article(1, "", body), _matcher("خبر")).paragraphs_html == ()


def test_query_is_said_back_with_its_level_and_warnings():
    request = SearchRequest('وزير" date:غدا', level=Level.EXACT)
    echo = describe_query(request, parse_query(request.text))
    assert (echo.text, echo.interpreted, echo.level) == (request.text, "وزير", Level.EXACT)
    assert [(w.code, w.span) for w in echo.warnings] == [
        ("lone_quote", (4, 5)),
        ("bad_value", (6, 14)),
    ]
