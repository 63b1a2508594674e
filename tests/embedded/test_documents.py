"""Ranks of article ids: the order of Python's own strings, and the living before the dead."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.embedded.storage.documents import open_documents, write_documents
from search.embedded.writing.id_ranking import rank_ids
from search.strings import StringTable, pack_strings

IDS = st.text(st.characters(exclude_categories=()), max_size=3) | st.sampled_from(
    ["", "a", "a\0", "ab", "\ud7ff", "\ud800", "\udfff", "\ue000", "\uffff", "\U00010000"]
)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("documents")


def tables_of(ids: list[bytes], cuts: list[int]) -> list[StringTable]:
    """Return the ids as the segments have them that begin where the ids are cut."""
    bounds = [0, *sorted(cuts), len(ids)]
    return [
        StringTable.of(pack_strings("ids", ids[first:last]), "ids")
        for first, last in pairwise(bounds)
    ]


@settings(deadline=None)
@given(st.lists(IDS, unique=True), st.data())
def test_ranks_are_the_places_of_the_sorted_ids(
    directory: Path, ids: list[str], data: st.DataObject
) -> None:
    """Some ids are those of dead documents, as many as there are."""
    dead = data.draw(st.lists(st.sampled_from(ids or ["x"])))
    placed = data.draw(st.permutations([(name, True) for name in ids] + [(n, False) for n in dead]))
    alive = np.array([living for _, living in placed], np.bool_)
    encoded = [name.encode("utf-8", "surrogatepass") for name, _ in placed]
    cuts = data.draw(st.lists(st.integers(0, len(placed)), max_size=3))
    write_documents(directory, rank_ids(tables_of(encoded, cuts), alive), alive)
    arrays = open_documents(directory)
    by_rank, ranks = arrays["by_rank"].tolist(), arrays["ranks"].tolist()
    assert [ranks[number] for number in by_rank] == list(range(len(placed)))
    ordered = [(placed[number][0], not placed[number][1], number) for number in by_rank]
    assert ordered == sorted(ordered)
    assert arrays["alive"].tolist() == alive.tolist()
    assert {name: arrays[name].dtype.str for name in arrays} == {
        "ranks": "<u4",
        "by_rank": "<u4",
        "alive": "|u1",
        "stories": "<u4",
        "story.starts": "<u4",
        "story.members": "<u4",
    }
    assert not arrays["stories"].any()


def test_two_living_documents_of_one_id_are_refused() -> None:
    ids = [b"a", b"b", b"a"]
    assert rank_ids(tables_of(ids, [2]), np.array([True, True, False])).tolist() == [0, 2, 1]
    for cuts in ([], [1], [1, 1, 2]):
        with pytest.raises(ValueError, match="the id 'a' was added twice"):
            rank_ids(tables_of(ids, cuts), np.array([True, True, True]))
