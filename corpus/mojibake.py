"""Repair text that was decoded wrongly before it came here: Ø§Ù„ for ال, ÞÇáÊ for قالت.

Who reads UTF-8 as windows-1252, Latin-1 or windows-1256, or windows-1256 as one of the first two,
and saves it again, makes a text that is valid and unreadable. The way back is exact: the characters
give the bytes again, and these the text. It is gone only where Arabic comes out and what stood
there can be nothing else; all other text stays as it is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from corpus.encoding.arabic import NEUTRAL, is_arabic, likeness, looks_arabic

# One of these is in nearly every text that is to be repaired, and seldom in another; to look for
# one character is as quick as can be.
SIGNS = ("Ø", "Ù", "Ã", "Ç", "á", "í", "ã", "æ", "Ñ", "§", "„", "±", "…", "ٹ")
# News has -4, letters in equal shares -6.1; words of other languages come out below.
_MIN_LIKENESS = -6.0
# A few capitals with accents could be Arabic by accident.
_FEW_LETTERS, _MIN_LIKENESS_OF_FEW = 12, -5.2
_FOREIGN_SHARE = 0.2


def _alphabet(codec: str) -> dict[str, int]:
    """Return the bytes of the characters outside ASCII, as they are misread in a codec."""
    bytes_of = {bytes([byte]).decode(codec, "ignore"): byte for byte in range(0x80, 0x100)}
    bytes_of.pop("", None)
    return bytes_of


# Bytes that windows-1252 leaves open came through as controls; in Latin-1 all below A0 are such.
_WESTERN = {chr(byte): byte for byte in range(0x80, 0xA0)} | _alphabet("cp1252")


@dataclass(frozen=True, slots=True)
class _Misreading:
    """What UTF-8 looks like when it is read in another encoding."""

    alphabet: Mapping[str, int]
    runs: re.Pattern[str]
    letters: re.Pattern[str]
    telling: re.Pattern[str]

    @classmethod
    def of(cls, alphabet: Mapping[str, int], proof: int) -> "_Misreading":
        """Return it for an alphabet; so many letters of Arabic running are `proof`."""

        def among(first: int, last: int) -> str:
            return f"[{''.join(re.escape(c) for c, b in alphabet.items() if first <= b <= last)}]"

        more = among(0x80, 0xBF)
        sequence = (
            f"(?:{among(0xC2, 0xDF)}{more}|{among(0xE0, 0xEF)}{more}{{2}}"
            f"|{among(0xF0, 0xF4)}{more}{{3}})"
        )
        once = f"{among(0xD8, 0xDB)}{more}"
        # Read wrongly twice, each of the two is two characters and more.
        marks = f"{among(0xC2, 0xE2)}{more}+"
        twice = f"(?:{among(0xC3, 0xC3)}{more}|{once}){marks}"
        return cls(
            alphabet,
            re.compile(f"{sequence}+"),
            re.compile(f"(?:{once})+"),
            re.compile(f"(?:{once}){{{proof}}}|(?:{twice}){{2}}"),
        )


@cache
def _misreadings() -> tuple[_Misreading, ...]:
    # «ط،» ends an Arabic word before a comma, so one pair of windows-1256 proves nothing.
    return _Misreading.of(_WESTERN, 2), _Misreading.of(_alphabet("cp1256"), 3)


_WORD = re.compile(f"[{''.join(map(re.escape, _WESTERN))}A-Za-z]+")
_LATIN = re.compile("[A-Za-z]")
_TO_ARABIC = {
    ord(character): bytes([byte]).decode("cp1256") for character, byte in _WESTERN.items()
}


def repair(text: str) -> str:
    """Return a text with what was decoded wrongly in it put right; repairing it again is no change.

    `repair("Ø§Ù„Ø®Ø¨Ø± ÞÇáÊ") == "الخبر قالت"`
    """
    if not any(sign in text for sign in SIGNS):
        return text
    while (better := _repair_once(text)) != text:
        text = better
    return text


def _repair_once(text: str) -> str:
    for misreading in _misreadings():
        if misreading.telling.search(text):
            text = _repair_utf_8(text, misreading)
    return _repair_windows_1256(text)


def _repair_utf_8(text: str, misreading: _Misreading) -> str:
    def repaired(match: re.Match[str]) -> str:
        read = _read_again(match[0], misreading)
        return read if _is_repaired(read, match) else match[0]

    return misreading.runs.sub(repaired, text)


def _read_again(run: str, misreading: _Misreading) -> str:
    """Return a run of characters read as the UTF-8 that it is, as often as it can be."""

    def decoded(match: re.Match[str]) -> str:
        try:
            text = bytes(misreading.alphabet[c] for c in match[0]).decode()
        except UnicodeDecodeError:
            return match[0]
        is_still = misreading.telling.search(text) or misreading.letters.fullmatch(text)
        return _read_again(text, misreading) if is_still else text

    return misreading.runs.sub(decoded, run)


def _is_repaired(read: str, match: re.Match[str]) -> bool:
    """Say whether what was read anew is Arabic, a sign, or a Latin letter with an accent."""
    if not all(is_arabic(c) or c in NEUTRAL or "\xa0" <= c < "\u0180" for c in read):
        return False
    # A character may be read so only if it stands alone: «وسط،» ends with what could be one, too.
    text, start, end = match.string, match.start(), match.end()
    around = text[start - 1 : start] + text[end : end + 1]
    return len(read) > 1 or read in NEUTRAL or not any(map(is_arabic, around))


def _repair_windows_1256(text: str) -> str:
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    pure = [word for word in words if not _LATIN.search(word)]
    letters, arabic_letters = sum(map(_count_letters, words)), sum(map(_count_letters, pure))
    # Arabic has no words of one letter, but lists of accented capitals have.
    if letters - arabic_letters > _FOREIGN_SHARE * letters or arabic_letters < 2 * len(pure):
        return text
    arabic = " ".join(pure).translate(_TO_ARABIC)
    least = _MIN_LIKENESS if arabic_letters > _FEW_LETTERS else _MIN_LIKENESS_OF_FEW
    if not looks_arabic(arabic) or likeness(arabic) < least:
        return text
    return _WORD.sub(
        lambda match: match[0] if _LATIN.search(match[0]) else match[0].translate(_TO_ARABIC), text
    )


def _count_letters(word: str) -> int:
    return sum("\xc0" <= character <= "\xff" for character in word)
