"""Segments on disk: what opens, what is refused, what `damaged` names."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.arrays import write_arrays
from search.compiling import AnyArray
from search.embedded.storage.layout import LAYOUT, STRIDE
from search.embedded.storage.segments import KIND, Segment, write_segment
from search.errors import IndexDamaged, IndexUnusable
from search.schema import Article
from tests.embedded.articles import ARTICLES, sample_articles, slow_data, slow_segment
from tests.embedded.damage import FLIPS, cut, flip

SAMPLE = sample_articles(60)
DATA = slow_data(SAMPLE)
SPECS = {spec.name: spec for spec in LAYOUT}
UNITS = Counter(spec.unit for spec in LAYOUT)
FORMAT_PAGE = Path(__file__).parents[2] / "docs" / "index-format.md"


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("segments")


@given(st.lists(ARTICLES, max_size=8))
def test_a_segment_is_what_was_written(directory: Path, articles: list[Article]) -> None:
    segment = slow_segment(directory, "segment-000001", articles)
    assert segment.count == len(articles)
    assert list(segment.articles()) == articles
    assert [segment.article(number) for number in range(len(articles))] == articles
    assert [article_id.decode() for article_id in segment.ids] == [a.id for a in articles]
    assert segment.damaged() == []
    for name, array in slow_data(articles).arrays.items():
        np.testing.assert_array_equal(segment.arrays[name], array)


def test_the_order_of_the_arrays_does_not_matter(directory: Path) -> None:
    write_segment(directory, "one", DATA)
    DATA_BACKWARDS = type(DATA)(dict(reversed(DATA.arrays.items())), DATA.stored)
    write_segment(directory, "other", DATA_BACKWARDS)
    one, other = (directory / f"{name}.arrays" for name in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()


def test_a_document_that_is_not_there_is_an_index_error(directory: Path) -> None:
    segment = slow_segment(directory, "segment-000001", SAMPLE[:3])
    for number in (-1, 3):
        with pytest.raises(IndexError):
            segment.article(number)


@given(
    kind=st.sampled_from(["arrays", "stored"]), share=st.floats(0, 1, exclude_max=True), mask=FLIPS
)
def test_a_flipped_byte_is_named_and_never_a_wrong_article(
    directory: Path, kind: str, share: float, mask: int
) -> None:
    write_segment(directory, "flipped", DATA)
    path = directory / f"flipped.{kind}"
    flip(path, int(share * path.stat().st_size), mask)
    try:
        segment = Segment.open(directory, "flipped")
    except IndexUnusable as error:
        assert "flipped." in str(error)
        return
    assert any(str(path) in message for message in segment.damaged())
    for number, article in enumerate(SAMPLE):
        try:
            assert segment.article(number) == article
        except IndexDamaged as error:
            assert "flipped." in str(error)


@given(kind=st.sampled_from(["arrays", "stored"]), share=st.floats(0, 1, exclude_max=True))
def test_every_cut_is_refused(directory: Path, kind: str, share: float) -> None:
    write_segment(directory, "cut", DATA)
    path = directory / f"cut.{kind}"
    cut(path, int(share * path.stat().st_size))
    with pytest.raises(IndexDamaged, match=path.name):
        Segment.open(directory, "cut")


def test_files_of_two_segments_do_not_pass_for_one(directory: Path) -> None:
    write_segment(directory, "mixed", DATA)
    other = sample_articles(60)
    other.reverse()
    stored = slow_data(other).stored
    (directory / "mixed.stored").write_bytes(stored.ljust(len(DATA.stored))[: len(DATA.stored)])
    with pytest.raises(IndexDamaged, match=r"mixed\.stored: block 0 is damaged"):
        Segment.open(directory, "mixed").article(0)


@pytest.mark.parametrize("name", SPECS)
def test_arrays_that_do_not_fit_are_refused(directory: Path, name: str) -> None:
    (directory / "wrong.stored").write_bytes(DATA.stored)

    def refused(arrays: dict[str, AnyArray]) -> None:
        write_arrays(directory / "wrong.arrays", KIND, arrays)
        with pytest.raises(IndexDamaged, match=r"wrong\.arrays"):
            Segment.open(directory, "wrong")

    refused({other: array for other, array in DATA.arrays.items() if other != name})
    refused(DATA.arrays | {name: DATA.arrays[name].astype(np.float64)})
    if UNITS[SPECS[name].unit] > 1:
        refused(DATA.arrays | {name: DATA.arrays[name][:-1]})


@pytest.mark.parametrize("field", ["title", "body"])
def test_each_so_many_postings_have_a_mark(directory: Path, field: str) -> None:
    (directory / "marked.stored").write_bytes(DATA.stored)
    name, marks = f"{field}.marks", DATA.arrays[f"{field}.marks"]
    assert len(marks) == len(DATA.arrays[f"{field}.docs"]) // STRIDE + 1
    for wrong in (marks[:-1], [*marks, marks[-1]]):
        arrays = DATA.arrays | {name: np.array(wrong, np.uint64)}
        write_arrays(directory / "marked.arrays", KIND, arrays)
        with pytest.raises(IndexDamaged, match=rf"marked\.arrays: {field}\.marks"):
            Segment.open(directory, "marked")


def test_the_page_on_the_format_names_every_array() -> None:
    page = FORMAT_PAGE.read_text(encoding="utf-8")
    for spec in LAYOUT:
        assert f"`{spec.name}`" in page
