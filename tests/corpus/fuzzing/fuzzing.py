"""Mutates seeds and checks the laws; the same number gives the same bytes."""

from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from random import Random

from tests.corpus.fuzzing.laws import LawBroken, check
from tests.corpus.fuzzing.mutating import mutate
from tests.corpus.fuzzing.targets import REGRESSIONS, Target

_TRACED_EVERY = 50


@dataclass(frozen=True, slots=True)
class Crash:
    """Bytes that broke a law, and which."""

    target: str
    data: bytes
    law: str

    def keep(self, folder: Path = REGRESSIONS) -> Path:
        """Write the bytes where the tests read them again, and return their place."""
        path = folder / self.target / blake2b(self.data, digest_size=8).hexdigest()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.data)
        return path


def spoil(target: Target, others: list[bytes], number: int) -> bytes:
    """Return the spoiled bytes of a number."""
    random = Random(f"{target.name} {number}")
    return mutate(random.choice(target.seeds), others, random)


def fuzz_once(target: Target, others: list[bytes], number: int) -> Crash | None:
    """Check one input, and return what it broke."""
    data = spoil(target, others, number)
    try:
        check(lambda: target.read(data), traced=number % _TRACED_EVERY == 0)
    except LawBroken as error:
        return Crash(target.name, data, str(error))
    return None
