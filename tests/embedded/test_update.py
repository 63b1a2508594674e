"""Updates against a dictionary, what they leave alone, and when segments are merged."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import Article, Change, IndexOutdated, open_engine, open_maintenance, open_writer
from search.embedded.storage import manifest as manifests
from search.embedded.storage.manifest import read_manifest
from search.embedded.writing import living
from tests.embedded.publishing import (
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


NUMBERS = st.integers(0, 40)
WORDINGS = st.sampled_from(["الأول", "الثاني"])
UPDATES = st.lists(
    st.tuples(
        st.dictionaries(NUMBERS, WORDINGS, max_size=24),
        st.sets(NUMBERS, max_size=12),
    ),
    min_size=1,
    max_size=6,
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None
)
@given(UPDATES)
def test_an_index_holds_what_a_dictionary_holds(
    updates: list[tuple[dict[int, str], set[int]]],
) -> None:
    with tempfile.TemporaryDirectory() as address:
        index, model = Path(address), {}
        for added, deleted in updates:
            with open_writer(index, update=True, workers=0) as writer:
                for number, wording in added.items():
                    (article,) = articles([number], wording)
                    assert writer.add(article) is _change(model, article)
                    model[article.id] = article
                for number in sorted(deleted - set(added)):
                    assert writer.delete(f"n-{number}") is (f"n-{number}" in model)
                    model.pop(f"n-{number}", None)
                writer.verify()
                assert writer.publish().articles == len(model)
            assert served(index) == sorted(model.values(), key=lambda article: article.id)
            assert open_maintenance(index).verify().damaged == ()
            _assert_tidy(index)


def _change(model: dict[str, Article], article: Article) -> Change:
    if article.id not in model:
        return Change.ADDED
    return Change.UNCHANGED if model[article.id] == article else Change.REPLACED


def _assert_tidy(index: Path) -> None:
    info = open_maintenance(index).info()
    assert info.dead <= (info.dead + info.generation.articles) / 4
    entries = read_manifest(served_directory(index)).segments
    assert all(0 < entry.documents <= SEGMENT for entry in entries)
    assert len({entry.name for entry in entries}) == len(entries)


def test_ids_with_the_same_hash_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(living, "hash_id", lambda article_id: len(article_id) // 4)
    publish(tmp_path, articles(range(40)), workers=0)
    publish(tmp_path, articles([3, 8], "الثاني"), ["n-4"], update=True, workers=0)
    with open_writer(tmp_path, update=True, workers=0) as writer:
        changes = [writer.add(articles([number], "الثاني")[0]) for number in (3, 5, 4, 77)]
        assert not writer.delete("n-78")
    assert changes == [Change.UNCHANGED, Change.REPLACED, Change.ADDED, Change.ADDED]


def test_unchanged_segments_are_the_same_files(tmp_path: Path) -> None:
    publish(tmp_path, articles(range(2 * SEGMENT)))
    before = {path.name: path.stat() for path in served_directory(tmp_path).glob("segment-*")}
    contents = files_of(served_directory(tmp_path))
    publish(tmp_path, articles([1, 2, 3], "الثاني"), ["n-40"], update=True)
    after = {path.name: path.stat() for path in served_directory(tmp_path).glob("segment-*")}
    assert {name: stat.st_ino for name, stat in before.items()}.items() <= {
        name: stat.st_ino for name, stat in after.items()
    }.items()
    assert set(after) - set(before) == {"segment-000003.arrays", "segment-000003.stored"}
    assert files_of(tmp_path / "generation-000001") == contents


def test_files_are_copied_where_links_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise PermissionError

    publish(tmp_path / "linked", articles(range(20)))
    publish(tmp_path / "linked", articles([1], "الثاني"), update=True)
    monkeypatch.setattr("search.embedded.storage.files.os.link", fail)
    publish(tmp_path / "copied", articles(range(20)))
    publish(tmp_path / "copied", articles([1], "الثاني"), update=True)
    assert files_of(served_directory(tmp_path / "linked")) == files_of(
        served_directory(tmp_path / "copied")
    )


def test_an_update_that_changes_nothing_publishes_nothing(tmp_path: Path) -> None:
    publish(tmp_path, articles(range(20)))
    assert publish(tmp_path, articles(range(20)), ["n-99"], update=True).name == "generation-000001"
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "CURRENT",
        "LOCK",
        "generation-000001",
    ]


def test_an_update_of_nothing_is_a_first_index(tmp_path: Path) -> None:
    publish(tmp_path / "update", articles(range(40)), update=True)
    publish(tmp_path / "index", articles(range(40)))
    assert files_of(served_directory(tmp_path / "update")) == files_of(
        served_directory(tmp_path / "index")
    )


def test_without_update_an_index_starts_empty(tmp_path: Path) -> None:
    publish(tmp_path, articles(range(20)))
    publish(tmp_path, articles([99]))
    assert served(tmp_path) == articles([99])


def test_an_outdated_index_is_not_updated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path, articles(range(20)))
    monkeypatch.setattr(manifests.analysis, "fingerprint", lambda: "another")
    with pytest.raises(IndexOutdated, match=r"another analyser.*run: arshif reindex"):
        open_writer(tmp_path, update=True)
    # The lock is not kept, and to index again is legal.
    publish(tmp_path, articles([1]))


def test_a_segment_that_is_mostly_alive_is_kept(tmp_path: Path) -> None:
    publish(tmp_path, articles(range(SEGMENT)))
    publish(tmp_path, [], [f"n-{number}" for number in range(SEGMENT // 4)], update=True)
    assert read_manifest(served_directory(tmp_path)).segments == (("segment-000001", SEGMENT),)
    publish(tmp_path, [], ["n-20"], update=True)
    assert read_manifest(served_directory(tmp_path)).segments == (
        ("segment-000002", SEGMENT * 3 // 4 - 1),
    )
    assert len(served(tmp_path)) == SEGMENT * 3 // 4 - 1


def test_everything_can_be_deleted_and_added_again(tmp_path: Path) -> None:
    publish(tmp_path, articles(range(5)))
    publish(tmp_path, [], [f"n-{number}" for number in range(5)], update=True)
    assert served(tmp_path) == []
    publish(tmp_path, articles(range(5)), update=True)
    assert served(tmp_path) == articles(range(5))


def test_many_small_updates_make_few_segments(tmp_path: Path) -> None:
    for number in range(30):
        publish(tmp_path, articles([number]), update=True)
        assert len(read_manifest(served_directory(tmp_path)).segments) <= 7 + 3
    assert served(tmp_path) == sorted(articles(range(30)), key=lambda article: article.id)


def test_a_large_update_is_the_same_with_any_number_of_workers(tmp_path: Path) -> None:
    built = []
    for workers in (0, 2):
        index = tmp_path / str(workers)
        publish(index, articles(range(70)), workers=workers)
        changed = articles(range(10, 80), "الثاني")
        publish(index, changed, ["n-3"], update=True, workers=workers)
        built.append(files_of(served_directory(index)))
    assert built[0] == built[1]


def test_an_engine_keeps_its_generation_through_updates(tmp_path: Path) -> None:
    publish(tmp_path, articles(range(20)))
    with open_engine(tmp_path) as engine:
        for number in range(20, 24):
            publish(tmp_path, articles([number]), ["n-1"], update=True)
        assert engine.generation.articles == 20
        assert engine.read("n-1").article == articles([1])[0]
