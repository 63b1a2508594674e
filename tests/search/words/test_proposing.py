"""Two words are proposed for the reasons for which they may be one, and for no other."""

import pytest

from search.analysis import fold, stem
from search.words.proposing import is_proposed, reasons


@pytest.mark.parametrize(
    ("word", "other", "expected"),
    [
        ("حزب", "أحزاب", ["plural"]),
        ("امرأة", "نساء", ["plural"]),
        ("مصر", "ومصر", ["clitic"]),
        ("قال", "يقول", ["inflection"]),
        ("مسؤول", "مسئول", ["spelling"]),
        ("ترامب", "ترمب", ["name"]),
        ("لبنان", "لبن", []),
        ("وزير", "زير", []),
    ],
)
def test_the_reasons_are_named(word: str, other: str, expected: list[str]) -> None:
    assert reasons(stem(fold(word)), stem(fold(other)))[:1] == expected
    assert reasons(stem(fold(other)), stem(fold(word)))[:1] == expected


def test_one_stem_needs_no_reason() -> None:
    assert is_proposed("وزير", "للوزير")
    assert not is_proposed("وزير", "زير")
