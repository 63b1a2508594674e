"""Stored articles come back exactly, whatever they hold, or not at all."""

import random
import shutil
import subprocess
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from search.embedded.storage.blocks import StoredBlocks
from search.embedded.storage.records import decode_article
from search.embedded.storage.stored import BLOCK_BYTES, HEADER, file_header
from search.errors import IndexDamaged, IndexOutdated
from search.schema import Article
from tests.embedded.articles import ANY_ARTICLE, pack_articles, sample_articles
from tests.embedded.damage import FLIPS, cut, flip

SAMPLE = sample_articles(150)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stored") / "sample.stored"


def stored_blocks(path: Path, articles: list[Article]) -> StoredBlocks:
    stored, arrays = pack_articles(articles)
    path.write_bytes(stored)
    return StoredBlocks(path, arrays)


def read(blocks: StoredBlocks, number: int) -> Article:
    block, place = blocks.find(number)
    return decode_article(blocks.records(block)[place])


@given(st.lists(ANY_ARTICLE))
def test_packed_articles_come_back(path: Path, articles: list[Article]) -> None:
    blocks = stored_blocks(path, articles)
    assert [read(blocks, number) for number in range(len(articles))] == articles
    assert blocks.damaged() == []


def test_blocks_are_full_and_articles_of_any_size_fit(path: Path) -> None:
    large = Article("large", "", "كبير " * BLOCK_BYTES)
    articles = [*SAMPLE, large, *SAMPLE]
    blocks = stored_blocks(path, articles)
    assert [read(blocks, number) for number in range(len(articles))] == articles
    sizes = [sum(map(len, blocks.records(block))) for block in range(len(blocks))]
    assert len(sizes) > 5
    assert all(size > BLOCK_BYTES // 2 for size in sizes[:-1])


def test_the_same_articles_give_the_same_bytes() -> None:
    assert pack_articles(SAMPLE)[0] == pack_articles(iter(SAMPLE))[0]


def test_standard_tools_read_the_file(path: Path) -> None:
    if not shutil.which("zstd"):
        pytest.skip("the zstd command is not here")
    stored_blocks(path, SAMPLE)
    text = subprocess.run(["zstd", "-dc", path], capture_output=True, check=True).stdout
    records = text.decode("cp1256").split("\x1e")[:-1]
    assert [record.split("\x1f")[2] for record in records] == [a.body for a in SAMPLE]


def test_threads_read_the_same_articles(path: Path) -> None:
    blocks = stored_blocks(path, SAMPLE)

    def agrees(seed: int) -> bool:
        numbers = random.Random(seed).choices(range(len(SAMPLE)), k=100)
        return all(read(blocks, number) == SAMPLE[number] for number in numbers)

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(agrees, range(16)))


@given(share=st.floats(0, 1, exclude_max=True), mask=FLIPS)
def test_a_flipped_byte_is_found_and_never_read(path: Path, share: float, mask: int) -> None:
    stored, arrays = pack_articles(SAMPLE)
    path.write_bytes(stored)
    flip(path, int(share * len(stored)), mask)
    try:
        blocks = StoredBlocks(path, arrays)
    except (IndexDamaged, IndexOutdated) as error:
        assert str(path) in str(error)
        return
    assert len(blocks.damaged()) == 1
    assert str(path) in blocks.damaged()[0]
    refused = 0
    for number, article in enumerate(SAMPLE):
        try:
            assert read(blocks, number) == article
        except IndexDamaged:
            refused += 1
    assert refused


@given(block=st.integers(0, 20), name=st.sampled_from(["starts", "first", "crcs"]), mask=FLIPS)
def test_a_wrong_entry_of_an_array_is_never_a_wrong_article(
    path: Path, block: int, name: str, mask: int
) -> None:
    stored, arrays = pack_articles(SAMPLE)
    path.write_bytes(stored)
    assume(block < len(arrays[f"stored.{name}"]))
    arrays[f"stored.{name}"][block] ^= mask
    try:
        blocks = StoredBlocks(path, arrays)
    except IndexDamaged:
        return
    assert blocks.damaged()
    for number, article in enumerate(SAMPLE):
        try:
            assert read(blocks, number) == article
        except IndexDamaged as error:
            assert str(path) in str(error)


def test_a_frame_that_was_damaged_before_its_crc_was_taken_is_refused(path: Path) -> None:
    """Zstandard's own checksum, the last bytes of a frame, guards what is inside."""
    stored, arrays = pack_articles(SAMPLE)
    path.write_bytes(stored)
    flip(path, len(stored) - 1, 1)
    last = len(arrays["stored.crcs"]) - 1
    arrays["stored.crcs"][last] = zlib.crc32(path.read_bytes()[arrays["stored.starts"][last] :])
    blocks = StoredBlocks(path, arrays)
    assert read(blocks, 0) == SAMPLE[0]
    with pytest.raises(IndexDamaged, match=f"block {last} is damaged"):
        read(blocks, len(SAMPLE) - 1)


@given(share=st.floats(0, 1, exclude_max=True))
def test_every_cut_is_refused(path: Path, share: float) -> None:
    stored, arrays = pack_articles(SAMPLE)
    path.write_bytes(stored)
    cut(path, int(share * len(stored)))
    with pytest.raises(IndexDamaged, match=path.name):
        StoredBlocks(path, arrays)


def test_foreign_files_and_other_versions_are_refused(path: Path) -> None:
    stored, arrays = pack_articles(SAMPLE)
    path.write_bytes(b"PK\3\4" + stored[4:])
    with pytest.raises(IndexDamaged, match="is not a file of stored articles"):
        StoredBlocks(path, arrays)
    path.write_bytes(file_header(2) + stored[HEADER.size :])
    with pytest.raises(IndexOutdated, match="has another format version"):
        StoredBlocks(path, arrays)
