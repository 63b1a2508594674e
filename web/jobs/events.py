"""Server-sent events of a job: `progress` while it goes on, `end` once, beats in between.

An event has its number as id, so a client that comes back with Last-Event-ID goes on behind it.
"""

import time
from collections.abc import AsyncIterator, Callable

from anyio import sleep

from search import Job
from web.jobs.record import Event, Record
from web.jobs.registry import Registry

MEDIA_TYPE = "text/event-stream"
HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}
"""Nobody keeps them, and a proxy hands each on at once."""
LOOK_SECONDS = 0.25
BEAT_SECONDS = 15.0
"""How long nothing comes at most, so that neither side takes the other for gone."""
COME_BACK = b"retry: 2000\n\n"
BEAT = b": beat\n\n"
Write = Callable[[Job], bytes]


def last_seen(header: str) -> int:
    """Return the number that a Last-Event-ID header has, 0 where it has none."""
    return int(header) if header.isascii() and header.isdigit() and len(header) < 10 else 0


async def follow(
    registry: Registry, record: Record, seen: int, write: Write
) -> AsyncIterator[bytes]:
    """Yield the events of a job behind the one that was seen, to its end or the server's."""
    registry.listeners += 1
    try:
        yield COME_BACK
        beaten = time.monotonic()
        # A number that is still to come is of another server.
        seen = seen if seen <= record.number else 0
        while not registry.is_closing:
            for event in record.since(seen):
                yield encoded(event, write)
                seen, beaten = event[0], time.monotonic()
            if record.job.is_finished and seen >= record.number:
                return
            if time.monotonic() - beaten >= BEAT_SECONDS:
                yield BEAT
                beaten = time.monotonic()
            await sleep(LOOK_SECONDS)
    finally:
        registry.listeners -= 1


def encoded(event: Event, write: Write) -> bytes:
    """Return an event as it is sent; JSON has no line ends of its own."""
    number, job = event
    name = b"end" if job.is_finished else b"progress"
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (number, name, write(job))
