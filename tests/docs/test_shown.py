"""What checks the manuals finds what is wrong in them."""

import pytest

from tests.docs.shown import differences, has_lines, read_shown


@pytest.mark.parametrize(
    ("shown", "actual"),
    [
        ('{"a": 1}', {"a": 1}),
        ('{"a": 1, …}', {"a": 1, "b": 2}),
        ("{…}", {"a": 1}),
        ('{"a": …, "b": […]}', {"a": 1, "b": [1, 2]}),
        ("[1, …]", [1, 2, 3]),
        ('[{"a": "x …"}, …]', [{"a": "x …"}]),
    ],
)
def test_what_is_left_out_may_be_anything(shown: str, actual: object) -> None:
    assert list(differences(read_shown(shown), actual)) == []


@pytest.mark.parametrize(
    ("shown", "actual"),
    [
        ('{"a": 1}', {"a": 2}),
        ('{"a": 1}', {"a": 1, "b": 2}),
        ('{"a": 1, …}', {"b": 2}),
        ("[1]", [1, 2]),
        ("[1, 2, …]", [1]),
        ('{"a": {"b": [1]}}', {"a": {"b": [2]}}),
        ("[…]", {"a": 1}),
    ],
)
def test_what_is_shown_must_be_there(shown: str, actual: object) -> None:
    assert len(list(differences(read_shown(shown), actual))) == 1


def test_lines_are_shown_in_their_order() -> None:
    assert has_lines("a\n…\nc", "a\nb\nc")
    assert not has_lines("c\n…\na", "a\nb\nc")
