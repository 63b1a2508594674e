"""Fold texts to compare their wordings: without marks, signs and differences of spelling."""

import codecs
import re

from corpus.lines import INVISIBLE

_MARKS = (*range(0x610, 0x61B), *range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6EE))
_JOINERS = (0x640, 0x200D)
_FOLDED = (
    dict.fromkeys((*_MARKS, *_JOINERS, *map(ord, INVISIBLE + "ء")))
    | str.maketrans("أإآٱؤئىیةک", "ااااويييهك")
)  # fmt: skip
_WORD_BREAKS = re.compile(r"[\W_]+")

# Arabic with a byte a letter: bytes are translated, and some left out, in a fifth of the time.
_CHARSET = "cp1256"
_CHARACTERS = bytes(range(256)).decode(_CHARSET)
_BYTES = {character: byte for byte, character in enumerate(_CHARACTERS)}


def fold_letters(text: str) -> str:
    """Return a text without marks and differences of spelling, its signs and spaces as they are."""
    return text.translate(_FOLDED).casefold()


def fold_line(line: str) -> str:
    """Return the words of a line, to compare wordings: `fold_line("إقرأ أيضًا:") == "اقرا ايضا"`."""
    try:
        data = codecs.charmap_encode(line, "strict", _ENCODING)[0]
    except UnicodeEncodeError:
        return fold_any_line(line)
    return b" ".join(data.translate(_FOLDED_BYTES, _DROPPED_BYTES).split()).decode(_CHARSET)


def fold_any_line(line: str) -> str:
    """Do what `fold_line` does, of whatever characters the line is: its slow twin."""
    return _WORD_BREAKS.sub(" ", line.translate(_FOLDED)).strip().casefold()


def _fold_character(character: str) -> str:
    return _WORD_BREAKS.sub(" ", fold_letters(character))


_FOLDS = tuple(map(_fold_character, _CHARACTERS))
# Of what folds to something that the charset lacks, as µ, it knows nothing: U+FFFE says so.
_ENCODING = codecs.charmap_build(
    "".join(
        character if fold in ("", *_BYTES) else "\ufffe"
        for character, fold in zip(_CHARACTERS, _FOLDS, strict=True)
    )
)
_FOLDED_BYTES = bytes(_BYTES.get(fold, 0) for fold in _FOLDS)
_DROPPED_BYTES = bytes(byte for byte, fold in enumerate(_FOLDS) if not fold)
