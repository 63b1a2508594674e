"""The writer: what is added is what is served, and the bytes depend on nothing else."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import Article, Change, IndexDamaged, IndexUnusable, open_maintenance, open_writer
from search.embedded.storage.manifest import read_manifest
from search.embedded.writer import EmbeddedWriter
from search.embedded.writing import segmentation
from search.embedded.writing.workers import Workers
from tests.embedded.articles import ARTICLES
from tests.embedded.publishing import (
    BATCH,
    SEGMENT,
    articles,
    files_of,
    make_small,
    publish,
    served,
    served_directory,
)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    make_small(monkeypatch)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None
)
@given(st.lists(ARTICLES, max_size=12, unique_by=lambda article: article.id))
def test_served_articles_are_those_added_in_their_order(
    tmp_path_factory: pytest.TempPathFactory, added: list[Article]
) -> None:
    index = tmp_path_factory.mktemp("index")
    generation = publish(index, added, workers=0)
    assert generation.articles == len(added)
    assert list(open_maintenance(index).articles()) == added
    assert open_maintenance(index).verify().damaged == ()


def test_bytes_are_the_same_for_any_number_of_workers(tmp_path: Path) -> None:
    # Each worker has a hash seed of its own.
    added = articles(range(3 * SEGMENT + BATCH + 1))
    built = []
    for workers in (0, 1, 2, 3):
        publish(tmp_path / str(workers), added, workers=workers)
        built.append(files_of(served_directory(tmp_path / str(workers))))
    assert all(files == built[0] for files in built)
    assert {name for name in built[0] if name.startswith("segment")} == {
        f"segment-{number:06}.{suffix}" for number in range(1, 5) for suffix in ("arrays", "stored")
    }


@pytest.mark.parametrize("count", [0, 1, BATCH - 1, BATCH, SEGMENT, SEGMENT + 1, 2 * SEGMENT - 3])
def test_every_article_is_in_some_segment(tmp_path: Path, count: int) -> None:
    publish(tmp_path, articles(range(count)), workers=1)
    assert list(open_maintenance(tmp_path).articles()) == articles(range(count))


def test_long_articles_fill_a_batch_sooner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    batches: list[int] = []
    monkeypatch.setattr(segmentation, "BATCH_CHARACTERS", 200)
    monkeypatch.setattr(segmentation, "FIRST_BATCHES", 2)
    original = segmentation.Workshop.make_run
    monkeypatch.setattr(
        segmentation.Workshop,
        "make_run",
        lambda self, batch: (batches.append(len(batch)), original(self, batch))[1],
    )
    long = [Article(str(number), "", "نص " * 20) for number in range(9)]
    publish(tmp_path, long, workers=0)
    # The first two are half as large as the rest.
    assert batches == [2, 2, 4, 1]


def test_long_articles_make_smaller_segments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segmentation, "SEGMENT_CHARACTERS", 2 * BATCH * 40)
    long = [Article(str(number), "", "ن" * 40) for number in range(5 * BATCH)]
    publish(tmp_path, long, workers=0)
    segments = read_manifest(served_directory(tmp_path)).segments
    assert [entry.documents for entry in segments] == [2 * BATCH, 2 * BATCH, BATCH]


def test_a_small_archive_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hired: list[int] = []
    monkeypatch.setattr(segmentation, "BATCHES_BEFORE_HIRING", segmentation.FIRST_BATCHES + 1)
    monkeypatch.setattr(Workers, "hire", lambda self: hired.append(self.count))
    publish(tmp_path, articles(range(3 * BATCH - 1)), workers=4)
    assert not hired
    publish(tmp_path, articles(range(3 * BATCH)), workers=4)
    assert hired == [4]


@pytest.mark.parametrize(("told", "is_update", "count"), [(1, 0, 1), (0, 0, 0), (1, 1, 0)])
def test_where_much_is_expected_processes_are_hired_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: int, is_update: int, count: int
) -> None:
    publish(tmp_path, articles([1]))
    hired: list[int] = []
    monkeypatch.setattr(segmentation, "BATCHES_BEFORE_HIRING", segmentation.FIRST_BATCHES + 1)
    monkeypatch.setattr(Workers, "hire", lambda self: hired.append(self.count))
    with open_writer(tmp_path, update=bool(is_update), workers=4) as writer:
        writer.expect(segmentation.BYTES_WORTH_HIRING - 1 + told)
        for article in articles(range(2, 1 + BATCH)):
            writer.add(article)
        assert not hired
        writer.add(articles([0])[0])
        assert hired == [4] * count


def test_the_same_id_twice_is_refused(tmp_path: Path) -> None:
    with open_writer(tmp_path) as writer:
        assert writer.add(Article("1", "", "نص")) is Change.ADDED
        writer.add(Article("1", "", "نص آخر"))
        with pytest.raises(ValueError, match="'1' was added twice"):
            writer.verify()


def test_nothing_is_published_unverified(tmp_path: Path) -> None:
    publish(tmp_path, articles([1]))
    with open_writer(tmp_path) as writer:
        writer.add(articles([2])[0])
        with pytest.raises(IndexUnusable, match="not verified"):
            writer.publish()
    assert served(tmp_path) == articles([1])


def test_an_article_that_reads_back_otherwise_is_not_published(tmp_path: Path) -> None:
    publish(tmp_path, articles([1]))
    with EmbeddedWriter.open(tmp_path) as writer:
        writer.add(articles([2])[0])
        writer._additions.samples[:] = articles([2], wording="الآخر")
        with pytest.raises(IndexDamaged, match="'n-2' is not there as it was added"):
            writer.verify()
    assert served(tmp_path) == articles([1])
    assert not list(tmp_path.glob("building-*"))


@pytest.mark.parametrize(
    "body", ["ا" * 5000, "ب" * 3000 + " نص" * 9, "x " * 9, "؟ … ـــ", '"' * 50 + "نص", "١٬٢٠٠ " * 9]
)
def test_no_text_is_too_odd_to_be_verified(tmp_path: Path, body: str) -> None:
    odd = [Article("1", "", body), Article("2", "عنوان", body), Article("3", body, "")]
    publish(tmp_path, odd)
    assert served(tmp_path) == odd


@pytest.mark.parametrize("count", [0, 1, BATCH - 1])
def test_aborting_before_a_batch_is_full_leaves_nothing(tmp_path: Path, count: int) -> None:
    with open_writer(tmp_path, workers=1) as writer:
        for article in articles(range(count)):
            writer.add(article)
    assert [path.name for path in tmp_path.iterdir()] == ["LOCK"]


def test_an_end_comes_once(tmp_path: Path) -> None:
    writer = open_writer(tmp_path)
    writer.verify()
    writer.publish()
    with open_writer(tmp_path) as other:
        # It must neither drop what the other builds nor give its lock away.
        writer.abort()
        with pytest.raises(IndexUnusable, match="another indexer"):
            open_writer(tmp_path)
        other.verify()
        other.publish()
