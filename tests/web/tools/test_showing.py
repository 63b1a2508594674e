"""What a result says beside its articles, and text that no protocol can hold."""

from dataclasses import replace

from search import (
    Article,
    QueryEcho,
    QueryWarning,
    Rewriting,
    Rewritten,
    SearchRequest,
    Suggestion,
)
from web.manual.example import EXAMPLE
from web.tools.showing import fetched_of, results_of

ODD = QueryWarning("lone_quote", "علامة اقتباس بلا قرينة؛ أُهملت", (0, 1))


def test_notes_tell_in_english_what_was_odd_and_what_may_be_meant() -> None:
    result = replace(
        EXAMPLE,
        query=QueryEcho("القمح", "القمح", EXAMPLE.query.level, (ODD,)),
        rewritten=Rewritten("hgrlp", Rewriting.LAYOUT),
        suggestions=(Suggestion("الفتح", Rewriting.SPELLING, 12),),
    )
    shown = results_of(result, SearchRequest("hgrlp"), "")
    assert shown.query == "القمح"
    instead, odd, meant = shown.notes
    assert "hgrlp" in instead and "القمح" in instead and instead.startswith("Nothing matches")
    assert "quot" in odd
    assert meant == "Did you mean: الفتح (12 articles)"


def test_nothing_odd_is_not_noted() -> None:
    result = replace(EXAMPLE, query=replace(EXAMPLE.query, warnings=()))
    assert results_of(result, SearchRequest("القمح"), "").notes == ()


def test_pages_are_of_results_and_end_where_no_more_can_be_asked_for() -> None:
    for stories, pages in ((0, 0), (1, 1), (10, 1), (11, 2), (20_000, 1000)):
        result = replace(EXAMPLE, total=30_000, stories=stories)
        shown = results_of(result, SearchRequest("القمح"), "")
        assert (shown.total, shown.pages) == (30_000, pages)


def test_halves_of_surrogate_pairs_are_shown_as_such() -> None:
    article = Article("a\ud800", "\ud800", "نص \udfff", url="https://a.example/\ud800")
    fetched = fetched_of(article, "https://archive.example")
    assert (fetched.title, fetched.text) == ("�", "نص �")
    for text in (fetched.id, fetched.url, fetched.metadata.original_url):
        text.encode()
