import io

import pytest

from corpus import streams
from corpus.errors import StreamUnreadable
from corpus.streams import guard, iter_lines, read_whole


class Breaking(io.RawIOBase):
    """Gives its pieces one by one, then breaks."""

    def __init__(self, *pieces: bytes) -> None:
        self.pieces = list(pieces)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        if not self.pieces:
            raise OSError(5, "Input/output error")
        piece = self.pieces.pop(0)
        buffer[: len(piece)] = piece
        return len(piece)


def test_all_before_a_fault_is_given_and_then_the_reason():
    stream = guard(Breaking(b"one\ntw", b"o\nthr"))
    assert stream.readline() == b"one\n"
    assert stream.readline() == b"two\n"
    assert stream.read1(100) == b"thr"
    for _ in range(2):
        with pytest.raises(StreamUnreadable, match="Input/output error"):
            stream.read1(100)


def test_stream_over_a_faulty_one_gives_all_before_the_fault_too():
    stream = guard(guard(guard(Breaking(b"one\ntwo\n"))))
    assert list(zip(range(2), iter_lines(stream), strict=False)) == [(0, b"one\n"), (1, b"two\n")]
    with pytest.raises(StreamUnreadable, match="Input/output error"):
        stream.readline()


def test_file_larger_than_an_article_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_RECORD_BYTES", 100)
    assert len(read_whole(io.BytesIO(b"x" * 100))) == 100
    with pytest.raises(StreamUnreadable, match="too large"):
        read_whole(io.BytesIO(b"x" * 101))


@pytest.mark.parametrize("long_line", [b"x" * 11, b"x" * 12, b"x" * 99])
def test_line_longer_than_an_article_is_none(
    long_line: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MAX_RECORD_BYTES", 11)
    stream = io.BytesIO(b"0123456789\n" + long_line + b"\nend")
    assert list(iter_lines(stream)) == [b"0123456789\n", None, b"end"]
