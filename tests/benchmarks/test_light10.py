"""light10 does what its authors describe, the mistakes for which it is known among it."""

import pytest

from benchmarks.light10 import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("الوزير", "وزير"),
        ("وزير", "زير"),
        ("والوزير", "وزير"),
        ("وللوزير", "وزير"),
        ("وفد", "وفد"),
        ("لبنان", "لبن"),
        ("البحرين", "بحر"),
        ("المدرسة", "مدرس"),
        ("مدرستها", "مدرست"),
        ("الإسلامية", "اسلام"),
        ("مُحَمَّد", "محمد"),
        ("كتابـــها", "كتاب"),
        ("على", "عل"),
        ("يد", "يد"),
        ("هن", "هن"),
        ("ألعاب", "عاب"),
        ("السيارات", "سيار"),
        ("مهندسون", "مهندس"),
        ("مسؤول", "مسؤول"),
    ],
)
def test_light10_strips_what_its_description_says(word: str, expected: str) -> None:
    assert stem(word) == expected
