import re
import tracemalloc
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import streams
from corpus.readers.markup.pieces import START_MAX, Piece, cut_pieces

START = re.compile(r"<DOC(?:\s[^<>]{0,2000})?>", re.IGNORECASE)


def slow_pieces(text: str) -> list[Piece]:
    """Cut the whole text at once."""
    starts = [0, *(match.start() for match in START.finditer(text)), len(text)]
    cut = pairwise(starts)
    return [
        Piece(text[begin:end], 1 + text.count("\n", 0, begin)) for begin, end in cut if begin < end
    ]


TEXTS = st.lists(
    st.sampled_from(["<DOC>", "<doc id='a'>", "<DOC", "</DOC>", ">", "\n", "نص", "<", "x" * 3000])
).map("".join)


@given(text=TEXTS, sizes=st.lists(st.integers(1, 5000), min_size=1))
def test_chunks_make_no_difference(text: str, sizes: list[int]) -> None:
    chunks, position, turn = [], 0, 0
    while position < len(text):
        chunks.append(text[position : position + sizes[turn % len(sizes)]])
        position, turn = position + sizes[turn % len(sizes)], turn + 1
    assert list(cut_pieces(chunks, START)) == slow_pieces(text)


@pytest.mark.parametrize("size", [1000, START_MAX, 100_000])
def test_a_record_too_long_is_told_and_the_next_is_read(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MAX_RECORD_BYTES", 9000)
    long_record = "<DOC>\n" + "x\n" * 20_000 + "</DOC>\n"
    text = f"<DOC>1</DOC>\n{long_record}<DOC>3</DOC>\n" * 2
    chunks = (text[start : start + size] for start in range(0, len(text), size))
    pieces = list(cut_pieces(chunks, START))
    slow = slow_pieces(text)
    assert [piece.line for piece in pieces] == [piece.line for piece in slow]
    assert [piece.text for piece in pieces] == [
        None if len(piece.text or "") > 9000 else piece.text for piece in slow
    ]


def test_memory_does_not_grow_with_the_stream() -> None:
    def chunks() -> Iterator[str]:
        for _ in range(300):
            yield "<DOC>" + "ن" * 100_000

    tracemalloc.start()
    count = sum(1 for _ in cut_pieces(chunks(), START))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 300
    assert peak < 3_000_000
