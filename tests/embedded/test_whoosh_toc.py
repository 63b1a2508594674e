"""The TOC: Whoosh opens a generation by itself, does not write to it, and lets go of its files."""

import os
import pickletools
import subprocess
import sys
from pathlib import Path

import pytest
from whoosh import index as whoosh_index
from whoosh.index import Index
from whoosh.query import Term
from whoosh.writing import IndexingError

from search.embedded.plain.codec import write_toc
from search.errors import IndexDamaged
from tests.embedded.whoosh_twin import index_by_us, sample_batches

TOC = "_MAIN_1.toc"
COUNT = """
import sys
from whoosh import index, query
with index.open_dir(sys.argv[1]).searcher() as searcher:
    print(len(searcher.search(query.Term("stem", "وزير"), limit=None)))
"""
WRITE = """
import sys
from pathlib import Path
from search.embedded.plain.codec import write_toc
write_toc(Path(sys.argv[1]), [("segment-000001", 10), ("segment-000004", 50)])
"""


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Index the bundled archive, less one article."""
    directory = tmp_path_factory.mktemp("toc") / "generation"
    index_by_us(directory, sample_batches(), {"atlas-0001"})
    return directory


@pytest.fixture
def index(generation: Path) -> Index:
    return whoosh_index.open_dir(str(generation))


def run(code: str, *arguments: object, seed: str = "0") -> str:
    """Run Python code in a process of its own."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        command, env=environment, check=True, capture_output=True, text=True
    ).stdout


def test_whoosh_opens_a_generation_by_itself(generation: Path) -> None:
    assert int(run(COUNT, generation)) > 3


def test_the_toc_has_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        (tmp_path / seed).mkdir()
        run(WRITE, tmp_path / seed, seed=seed)
    assert (tmp_path / "1" / TOC).read_bytes() == (tmp_path / "2" / TOC).read_bytes()


def test_the_toc_pickles_classes_of_the_adapter_only(tmp_path: Path) -> None:
    write_toc(tmp_path, [("segment-000001", 10)])
    data = (tmp_path / TOC).read_bytes()
    starts = [place for place in range(len(data)) if data[place : place + 1] == b"\x80"]
    ours = set()
    for start in starts:
        try:
            for code, argument, _ in pickletools.genops(data[start:]):
                if code.name in ("GLOBAL", "SHORT_BINUNICODE") and "search." in str(argument):
                    ours.add(str(argument).split()[0])
        except ValueError:
            continue
    assert ours == {"search.embedded.adapter"}


@pytest.mark.parametrize("attempt", ["writer", "optimize"])
def test_writing_is_refused_every_time(index: Index, attempt: str) -> None:
    for _ in range(2):
        with pytest.raises(IndexingError, match="arshif index"):
            getattr(index, attempt)()
    with pytest.raises(IndexingError, match="arshif index"):
        index.delete_by_term("id", "atlas-0002")
    assert index.searcher().document(id="atlas-0002")


def test_a_generation_without_segments_is_an_empty_index(tmp_path: Path) -> None:
    write_toc(tmp_path, [])
    index = whoosh_index.open_dir(str(tmp_path))
    assert index.is_empty()
    with index.searcher() as searcher:
        assert not searcher.search(Term("body", "في"))
    with pytest.raises(IndexingError, match="arshif index"):
        index.writer()


def test_a_missing_file_is_named_when_the_index_is_opened(tmp_path: Path) -> None:
    index = index_by_us(tmp_path / "generation", sample_batches()[:1], ())
    (tmp_path / "generation" / "segment-000001.stored").unlink()
    with pytest.raises(IndexDamaged, match=r"segment-000001\.stored"):
        index.searcher()


def test_closing_a_reader_releases_the_files(tmp_path: Path) -> None:
    index = index_by_us(tmp_path / "released", sample_batches(), ())
    maps = Path("/proc/self/maps")
    if not maps.exists():
        pytest.skip("NO /proc: open files cannot be counted")
    with index.searcher() as searcher:
        assert searcher.search(Term("body", "في"), limit=None)
        assert "released/segment-000001.arrays" in maps.read_text()
    del searcher
    assert "released" not in maps.read_text()
