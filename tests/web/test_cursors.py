import base64
import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import Level, Match, RequestInvalid, SearchRequest, Sort
from web.cursors import Cursor, Place, digest_of_request, unpack

PLACES = st.builds(
    Place,
    st.floats(0, 1e6),
    st.integers(0, dt.date.max.toordinal()),
    st.text(st.characters(codec=None), max_size=30),
)
CURSORS = st.builds(
    Cursor,
    st.text("0123456789abcdef", max_size=16),
    st.text("0123456789abcdef", max_size=16),
    st.integers(0, 10_000),
    st.sampled_from((Match.ANY, Match.ALL)),
    PLACES,
)


@given(CURSORS)
def test_what_is_packed_is_unpacked(cursor: Cursor) -> None:
    packed = cursor.pack()
    assert unpack(packed) == cursor
    assert packed.isascii()
    assert "=" not in packed


@given(CURSORS, st.data())
def test_a_changed_cursor_is_none(cursor: Cursor, data: st.DataObject) -> None:
    raw = bytearray(base64.urlsafe_b64decode(cursor.pack() + "=="))
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(RequestInvalid, match="cursor"):
        unpack(base64.urlsafe_b64encode(bytes(raw)).decode().rstrip("="))


@given(st.text(max_size=60))
def test_any_text_is_a_cursor_or_an_error(text: str) -> None:
    with pytest.raises(RequestInvalid):
        unpack(text)


def test_a_request_is_known_by_what_decides_its_hits() -> None:
    request = SearchRequest("قمح")
    same = [
        replace(request, page=3),
        replace(request, explain=True),
        replace(request, suggest=True),
        replace(request, timeline="year"),
        replace(request, timeline="year", compare="أسعار"),
    ]
    assert {digest_of_request(each) for each in same} == {digest_of_request(request)}
    others = [
        *(replace(request, size=20), replace(request, level=Level.WIDE)),
        *(replace(request, text="أسعار"), replace(request, sort=Sort.NEWEST)),
        *(replace(request, sections=("a",)), replace(request, date_to=dt.date(2020, 1, 1))),
    ]
    assert len({digest_of_request(each) for each in (request, *others)}) == len(others) + 1


def test_places_sort_as_hits_do() -> None:
    undated, old, new = Place(0.0, 0, "a"), Place(2.0, 5, "c"), Place(1.0, 9, "b")

    def ordered(sort: Sort) -> list[Place]:
        return sorted([undated, old, new], key=lambda place: place.key(sort))

    assert ordered(Sort.NEWEST) == [new, old, undated]
    assert ordered(Sort.OLDEST) == [old, new, undated]
    assert ordered(Sort.RELEVANCE) == [old, new, undated]
    assert Place(1.0, 9, "a").key(Sort.NEWEST) < new.key(Sort.NEWEST)
