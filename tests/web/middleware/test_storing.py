from hypothesis import given
from hypothesis import strategies as st

from web.middleware.responses import Whole
from web.middleware.storing import Store

ROOM = 16_000


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
    assert (len(store), store.bytes) == (0, 0)


def test_nothing_is_kept_without_room() -> None:
    store = Store(0)
    store.put(b"a", Whole(200, ((b"a", b"b"),), b""))
    assert len(store) == 0


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 2000))))
def test_bytes_are_those_of_what_is_kept_and_never_too_many(
    puts: list[tuple[int, int]],
) -> None:
    store, kept = Store(ROOM), {}
    for name, size in puts:
        store.put(b"%d" % name, answer(size))
        kept[b"%d" % name] = size
    found = {name: each for name in kept if (each := store.get(name))}
    assert store.bytes == sum(each.size for each in found.values()) <= ROOM
    assert len(store) == len(found)
    store.clear()
    assert (len(store), store.bytes) == (0, 0)
