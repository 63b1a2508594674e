"""Merged segments equal the segment of the concatenated living articles, built the slow way."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.compiling import AnyArray
from search.embedded.storage.segments import Segment, SegmentData, write_segment
from search.embedded.writing import merging
from search.embedded.writing.merging import merge_segments
from search.errors import IndexDamaged
from search.schema import Article
from tests.embedded.articles import ARTICLES, sample_articles, slow_data, slow_segment
from tests.embedded.damage import flip

# Articles of a segment, each with whether it lives; now and then all of them do.
PART = st.lists(st.tuples(ARTICLES, st.booleans()), max_size=6)
SAMPLE = sample_articles(120)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("merging")


def slow_parts(directory: Path, batches: Sequence[Sequence[Article]]) -> list[Segment]:
    return [
        slow_segment(directory, f"part-{number}", batch) for number, batch in enumerate(batches)
    ]


def assert_merged(directory: Path, merged: SegmentData, articles: list[Article]) -> Segment:
    """Check a merged segment against the articles that must be in it, and open it."""
    expected = slow_data(articles).arrays
    assert set(merged.arrays) == set(expected)
    for name, array in expected.items():
        # Blocks are copied whole, so theirs may be others than those of one packing.
        if not name.startswith("stored."):
            np.testing.assert_array_equal(merged.arrays[name], array, name)
            assert merged.arrays[name].dtype == array.dtype, name
    write_segment(directory, "merged", merged)
    segment = Segment.open(directory, "merged")
    assert segment.damaged() == []
    assert list(segment.articles()) == articles
    return segment


@given(st.lists(PART, min_size=1, max_size=5))
def test_merging_equals_building(directory: Path, parts: list[list[tuple[Article, bool]]]) -> None:
    segments = slow_parts(directory, [[article for article, _ in part] for part in parts])
    alive = [
        None
        if all(lives for _, lives in part)
        else np.array([lives for _, lives in part], np.uint8)
        for part in parts
    ]
    living = [article for part in parts for article, lives in part if lives]
    merged = merge_segments(segments, alive)
    assert_merged(directory, merged, living)
    again = merge_segments(segments, alive)
    assert again.stored == merged.stored


@pytest.mark.parametrize("long_lives", [True, False])
@pytest.mark.parametrize("field", ["title", "body"])
def test_positions_and_frequencies_of_long_texts_are_merged(
    directory: Path, field: str, long_lives: bool
) -> None:
    text = "كلمة " * 65_536 + "أخيرة " + "كلمة " * 300
    long = Article("long", text, "") if field == "title" else Article("long", "", text)
    batches = [SAMPLE[1:4], [SAMPLE[4], long, SAMPLE[5]]]
    merged = merge_segments(
        slow_parts(directory, batches), [None, np.array([True, long_lives, True])]
    )
    living = [a for batch in batches for a in batch if long_lives or a is not long]
    assert_merged(directory, merged, living)


def test_full_blocks_are_copied_and_small_ones_joined(directory: Path) -> None:
    """Of four segments the first is several full blocks and the others less than one together."""
    batches = [SAMPLE, SAMPLE[:3], SAMPLE[3:6], SAMPLE[6:9]]
    parts = slow_parts(directory, batches)
    frames = [bytes(parts[0].blocks.frame(block)[0]) for block in range(len(parts[0].blocks))]
    alive: list[AnyArray | None] = [None] * 4
    merged = assert_merged(
        directory, merge_segments(parts, alive), [a for batch in batches for a in batch]
    )
    copied = [bytes(merged.blocks.frame(block)[0]) for block in range(len(merged.blocks))]
    assert copied[: len(frames) - 1] == frames[:-1]
    assert len(copied) <= len(frames) + 1
    alive[0] = np.arange(len(SAMPLE)) != 1
    merged = assert_merged(
        directory,
        merge_segments(parts, alive),
        [a for batch in batches for a in batch if a is not SAMPLE[1] or batch is not SAMPLE],
    )
    copied = [bytes(merged.blocks.frame(block)[0]) for block in range(len(merged.blocks))]
    assert copied[0] != frames[0]
    assert copied[1 : len(frames) - 1] == frames[1:-1]


def test_more_articles_than_a_segment_holds_are_refused(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = slow_parts(directory, [SAMPLE[:3], SAMPLE[3:6]])
    monkeypatch.setattr(merging, "MAX_DOCUMENTS", 5)
    with pytest.raises(ValueError, match="at most 5 articles, not 6"):
        merge_segments(parts, [None, None])
    merged = merge_segments(parts, [None, np.array([1, 0, 1])])
    assert_merged(directory, merged, [*SAMPLE[:4], SAMPLE[5]])


@given(kind=st.sampled_from(["arrays", "stored"]), share=st.floats(0.1, 0.9))
def test_a_damaged_part_is_never_merged(directory: Path, kind: str, share: float) -> None:
    slow_segment(directory, "part-0", SAMPLE[:9])
    path = directory / f"part-0.{kind}"
    flip(path, int(share * path.stat().st_size), 1)
    with pytest.raises(IndexDamaged, match=rf"part-0\.{kind}"):
        merge_segments([Segment.open(directory, "part-0")], [None])
