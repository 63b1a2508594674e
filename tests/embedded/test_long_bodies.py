"""Bodies of a megabyte, of whatever text, are searched, read and explained in little time."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from search import Level
from search.explanation import Derivation, Statistics
from search.hits import make_hit, mark_article, match_query
from search.lexicon.scanning import scanning
from search.query import parse_query
from search.snippet import LEAD
from tests.indexes import article
from tests.slow_relatives import SlowMeanings

SIZE = 1_000_000
SECONDS = 3.0
"""Far more than is needed on an idle machine; what grows with the square takes minutes."""

BODIES = {
    "the word alone": "لبنان ",
    "words of a phrase": "لبنان سوريا ",
    "a word and others": "لبنان كلام كثير لا يعني أحدا. ",
    "no space": "لبنان",
    "spaces": " ",
    "lines": "لبنان\n",
    "points": ".",
    "quotes": '."',
    "marks": "\u064b",
    "markup": "<b>",
    "numbers with commas": "1,200 ",
    "digits and commas": "1,",
    "presentation forms": "\ufefb\ufe8e ",
    "emoji": "\U0001f600",
    "controls": "ل\u200f",
}


NEAR = '"لبنان سوريا"~9 "لبنان لبنان"~99 "لبنان سوريا لبنان"~99'


def _seconds(function: Callable[[], object]) -> float:
    started = time.process_time()
    function()
    return time.process_time() - started


@pytest.mark.parametrize("piece", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("query", ["لبنان", 'لبنان سوريا "لبنان سوريا" "سوريا لبنان كلام"', NEAR])
def test_long_body_takes_little_time(piece: str, query: str) -> None:
    body = f"خبر {piece * (SIZE // len(piece))} خبر"
    part = body[: SIZE // 4]
    root, meanings = parse_query(query).root, SlowMeanings()
    long = article(1, "لبنان", body)
    matcher = match_query(root, Level.WORD, meanings, scanning)
    assert _seconds(lambda: make_hit(long, matcher, 1.0, {})) < SECONDS
    assert _seconds(lambda: mark_article(replace(long, body=part), matcher)) < SECONDS
    statistics = Statistics(1, {"title": 1.0, "body": 1.0}, {})
    derivation = Derivation(root, Level.WORD, meanings, statistics)
    shorter = replace(long, body=part)
    assert _seconds(lambda: derivation.derive(shorter, is_candidate=True)) < SECONDS


def test_snippet_of_a_long_body_is_no_longer_than_others() -> None:
    body = "لبنان سوريا " * (SIZE // 12)
    matcher = match_query(parse_query("لبنان سوريا").root, Level.WORD, SlowMeanings(), scanning)
    hit = make_hit(article(1, "", body), matcher, 1.0, {})
    assert len(hit.snippet.text) < 3 * LEAD
