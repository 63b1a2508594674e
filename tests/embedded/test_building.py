"""A segment that is built compiled equals the slow one, array by array."""

import os
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import Record, read_sources
from indexer.mapping import to_article
from search.embedded.storage.digests import digest
from search.embedded.storage.records import encode_article
from search.embedded.storage.segments import SegmentData
from search.embedded.writing.building import build_segment
from search.schema import Article
from tests.embedded.articles import ARTICLES, sample_articles, slow_data

EXAMPLES = int(os.environ.get("ARSHIF_EXAMPLES", "200"))


def records_of(articles: Sequence[Article]) -> list[bytes]:
    return list(map(encode_article, articles))


def assert_same(data: SegmentData, expected: SegmentData) -> None:
    assert list(data.arrays) == list(expected.arrays)
    for name, array in expected.arrays.items():
        assert data.arrays[name].dtype == array.dtype, name
        assert np.array_equal(data.arrays[name], array), name
    assert data.stored == expected.stored


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(ARTICLES, max_size=8))
def test_a_segment_equals_the_slow_one(articles: list[Article]) -> None:
    assert_same(build_segment(records_of(articles)), slow_data(articles))


def test_building_twice_gives_the_same_bytes() -> None:
    articles = sample_articles(50)
    assert_same(build_segment(records_of(articles)), build_segment(records_of(articles)))


def test_lone_surrogates_in_values_are_kept() -> None:
    articles = [Article("\ud800", "", "", section="\udfff"), Article("é", "", "", section="\uffff")]
    arrays = build_segment(records_of(articles)).arrays
    assert arrays["ids.text"].tobytes() == "\ud800é".encode("utf-8", "surrogatepass")
    assert arrays["section.numbers"].tolist() == [0, 1]


def test_digests_tell_contents_apart() -> None:
    article = sample_articles(1)[0]
    changed = [article, replace(article, body=article.body + " "), replace(article, author="ا")]
    digests = build_segment(records_of(changed)).arrays["digests"].tolist()
    assert digests == [digest(it) for it in changed]
    assert len(set(digests)) == len(changed)


def test_more_articles_than_a_segment_holds_are_refused() -> None:
    with pytest.raises(ValueError, match="65536 articles, not 65537"):
        build_segment([b""] * ((1 << 16) + 1))


@pytest.mark.archive
def test_a_segment_of_real_articles_equals_the_slow_one(archive_data: Path) -> None:
    outcomes = read_sources([archive_data / "news" / "antcorpus.jsonl.gz"])
    records = (outcome for outcome in outcomes if isinstance(outcome, Record))
    articles = [to_article(record.document) for record in islice(records, 0, 10_000, 20)]
    assert len(articles) == 500
    assert_same(build_segment(records_of(articles)), slow_data(articles))
