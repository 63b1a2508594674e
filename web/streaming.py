"""Answers that are written while they are made, whatever their length."""

from collections.abc import Iterable, Iterator

from fastapi.responses import StreamingResponse

CHUNK = 1 << 16
"""How many bytes are gathered before they are sent: each sending costs as much as many lines."""


def streamed(
    lines: Iterable[bytes], media_type: str, headers: dict[str, str] | None = None
) -> StreamingResponse:
    """Return a response that asks for lines as it is read, and for no more once nobody reads."""
    return StreamingResponse(in_chunks(lines), media_type=media_type, headers=headers)


def in_chunks(lines: Iterable[bytes], size: int = CHUNK) -> Iterator[bytes]:
    """Yield the same bytes in pieces of at least `size`, but for the last."""
    gathered, length = list[bytes](), 0
    for line in lines:
        gathered.append(line)
        length += len(line)
        if length >= size:
            yield b"".join(gathered)
            gathered, length = [], 0
    if gathered:
        yield b"".join(gathered)
