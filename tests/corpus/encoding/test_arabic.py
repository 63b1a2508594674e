import math

import pytest

from corpus.encoding.arabic import likeness, looks_arabic
from tests.corpus.encoding.samples import ARTICLE, ENCODINGS, HEADLINE


def test_one_accented_letter_is_not_arabic() -> None:
    assert not looks_arabic("A long report on the village of Al-Hamí in English".replace("í", "ي"))


def test_arabic_is_likelier_than_its_letters_in_disorder() -> None:
    assert likeness(HEADLINE) > likeness("".join(sorted(HEADLINE))) > -7
    assert likeness("ابتثجحخدذرزسشصضطظعغفقكلمنهوي") < -5.5


def test_few_letters_say_nothing() -> None:
    assert likeness("ab هل") == -math.inf


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ("كتابة مدرسةال", "كتابة المدرسة"),
        ("نصٌ ٌٌكامل هنا", "نصٌ كاملٌ هناٌ"),
        ("كت[ب المدرسة", "كتاب المدرسة"),
        ("سباق ظغث ضؤ", "سباق المدن"),
    ],
)
def test_what_is_not_read_right_is_less_likely(worse: str, better: str) -> None:
    assert likeness(worse) < likeness(better)


@pytest.mark.parametrize("written", ENCODINGS.values())
@pytest.mark.parametrize("read", ENCODINGS.values())
def test_right_reading_is_the_likeliest(written: str, read: str) -> None:
    text = ARTICLE.replace("؛", "") if written == "cp720" else ARTICLE
    data = text.encode(written, "ignore")
    other = data.decode(read, "replace")
    if other.replace("\xa0", " ") == data.decode(written):
        return
    assert likeness(other) <= likeness(data.decode(written))
