import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.mojibake import repair
from tests.corpus.encoding.samples import ARTICLE, HEADLINE, WORDS, sentences


def misread(text: str, written: str, read: str) -> str:
    """Return the text as who reads it in the wrong encoding sees it."""
    if read == "cp1252":
        # As browsers do where windows-1252 leaves a byte open.
        return "".join(
            bytes([b]).decode("cp1252", "ignore") or chr(b) for b in text.encode(written)
        )
    return text.encode(written).decode(read)


WAYS = [
    ("utf-8", "cp1252"),
    ("utf-8", "latin-1"),
    ("utf-8", "cp1256"),
    ("cp1256", "cp1252"),
    ("cp1256", "latin-1"),
]
TEXTS = [HEADLINE, ARTICLE, "قالت", "رياضة", "مصر", "«نعم» و«لا»، ثم 12 – 15 FIFA: الفيفا"]


@pytest.mark.parametrize(("written", "read"), WAYS)
@pytest.mark.parametrize("text", TEXTS)
def test_misread_text_is_repaired(text: str, written: str, read: str) -> None:
    assert repair(misread(text, written, read)) == text


@pytest.mark.parametrize("read", ["cp1252", "latin-1", "cp1256"])
@pytest.mark.parametrize("text", TEXTS[:4])
def test_text_that_was_misread_twice_is_repaired(text: str, read: str) -> None:
    assert repair(misread(misread(text, "utf-8", read), "utf-8", read)) == text


@pytest.mark.parametrize(("written", "read"), WAYS)
def test_part_of_a_text_is_repaired(written: str, read: str) -> None:
    part = misread(HEADLINE, written, read)
    assert repair(f"وفي الوسط، {part} كما قال.") == f"وفي الوسط، {HEADLINE} كما قال."


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        "",
        "plain",
        "Ça a été décidé à l'hôtel «Château d'Ø» — CAFÉ»",
        "El niño comió más jamón aquí; ¿qué? ¡sí!",
        "Í húsi á hæð er á í á borði, æ og ó á í",
        "São Paulo e Maranhão, ação e coração à tarde",
        "Straße über Öl, Ærøskøbing på Ø, Ñuñoa",
        "في الوسط، وقال: هل من حظ؟ بلغ§ الغيظ… موقع، وضع؛ ربع“",
        "المادة §5 من „القانون“ تنص على",
        "الطراز ÇA 12 à Paris",
        "روسيا Москва § 12",
        "á í",
        "Ñ Ñ Ñ Ñ",
        "Ã É Ê Ó Ô",
        "ÀÉÈÙ ÇÎÏ ÃÕÉ",
        "Ø 12 mm, Ø 15 mm",
        "یہ پاکستان میں § ہے",
    ],
)
def test_good_text_stays_as_it_is(text: str) -> None:
    assert repair(text) == text


@given(sentences, st.sampled_from(WAYS))
def test_sentences_are_repaired(text: str, way: tuple[str, str]) -> None:
    assert repair(misread(text, *way)) == text


@given(st.text())
def test_repairing_again_is_no_change(text: str) -> None:
    assert repair(repair(text)) == repair(text)


@given(sentences, st.lists(st.sampled_from(["cp1252", "latin-1", "cp1256"]), max_size=6))
def test_text_that_was_misread_ever_again_is_repaired_at_once(text: str, ways: list[str]) -> None:
    for way in ways:
        text = misread(text, "utf-8", way)
    assert repair(repair(text)) == repair(text)


def test_long_text_is_repaired_in_time_that_grows_with_it() -> None:
    text = f"{HEADLINE}، " * 5000
    before = time.process_time()
    assert repair(misread(text, "utf-8", "cp1256")) == text
    assert time.process_time() - before < 5


@given(st.text(alphabet="ØÙÃÇáíÞÊ§„ط¸آâ€œ ab،"))
def test_repairing_odd_text_again_is_no_change(text: str) -> None:
    assert repair(repair(text)) == repair(text)


@given(st.lists(st.sampled_from([*WORDS, "،", "§", "«", "»", "…", "ط،", "12"])).map(" ".join))
def test_arabic_is_not_touched(text: str) -> None:
    assert repair(text) == text
