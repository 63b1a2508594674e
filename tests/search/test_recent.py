"""What is kept of what was asked for lately."""

from hypothesis import given
from hypothesis import strategies as st

from search.recent import Recent


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 60)), max_size=60))
def test_what_is_kept_is_what_was_added_and_within_the_room(additions):
    recent, added = Recent[int, object](100), {}
    for key, size in additions:
        added[key] = object()
        recent.add(key, added[key], size)
        if size <= 25:
            assert recent.get(key) is added[key]
        kept = {**recent._young, **recent._old}
        assert sum(size for _, size in kept.values()) <= 100


def test_what_is_asked_for_again_stays():
    recent = Recent[str, str](100)
    recent.add("popular", "article", 20)
    for number in range(50):
        recent.add(str(number), "other", 20)
        assert recent.get("popular") == "article"
    assert recent.get("0") is None
