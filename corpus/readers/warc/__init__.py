"""Web archives: the pages that were served as HTML, each an article of its own.

Of WARC and ARC, plain or compressed; a line of an origin is the number of a record, from 1.
"""

from collections.abc import Iterator

from corpus.document import Origin, Record, Skipped
from corpus.inputs import Input, Options
from corpus.readers.warc import arc, records
from corpus.readers.warc.captures import read_capture
from corpus.readers.warc.records import Capture, Damaged

NAME = "WARC"
SUFFIXES = (".warc", ".arc")


def recognizes(head: bytes) -> bool:
    """Say whether the first record of a web archive is there."""
    return head.startswith((records.MAGIC, arc.MAGIC))


def read(source: Input) -> Iterator[Record | Skipped]:
    """Yield the article of every page that was captured, or why there is none.

    Requests, metadata and visits that found nothing new hold no article and are passed over.
    """
    iterate = arc.iter_records if source.head.startswith(arc.MAGIC) else records.iter_records
    count, silent = 0, True
    for count, record in enumerate(iterate(source.stream), start=1):
        if outcome := _read_record(record, source.at(count), source.options):
            silent = False
            yield outcome
    if count and silent:
        yield Skipped(source.origin, "no page in the web archive")


def _read_record(
    record: Capture | Damaged, origin: Origin, options: Options
) -> Record | Skipped | None:
    if isinstance(record, Damaged):
        return Skipped(origin, record.reason)
    return read_capture(record, origin, options)
