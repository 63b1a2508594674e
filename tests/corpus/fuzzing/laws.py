"""What holds for every input, however spoiled: outcomes, no exception, bounded memory and time."""

import datetime as dt
import time
import tracemalloc
from collections.abc import Callable, Iterable

from corpus import Document, Record, Skipped, clean
from corpus.errors import StreamUnreadable

MAX_SECONDS = 10.0
"""Processor time for a quarter of a mebibyte; what is measured is about a hundredth of it."""
MAX_MEMORY = 64 << 20
MAX_KIND_CHARACTERS = 120


class LawBroken(AssertionError):
    """An input that was not read as every input must be."""


def check(read: Callable[[], Iterable[Record | Skipped]], *, traced: bool = False) -> int:
    """Return how many records there were; with `traced` the memory is bounded, too.

    Raises:
        LawBroken: with the law.
    """
    if traced:
        tracemalloc.start()
    start = time.process_time()
    try:
        records = sum(map(_check_outcome, read()))
        peak = tracemalloc.get_traced_memory()[1] if traced else 0
    except StreamUnreadable as error:
        # A reader may let it pass; its caller turns it into a reason.
        _require(bool(str(error)), "a stream breaks off without a reason")
        return 0
    except LawBroken:
        raise
    except Exception as error:
        raise LawBroken(f"no exception leaves a reader: {error!r}") from error
    finally:
        if traced:
            tracemalloc.stop()
    _require(time.process_time() - start < MAX_SECONDS * (1 + traced), "time is bounded")
    _require(peak < MAX_MEMORY, f"memory is bounded: {peak} bytes")
    return records


def _check_outcome(outcome: Record | Skipped) -> bool:
    if isinstance(outcome, Skipped):
        _check_reason(outcome.reason)
        return False
    _require(isinstance(outcome, Record), f"a reader yields Record or Skipped, not {outcome!r}")
    for note in outcome.notes:
        _check_reason(note)
    _check_document(outcome.document)
    cleaned = clean(outcome.document)
    _check_document(cleaned)
    _require(clean(cleaned) == cleaned, "cleaning twice changes nothing")
    return True


def _check_reason(reason: str) -> None:
    kind = reason.partition(": ")[0]
    _require(0 < len(kind) <= MAX_KIND_CHARACTERS, f"a reason has a short kind: {reason!r}")


def _check_document(document: Document) -> None:
    _require(bool(document.id), "a document has an id")
    for name, value in document._asdict().items():
        if name == "date":
            _require(value is None or isinstance(value, dt.date), f"no date: {value!r}")
        else:
            _require(isinstance(value, str), f"no text: {name} is {value!r}")
            _require(_is_unicode(value), f"no Unicode: {name} is {value!r}")


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _require(holds: bool, law: str) -> None:
    if not holds:
        raise LawBroken(law)
