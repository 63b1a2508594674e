"""Holds in memory what must be read from its end, where the stream cannot go there."""

import io

from corpus.errors import StreamUnreadable
from corpus.limits import MAX_SPOOLED_BYTES
from corpus.streams import guard

_PIECE_BYTES = 1 << 16


def spool(stream: io.BufferedReader) -> io.BufferedReader:
    """Return a stream of the same bytes in which one may go back.

    Raises:
        StreamUnreadable: there are more of them than may be held.
    """
    held = io.BytesIO()
    # Not at once: that would ask for the whole of the memory for each small one.
    while piece := stream.read1(_PIECE_BYTES):
        held.write(piece)
        if held.tell() > MAX_SPOOLED_BYTES:
            raise StreamUnreadable(
                "a zip that is packed or piped is too large; unpack it from what holds it first: "
                f"more than {MAX_SPOOLED_BYTES >> 20} MiB"
            )
    held.seek(0)
    return guard(held)
