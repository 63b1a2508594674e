"""Files of arrays: what is written is read back, and what is not as written is refused or named."""

import gc
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as nps

from search import arrays as module
from search.arrays import damaged_arrays, open_arrays, write_arrays
from search.compiling import AnyArray
from search.errors import IndexDamaged, IndexOutdated, IndexUnusable
from tests.embedded.damage import FLIPS, cut, flip

TYPES = st.sampled_from([np.dtype(name) for name in ("u1", "u2", "i4", "u4", "u8", "f4", ">u4")])
ARRAYS = st.dictionaries(
    st.text(), TYPES.flatmap(lambda kind: nps.arrays(kind, st.integers(0, 40)))
)
SAMPLE: dict[str, AnyArray] = {
    "numbers": np.arange(100, dtype=np.uint16),
    "none": np.zeros(0),
    "one": np.ones(1),
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("arrays") / "sample.arrays"


@given(arrays=ARRAYS)
def test_arrays_come_back_as_they_were(path: Path, arrays: dict[str, AnyArray]) -> None:
    write_arrays(path, "sample", arrays)
    opened = open_arrays(path, "sample")
    assert list(opened) == list(arrays)
    for name, array in arrays.items():
        np.testing.assert_array_equal(opened[name], array)
        assert opened[name].dtype == array.dtype.newbyteorder("<")
        assert not opened[name].flags.writeable
    assert damaged_arrays(path, "sample") == []


def test_the_same_arrays_give_the_same_bytes(path: Path) -> None:
    write_arrays(path, "sample", SAMPLE)
    first = path.read_bytes()
    write_arrays(path, "sample", {name: array.copy() for name, array in SAMPLE.items()})
    assert path.read_bytes() == first


def test_views_begin_at_cache_lines(path: Path) -> None:
    write_arrays(path, "sample", SAMPLE)
    assert all(array.ctypes.data % 64 == 0 for array in open_arrays(path, "sample").values())


def test_file_is_let_go_with_its_last_view(path: Path) -> None:
    if not Path("/proc/self/maps").exists():
        pytest.skip("this system does not say which files are mapped")
    write_arrays(path, "sample", SAMPLE)
    opened = open_arrays(path, "sample")
    view = opened["numbers"][3:5]
    del opened
    assert str(path) in Path("/proc/self/maps").read_text(encoding="utf-8")
    del view
    assert str(path) not in Path("/proc/self/maps").read_text(encoding="utf-8")


@given(share=st.floats(0, 1, exclude_max=True), mask=FLIPS)
def test_every_flipped_byte_is_found(path: Path, share: float, mask: int) -> None:
    write_arrays(path, "sample", SAMPLE)
    flip(path, int(share * path.stat().st_size), mask)
    try:
        damaged = damaged_arrays(path, "sample")
    except IndexUnusable as error:
        assert str(path) in str(error)
    else:
        assert damaged
        assert set(damaged) <= set(SAMPLE)
        open_arrays(path, "sample")


@given(share=st.floats(0, 1, exclude_max=True))
def test_every_cut_is_refused(path: Path, share: float) -> None:
    write_arrays(path, "sample", SAMPLE)
    cut(path, int(share * path.stat().st_size))
    with pytest.raises(IndexDamaged, match=path.name):
        open_arrays(path, "sample")


def test_missing_foreign_and_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match=r"absent\.arrays cannot be read"):
        open_arrays(tmp_path / "absent.arrays", "sample")
    (tmp_path / "zip.arrays").write_bytes(b"PK\3\4" * 100)
    with pytest.raises(IndexDamaged, match=r"zip\.arrays is cut short or no file of arrays"):
        open_arrays(tmp_path / "zip.arrays", "sample")
    write_arrays(tmp_path / "other.arrays", "lexicon", SAMPLE)
    with pytest.raises(IndexDamaged, match="holds 'lexicon', not 'sample'"):
        open_arrays(tmp_path / "other.arrays", "sample")


def test_another_version_is_outdated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(module, "VERSION", module.VERSION + 1)
        write_arrays(path, "sample", SAMPLE)
    with pytest.raises(IndexOutdated, match="has format version 2"):
        open_arrays(path, "sample")
    gc.collect()
