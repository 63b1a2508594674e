from hypothesis import given
from hypothesis import strategies as st

from web.middleware.responses import Whole
from web.middleware.storing import SMALL, Store

ROOM = 16_000
WIDE = 1_000_000


def answer(size: int) -> Whole:
    return Whole(200, (), bytes(size))


def test_what_was_asked_for_longest_ago_makes_room() -> None:
    store = Store(ROOM)
    for number in range(16):
        store.put(b"%d" % number, answer(1000))
    assert store.get(b"0")
    store.put(b"new", answer(1000))
    assert store.get(b"0")
    assert store.get(b"1") is None


def test_what_is_too_large_is_not_kept() -> None:
    store = Store(ROOM)
    store.put(b"large", answer(ROOM // 16 + 1))
    assert (len(store), store.size) == (0, 0)


def test_pages_never_push_completions_out() -> None:
    store = Store(WIDE)
    small = [b"small%d" % number for number in range(200)]
    for tag in small:
        store.put(tag, answer(1000))
    for number in range(1000):
        store.put(b"page%d" % number, answer(SMALL + 1 + number))
    assert all(store.get(tag) for tag in small)
    assert store.get(b"page999")
    assert store.size <= WIDE


def test_completions_push_pages_out_only_beyond_their_part() -> None:
    store = Store(WIDE)
    pages = [b"page%d" % number for number in range(70)]
    for tag in pages:
        store.put(tag, answer(10_000))
    for number in range(10_000):
        store.put(b"small%d" % number, answer(1000))
    assert all(store.get(tag) for tag in pages)
    assert store.get(b"small9999")
    assert store.size <= WIDE


def test_completions_take_what_no_page_needs() -> None:
    store = Store(WIDE)
    for number in range(1000):
        store.put(b"%d" % number, answer(1000))
    assert len(store) == 1000


def test_an_answer_that_has_grown_is_kept_once() -> None:
    store = Store(WIDE)
    store.put(b"a", answer(10))
    store.put(b"a", answer(SMALL * 2))
    assert (len(store), store.size) == (1, SMALL * 2)


def test_nothing_is_kept_without_room() -> None:
    store = Store(0)
    store.put(b"a", Whole(200, ((b"a", b"b"),), b""))
    assert len(store) == 0


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9000))))
def test_the_size_is_that_of_what_is_kept_and_never_too_many(
    puts: list[tuple[int, int]],
) -> None:
    store, kept = Store(ROOM * 9), {}
    for name, size in puts:
        store.put(b"%d" % name, answer(size))
        kept[b"%d" % name] = size
    found = {name: each for name in kept if (each := store.get(name))}
    assert store.size == sum(each.size for each in found.values()) <= ROOM * 9
    assert len(store) == len(found)
    store.clear()
    assert (len(store), store.size) == (0, 0)
