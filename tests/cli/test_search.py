"""`arshif search`: what is asked of the engine, and how the answer is shown."""

import datetime as dt
import json

import pytest

from cli import output
from cli.result import REASONS
from search import Article, Level, Match, Recency, Rewriting, Sort, Suggestion

LEBANON = Article(
    id="a-1",
    title="انتخابات لبنان",
    body="جرت في لبنان انتخابات [red]نيابية[/red] أمس",
    date=dt.date(2013, 5, 4),
    section="سياسة",
    source="الصباح",
    url="https://example.org/1",
)
OTHERS = [Article(f"b-{n}", f"خبر {n}", "خبر من مصر") for n in range(25)]


@pytest.fixture(autouse=True)
def published(indexes):
    indexes.publish("arshif-index", LEBANON, *OTHERS)


def test_hits_are_listed_for_people(run):
    result = run("search", "لبنان")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "1 article, page 1 of 1, 2 ms",
        "",
        "1. انتخابات لبنان",
        "   2013-05-04 · الصباح · سياسة",
        "   جرت في لبنان انتخابات [red]نيابية[/red] أمس",
        "   https://example.org/1",
    ]


def test_matches_are_coloured_on_a_terminal(run, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[1;33mلبنان\x1b[0m انتخابات" in run("search", "لبنان").stdout


def test_matches_in_titles_are_coloured_too(run, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    first_line = run("search", "لبنان").stdout.splitlines()[2]
    assert first_line == "1. \x1b[1mانتخابات \x1b[0m\x1b[1;33mلبنان\x1b[0m"


def test_hits_are_explained_when_it_is_asked_for(run):
    assert run("search", "لبنان", "--explain").stdout.splitlines()[-4:] == [
        "   وُجدت لأن: لبنان",
        "   1 score",
        "     0.25 idf",
        "     4 freq",
    ]
    assert "score" not in run("search", "لبنان").stdout
    (hit,) = json.loads(run("search", "لبنان", "--explain", "--json").stdout)["hits"]
    assert hit["why"] == "وُجدت لأن: لبنان"
    assert [part["value"] for part in hit["explanation"]["children"]] == [0.25, 4.0]


def test_pages_go_on_to_the_last(run):
    assert run("search", "مصر").stdout.startswith("25 articles, page 1 of 3,")
    assert "next: --page 2" in run("search", "مصر").stdout
    last = run("search", "مصر", "--page", "3").stdout
    assert "\n21. " in last
    assert "next:" not in last


def test_the_other_total_is_said_where_there_are_two(run):
    assert run("search", "لبنان انتخابات").stdout.startswith("1 article, page 1")
    lines = run("search", "خبر لبنان").stdout.splitlines()
    assert lines[0] == "no articles with all of the words (26 with any)"
    first = run("search", "لبنان", "جرت", "مصر", "--match", "any").stdout.splitlines()[0]
    assert first == "26 articles with any of the words (0 with all), page 1 of 3, 2 ms"


def test_page_past_the_end_names_the_last_page(run):
    result = run("search", "مصر", "--page", "9")
    assert result.exit_code == 0
    assert "the last one is --page 3" in result.stdout


def test_no_hits_is_no_error(run):
    result = run("search", "سمرقند")
    assert result.exit_code == 0
    assert result.stdout == "no articles\n\na looser search: --level wide\n"


def test_every_option_reaches_the_request(run, indexes):
    run(
        *("search", "مصر", "--page", "2", "--size", "5", "--sort", "newest", "--level", "wide"),
        *("--recency", "strong", "--match", "all"),
        *("--from", "2013-01-01", "--to", "2013-12-31", "--section", "سياسة", "--section", "رياضة"),
        *("--source", "الصباح"),
    )
    request = indexes.requests[-1]
    assert (request.text, request.page, request.size) == ("مصر", 2, 5)
    assert (request.sort, request.level) == (Sort.NEWEST, Level.WIDE)
    assert (request.recency, request.match) == (Recency.STRONG, Match.ALL)
    assert (request.date_from, request.date_to) == (dt.date(2013, 1, 1), dt.date(2013, 12, 31))
    assert (request.sections, request.sources) == (("سياسة", "رياضة"), ("الصباح",))


@pytest.mark.parametrize(
    "arguments, text",
    [
        (["-لبنان"], "-لبنان"),
        (["--", "-لبنان"], "-لبنان"),
        (["مصر", "-لبنان", "--size", "5"], "مصر -لبنان"),
        (['-"كأس العالم"'], '-"كأس العالم"'),
        (["-(مصر OR لبنان)"], "-(مصر OR لبنان)"),
        (["القوات", "الأمريكية"], "القوات الأمريكية"),
        (["--", "--size"], "--size"),
        ([""], ""),
        (["caf\udce9"], "caf\ufffd"),
    ],
)
def test_query_is_taken_as_it_was_typed(run, indexes, arguments, text):
    result = run("search", *arguments)
    assert result.exit_code == 0
    assert indexes.requests[-1].text == text


def test_json_is_the_search_result(run):
    result = run("search", "لبنان", "--json")
    answer = json.loads(result.stdout)
    assert result.stdout.count("\n") == 1
    assert " ".join(answer) == (
        "query total totals stories match page size took_ms hits facets timeline"
        " suggestions rewritten compared"
    )
    assert answer["query"] == {
        "text": "لبنان",
        "interpreted": "لبنان",
        "level": "word",
        "warnings": [],
    }
    assert answer["hits"][0]["date"] == "2013-05-04"
    assert answer["hits"][0]["snippet"]["highlights"] == [[7, 12]]
    assert answer["facets"] == {"section": [], "source": []}


@pytest.mark.parametrize(
    "arguments, words",
    [
        (["--size", "0"], "size must be from 1 to 100"),
        (["--size", "101"], "size must be from 1 to 100"),
        (["--page", "0"], "page must be 1 or more"),
        (["--from", "2017-13-01"], "'2017-13-01' is not a date like 2017-03-31"),
        (["--from", "2017-02-01", "--to", "2017-01-01"], "ends before it begins"),
    ],
)
def test_parameter_out_of_range_is_misuse(run, arguments, words):
    result = run("search", "مصر", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_index_comes_from_option_then_environment(run, indexes, monkeypatch):
    indexes.publish("other", LEBANON)
    monkeypatch.setenv("ARSHIF_INDEX", "other")
    assert run("search", "").stdout.startswith("1 article,")
    assert run("search", "", "--index", "arshif-index").stdout.startswith("26 articles,")


def test_missing_index_says_what_to_run(run):
    result = run("search", "مصر", "--index", "nowhere")
    assert result.exit_code == 1
    assert result.stderr.startswith("error: there is no index in nowhere; make one with: arshif")


def test_article_cannot_command_the_terminal(run, indexes):
    indexes.publish("arshif-index", Article("x", "a\x1b[2J\nb\u202e", "\x07\x9b31m خبر\u2028مصر"))
    result = run("search", "مصر")
    assert not set("\x1b\x07\x9b\u202e\u2028") & set(result.stdout)
    assert "1. a [2J b" in result.stdout


def test_harmless_text_keeps_its_length():
    text = "a\x1b\x07\n\u202eب"
    assert len(output.plain(text)) == len(text)


LEBANON_MEANT = {"gfkhk": (Suggestion("لبنان", Rewriting.LAYOUT, 1),)}


def test_suggestions_come_with_their_counts(run, indexes):
    indexes.suggestions = {"خبر": (Suggestion("أخبار", Rewriting.SPELLING, 1200),)}
    lines = run("search", "خبر").stdout.splitlines()
    assert lines[0] == "did you mean (1,200 articles): أخبار"
    assert lines[1].startswith("25 articles, page 1 of 3")


def test_the_best_one_is_searched_where_nothing_is_found(run, indexes):
    indexes.suggestions = LEBANON_MEANT
    assert run("search", "gfkhk").stdout.splitlines()[:3] == [
        "nothing found for gfkhk (typed on another keyboard layout)",
        "searched instead: لبنان",
        "1 article, page 1 of 1, 2 ms",
    ]
    result = json.loads(run("search", "gfkhk", "--json").stdout)
    assert result["rewritten"] == {"typed": "gfkhk", "kind": "layout"}


def test_verbatim_searches_nothing_else(run, indexes):
    indexes.suggestions = LEBANON_MEANT
    lines = run("search", "--verbatim", "gfkhk").stdout.splitlines()
    assert lines[:2] == ["did you mean (1 article): لبنان", "no articles"]


def test_suggestions_are_asked_for(run, indexes):
    run("search", "--suggest", "لبنان")
    assert indexes.requests[-1].suggest


def test_every_kind_has_a_reason():
    assert set(REASONS) == set(Rewriting)
