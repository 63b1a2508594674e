"""What is fuzzed: every reader of the table, every way to pack, and what has no name to go by."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Record, Skipped
from corpus.inputs import Reader
from corpus.limits import Budget
from corpus.readers import READERS
from corpus.reading import read_input
from tests.corpus.packing import COMPRESS, make_tar, make_zip
from tests.corpus.reading import make_input

SEEDS = Path(__file__).with_name("seeds")
REGRESSIONS = Path(__file__).with_name("regressions")

Outcomes = Iterable[Record | Skipped]


@dataclass(frozen=True, slots=True)
class Target:
    """Something that reads bytes; `name` is also that of the folder of its regressions."""

    name: str
    seeds: Sequence[bytes]
    read: Callable[[bytes], Outcomes]


def folder_names(reader: Reader) -> list[str]:
    """Return the folders that may hold seeds of a reader: its name, its suffixes."""
    names = [reader.NAME.lower().replace(" ", "-"), *(suffix[1:] for suffix in reader.SUFFIXES)]
    return list(dict.fromkeys(names))


def seeds_of(reader: Reader) -> list[bytes]:
    """Return the seeds of a reader, in a fixed order."""
    return [
        path.read_bytes()
        for name in folder_names(reader)
        for path in sorted((SEEDS / name).glob("*"))
    ]


def all_seeds() -> list[bytes]:
    """Return the seeds of every format, also of those that no reader is for."""
    return [path.read_bytes() for path in sorted(SEEDS.glob("*/*"))]


def make_targets() -> list[Target]:
    """Return all targets; a new reader comes in by itself."""
    return [*map(_reader_target, READERS), *_packed_targets(), _nameless_target()]


def _reader_target(reader: Reader) -> Target:
    suffix = next(iter(reader.SUFFIXES), "")

    def read(data: bytes) -> Outcomes:
        return reader.read(make_input(data, f"مصدر/قسم/a{suffix}"))

    return Target(folder_names(reader)[0], seeds_of(reader), read)


def _read_file(name: str) -> Callable[[bytes], Outcomes]:
    return lambda data: read_input(make_input(data, name), Budget(len(data)))


def _packed_targets() -> list[Target]:
    seeds = {f"مصدر/{n}.{path.parent.name}": path.read_bytes() for n, path in _numbered_seeds()}
    cp1256 = {"أخبار".encode("cp1256").decode("cp437") + ".txt": b"text"}
    packed = {
        ".zip": [make_zip(seeds), make_zip(cp1256), make_zip({"in.zip": make_zip(seeds)})],
        ".tar": [make_tar(seeds), make_tar(seeds, format=1), make_tar({"a.zip": make_zip(seeds)})],
    }
    packed[".tar.gz"] = [COMPRESS[".gz"](data) for data in packed[".tar"]]
    for suffix, compress in COMPRESS.items():
        packed[f".jsonl{suffix}"] = [compress(data) for data in all_seeds()]
    return [Target(suffix[1:], data, _read_file(f"a{suffix}")) for suffix, data in packed.items()]


def _numbered_seeds() -> Iterable[tuple[int, Path]]:
    return enumerate(sorted(SEEDS.glob("*/*")))


def _nameless_target() -> Target:
    return Target("nameless", all_seeds(), _read_file("a"))
