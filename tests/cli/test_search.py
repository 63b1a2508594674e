"""`arshif search`: what is asked of the engine, and how the answer is shown."""

import datetime as dt
import json

import pytest

from cli import output
from search import Article, Level, Sort

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


def test_pages_go_on_to_the_last(run):
    assert run("search", "مصر").stdout.startswith("25 articles, page 1 of 3,")
    assert "next: --page 2" in run("search", "مصر").stdout
    last = run("search", "مصر", "--page", "3").stdout
    assert "\n21. " in last
    assert "next:" not in last


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
        *("--from", "2013-01-01", "--to", "2013-12-31", "--section", "سياسة", "--section", "رياضة"),
        *("--source", "الصباح"),
    )
    request = indexes.requests[-1]
    assert (request.text, request.page, request.size) == ("مصر", 2, 5)
    assert (request.sort, request.level) == (Sort.NEWEST, Level.WIDE)
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
    assert list(answer) == ["query", "total", "page", "size", "took_ms", "hits", "facets"]
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
