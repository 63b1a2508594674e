"""Real articles are the same whether they lie in folders or are packed."""

from pathlib import Path

import pytest

from corpus import Document, Record, read_sources
from tests.corpus.packing import COMPRESS, make_tar, make_zip, write

pytestmark = pytest.mark.archive


def read_documents(path: Path) -> list[Document]:
    outcomes = list(read_sources([path]))
    assert all(isinstance(outcome, Record) for outcome in outcomes)
    return [outcome.document for outcome in outcomes if isinstance(outcome, Record)]


@pytest.mark.parametrize("folder", ["cp1256", "txt_tree"])
@pytest.mark.parametrize("kind", ["zip", "tar.zst", "zip of cp1256 names"])
def test_packed_and_unpacked_are_the_same(
    archive_data: Path, tmp_path: Path, folder: str, kind: str
) -> None:
    root = archive_data / "raw" / folder
    members = {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }
    packed = {
        "zip": make_zip,
        "tar.zst": lambda files: COMPRESS[".zst"](make_tar(files)),
        "zip of cp1256 names": lambda files: with_old_names(files),
    }[kind](members)
    name = "a.tar.zst" if kind == "tar.zst" else "a.zip"
    expected = {document.id: document for document in read_documents(root)}
    found = {document.id: document for document in read_documents(write(tmp_path, name, packed))}
    assert len(found) > 30
    assert found == expected


def with_old_names(files: dict[str, bytes]) -> bytes:
    """Return a zip of these members, named in windows-1256 as an old Windows program would."""
    names = [name.encode("cp1256") for name in files]
    stand_ins = [f"{number:0{len(name)}}" for number, name in enumerate(names)]
    packed = make_zip(dict(zip(stand_ins, files.values(), strict=True)))
    # A stand-in stands in the header of its member and in the table.
    for stand_in, name in zip(stand_ins, names, strict=True):
        packed = replace_names(packed, stand_in.encode(), name)
    return packed


def replace_names(packed: bytes, stand_in: bytes, name: bytes) -> bytes:
    """Return a zip in which a name that stands behind a header is another of its length."""
    for magic, length in ((b"PK\3\4", 30), (b"PK\1\2", 46)):
        place = packed.find(magic)
        while place >= 0:
            start = place + length
            if packed[start : start + len(name)] == stand_in:
                packed = packed[:start] + name + packed[start + len(name) :]
                break
            place = packed.find(magic, place + 1)
    return packed
