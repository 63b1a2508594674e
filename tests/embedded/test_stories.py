"""Signatures and stories equal their slow twins, and tell what exact resemblance tells."""

import datetime as dt
import random
from collections.abc import Sequence
from itertools import compress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import find_files
from indexer import build_index
from search import open_engine, open_maintenance, open_writer
from search.compiling import AnyArray
from search.embedded.kernels.clustering import ROWS
from search.embedded.storage.contents import Contents
from search.embedded.storage.documents import open_documents, write_documents
from search.embedded.storage.pointer import served_directory, served_manifest
from search.embedded.storage.records import encode_article
from search.embedded.verification import stories_fit
from search.embedded.writing.building import build_segment
from search.embedded.writing.story_building import LEAST_AGREEMENT, tell_stories
from search.schema import Article
from tests import slow_stories
from tests.indexes import article, publish

COPIES = 12


def wire_story(seed: int, words: int = 200) -> list[str]:
    """Return the words of a story that shares no shingle with another's."""
    chosen = random.Random(seed)
    return [f"كلمة{chosen.randrange(10**9)}" for _ in range(words)]


def edited(words: Sequence[str], edits: int, seed: int) -> str:
    """Return the text with so many words replaced: each takes three shingles with it."""
    changed, chosen = list(words), random.Random(seed)
    for place in chosen.sample(range(len(words)), edits):
        changed[place] = f"غيرها{chosen.randrange(10**9)}"
    return " ".join(changed)


def signatures_of(articles: Sequence[Article]) -> AnyArray:
    arrays = build_segment(list(map(encode_article, articles))).arrays
    return arrays["signatures"].reshape(-1, 64)


def days_of(articles: Sequence[Article]) -> AnyArray:
    return np.array([a.date.toordinal() if a.date else 0 for a in articles], np.int32)


def told(articles: Sequence[Article]) -> list[list[int]]:
    """Return the stories of articles as the index tells them."""
    alive = np.ones(len(articles), np.bool_)
    arrays = tell_stories(signatures_of(articles), days_of(articles), alive)
    stories = slow_stories.parted(arrays["story.starts"].tolist(), arrays["story.members"].tolist())
    assert arrays["stories"].tolist() == slow_stories.story_column(stories, len(articles))
    return stories


# Few values, so that signatures agree in part, often at the threshold.
SIGNATURES = st.lists(
    st.integers(0, 2**32)
    .map(random.Random)
    .map(
        lambda chosen: [chosen.choices((7, chosen.randrange(256)), (12, 7))[0] for _ in range(64)]
    ),
    max_size=30,
)


@given(SIGNATURES, st.data())
def test_stories_of_signatures_equal_the_slow_ones(signatures, data) -> None:
    count = len(signatures)
    days = data.draw(st.lists(st.integers(0, 3), min_size=count, max_size=count))
    alive = data.draw(st.lists(st.booleans(), min_size=count, max_size=count))
    arrays = tell_stories(
        np.array(signatures, np.uint8).reshape(-1, 64),
        np.array(days, np.int32),
        np.array(alive, np.bool_),
    )
    order = sorted((n for n in range(count) if alive[n]), key=lambda n: (days[n] == 0, days[n], n))
    expected = slow_stories.tell_stories(
        order, slow_stories.signed_likeness(signatures), LEAST_AGREEMENT
    )
    parted = slow_stories.parted(arrays["story.starts"].tolist(), arrays["story.members"].tolist())
    assert parted == expected
    assert arrays["stories"].tolist() == slow_stories.story_column(expected, count)


def test_copies_with_small_edits_are_one_story_as_exact_resemblance_says() -> None:
    # The further from the threshold of 0.6, the surer: two edits in 200 words leave 0.94.
    articles = [
        article(f"{story}-{copy}", f"عنوان {copy}", edited(wire_story(story), 3 * (copy > 0), copy))
        for copy in range(COPIES)
        for story in range(5)
    ]
    stories = told(articles)
    assert stories == slow_stories.stories_of(articles, 0.6)
    assert [len(members) for members in stories] == [COPIES] * 5


def test_what_shares_a_part_is_no_story() -> None:
    whole = wire_story(1)
    articles = [article("a", body=" ".join(whole)), article("b", body=edited(whole, 40, 2))]
    assert slow_stories.resemblance(*articles) < 0.5
    assert told(articles) == []


def test_no_chain_of_small_changes_joins_what_does_not_resemble() -> None:
    words, articles = wire_story(1), []
    for step in range(12):
        articles.append(article(step, body=" ".join(words)))
        words = words[12:] + wire_story(100 + step, 12)
    for members in told(articles):
        first = articles[members[0]]
        assert all(slow_stories.resemblance(first, articles[n]) > 0.4 for n in members)


def test_the_first_of_a_story_is_the_earliest_and_undated_ones_come_last() -> None:
    body = " ".join(wire_story(1))
    dates = (None, dt.date(2017, 1, 3), dt.date(2016, 1, 1), None, dt.date(2017, 1, 3))
    articles = [article(n, body=body, date=date) for n, date in enumerate(dates)]
    assert told(articles) == [[2, 1, 4, 0, 3]]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("خبر", "نص قصير"), ("خبر", "نص قصير"), True),
        (("خبر", "نص قصير"), ("خَبَر", "نصّ قصير"), True),
        (("خبر", "نص قصير"), ("خبر آخر", "نص قصير"), False),
        (("خبر", "نص قصير"), ("خبر", "نص قصير جدا"), False),
        (("خبر", ""), ("خبر", ""), True),
        (("خبر", ""), ("", "خبر"), False),
        (("", ""), ("", ""), False),
        (("خبر", "كلمة " * 19), ("خبر", "كلمة " * 18), False),
    ],
)
def test_short_articles_are_alike_only_if_they_are_equal(one, other, alike) -> None:
    articles = [article("a", *one), article("b", *other)]
    assert bool(told(articles)) is alike
    assert bool(slow_stories.resemblance(*articles)) is alike


def test_signatures_do_not_depend_on_what_else_is_in_the_segment() -> None:
    articles = [article(n, "عنوان", edited(wire_story(n), n, n)) for n in range(10)]
    together = signatures_of(articles)
    alone = [signatures_of([each])[0] for each in articles]
    assert np.array_equal(together, np.array(alone))
    assert np.array_equal(signatures_of(articles[::-1])[::-1], together)


def test_a_form_filled_in_very_often_is_compared_with_a_bounded_number() -> None:
    """All agree in a band and in little else; the time is bounded, and equal ones still meet."""
    chosen = np.random.default_rng(1)
    signatures = chosen.integers(0, 256, (3000, 64), np.uint8)
    signatures[:, :ROWS] = 9
    signatures[-1] = signatures[-2]
    arrays = tell_stories(signatures, np.zeros(3000, np.int32), np.ones(3000, np.bool_))
    assert arrays["story.members"].tolist() == [2998, 2999]


def test_a_published_generation_keeps_its_stories(tmp_path: Path) -> None:
    body = " ".join(wire_story(1))
    publish(tmp_path, [article(1, body=body), article(2, "غيره"), article(3, body=body)])
    documents = open_documents(served_directory(tmp_path))
    assert documents["stories"].tolist() == [1, 0, 1]
    assert documents["story.starts"].tolist() == [0, 2]
    assert documents["story.members"].tolist() == [0, 2]


def column(index: Path) -> dict[str, int]:
    """Return the story of each living article by its id."""
    documents = open_documents(served_directory(index))
    contents = Contents.open(*served_manifest(index))
    pairs = zip(contents.ids(), documents["stories"].tolist(), strict=True)
    living = compress(pairs, contents.alive.tolist())
    return {name.decode(): story for name, story in living}


def test_a_new_article_joins_the_story_of_an_old_one_and_a_dead_one_leaves(tmp_path: Path) -> None:
    words = wire_story(1)
    publish(tmp_path, [article(n, body=edited(words, 1, n)) for n in range(3)])
    assert column(tmp_path) == {"0": 1, "1": 1, "2": 1}
    update(tmp_path, [article("new", body=edited(words, 2, 9))], deleted=["0"])
    assert column(tmp_path) == {"1": 1, "2": 1, "new": 1}
    update(tmp_path, [article("new", "غيره")], deleted=["1"])
    assert set(column(tmp_path).values()) == {0}


def test_merged_segments_and_a_new_word_graph_keep_stories(tmp_path: Path) -> None:
    texts = [article(n, body=edited(wire_story(n % 3), 1, n)) for n in range(12)]
    publish(tmp_path / "whole", texts)
    publish(tmp_path / "grown", texts[:1])
    for each in texts[1:]:
        update(tmp_path / "grown", [each])
    with open_writer(tmp_path / "grown", update=True) as writer:
        writer.regraph()
        writer.verify()
        writer.publish()
    assert column(tmp_path / "grown") == column(tmp_path / "whole")
    assert set(column(tmp_path / "whole").values()) == {1, 2, 3}


def update(index: Path, articles: Sequence[Article], deleted: Sequence[str] = ()) -> None:
    with open_writer(index, update=True) as writer:
        for each in articles:
            writer.add(each)
        for name in deleted:
            writer.delete(name)
        writer.verify()
        writer.publish()


@pytest.mark.parametrize(
    "broken",
    [
        {"stories": [1, 0, 1, 0]},
        {"stories": [1, 0, 0]},
        {"story.starts": [0, 1]},
        {"story.starts": [0, 1, 2], "stories": [1, 0, 2]},
        {"story.members": [0, 0]},
        {"story.members": [0, 9]},
        {"story.members": [0, 1], "stories": [1, 1, 0]},
    ],
    ids=str,
)
def test_verify_finds_stories_that_do_not_fit(tmp_path: Path, broken: dict[str, list[int]]) -> None:
    alive = np.array([True, False, True])
    sound = {"stories": [1, 0, 1], "story.starts": [0, 2], "story.members": [0, 2]}
    for arrays, is_sound in ((sound, True), (sound | broken, False)):
        told = {name: np.array(values, np.uint32) for name, values in arrays.items()}
        write_documents(tmp_path, np.arange(3, dtype=np.uint32), alive, told)
        assert stories_fit(open_documents(tmp_path)) is is_sound


@pytest.mark.archive
def test_the_repeats_of_a_real_archive_are_found(archive_data: Path, tmp_path: Path) -> None:
    """By body 195 articles repeat an earlier one; 22 of these have none, with 21 titles."""
    files = find_files([archive_data / "news" / "antcorpus.jsonl.gz"])
    report = build_index(files, open_writer(tmp_path))
    kinds = {each.kind: each.count for each in report.skipped.kinds}
    assert (report.indexed, kinds) == (9_996, {"duplicate": 165})
    stories = open_maintenance(tmp_path).stories(100)
    assert (stories.stories, stories.articles) == (36, 72)
    with open_engine(tmp_path) as engine:
        bodies: dict[str, list[str]] = {}
        for each in open_maintenance(tmp_path).articles():
            bodies.setdefault(each.body, []).append(each.id)
        same = [names for body, names in bodies.items() if body and len(names) > 1]
        assert sum(len(names) - 1 for names in same) == 9
        assert all(engine.duplicates(name).total for names in same for name in names)
