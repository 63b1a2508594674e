"""The compiled tokenizer cuts and spells exactly as search.analysis does, whatever the text."""

import os
import unicodedata
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.analysis import spell, tokenize
from search.analysis.letters import CONTROLS, MARKS, SPACED_FORMS
from search.embedded.storage.records import encode_field
from search.embedded.writing import vocabulary
from search.embedded.writing.vocabulary import Vocabulary
from search.lexicon.kernels.characters import character_table
from search.lexicon.kernels.hashing import Key, Words, find_or_add
from search.strings import StringTable

EXAMPLES = int(os.environ.get("ARSHIF_EXAMPLES", "200"))

PIECES = [
    *"0123456789٠١٢٣۴۵",
    *".,٫٬.,٫٬",
    *"ابتهوىيةءأإآٱؤئلكـــ",
    *"\u0653\u0654\u0655\u0670\u064b\u0651\u0301\u0308\u0327\u0345\u034f",
    *MARKS[:9],
    *MARKS[-9:],
    *CONTROLS,
    *SPACED_FORMS[:5],
    *"ﻻﻷﺍﷲﷴﷺﱞﱟﹱﹷ",
    *"abzAZİıßſΣςÅé_-ǅŉ",
    *"\u212b\u1e9b\u0390\u2165\u00b2\u00bd\u2460\uff21\uff11",
    *"\u1100\u1161\u11a8\uac00\uac01\u3042\u3099\u6f22",
    *"𝟙𝟘𝐀𐐀😀\U0001ee00\U00011099\U000110ba\ud800\udfff",
    *" \n\t\0؟",
    "123",
    ",123",
    "1.",
    "١٬٢٣٤",
    "الكتاب",
    "وبالمدرسة",
    "والمستشفيات",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(st.characters())


def slow_words(text: str) -> list[str]:
    return [spell(token.surface) for token in tokenize(text)]


def compiled_words(texts: Sequence[str]) -> list[list[str]]:
    """Return the spellings of each text, and check that they are numbered in sorted order."""
    words = Vocabulary()
    numbers, lengths = words.add(list(map(encode_field, texts)))
    text, offsets, rows = words.table()
    spellings = [spelling.decode() for spelling in StringTable(text, offsets)]
    assert spellings == sorted(set(spellings))
    spelled = [spellings[row] for row in rows[numbers]]
    ends = np.cumsum(lengths)
    return [spelled[end - length : end] for end, length in zip(ends, lengths, strict=True)]


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(TEXTS, max_size=6))
@example([])
@example(["", ""])
@example(["1,", "234,5", "1,234.5"])
@example(["1,234,5678 1,234.5 1.234,5 1,234,567.8x ١٬٢٣٤٬٥٦٧٫٨٩ 1.2.3 12,34,567 1,2345"])
@example(["1,2345.6 1,2345,678 1,23,456 12.345.678 1.234ب1,234ب"])
@example(["ك\u200c", "\u200cتاب", "ﱱ", "ﹱ ﻻ", "ﹱ"])
@example(["ﻻ لا \u0627\u0654 أ \u0627\u064e\u0654"])
def test_words_are_those_of_the_tokenizer(texts: list[str]) -> None:
    assert compiled_words(texts) == [slow_words(text) for text in texts]


@settings(max_examples=EXAMPLES // 4, deadline=None)
@given(st.lists(st.text("aب1", min_size=1, max_size=20), max_size=60))
def test_long_words_that_end_alike_stay_apart(words: list[str]) -> None:
    texts = [f"{word}ابتثجحخد {word}" for word in words]
    assert compiled_words(texts) == [slow_words(text) for text in texts]


@settings(max_examples=EXAMPLES // 4, deadline=None)
@given(st.lists(TEXTS, max_size=20), st.integers(1, 50))
def test_the_size_of_the_chunks_changes_nothing(texts: list[str], size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "CHUNK", size)
        assert compiled_words(texts) == [slow_words(text) for text in texts]


def test_a_vocabulary_grows_over_many_texts() -> None:
    texts = [f"كلمة{number} Word{number}é {number},{number % 1000:03}" for number in range(40_000)]
    assert compiled_words(texts) == [slow_words(text) for text in texts]


def test_a_word_keeps_its_number_while_the_table_grows() -> None:
    words = Vocabulary()
    texts = [f"كلمة{number}" for number in range(40_000)]
    first, _ = words.add(list(map(encode_field, texts)))
    again, _ = words.add(list(map(encode_field, texts)))
    assert first.tolist() == again.tolist() == list(range(len(texts)))


@pytest.mark.parametrize("plane", range(17))
def test_every_character_is_of_the_class_that_the_tokenizer_says(plane: int) -> None:
    characters = [
        character
        for character in map(chr, range(plane << 16, plane + 1 << 16))
        if unicodedata.category(character) not in ("Cn", "Co")
    ]
    # Alone, inside a word, at its end, in a number and before a letter.
    text = "\n".join(f"{it} ب{it}ب ب{it} 1{it}234{it}5 1{it}" for it in characters)
    assert compiled_words([text]) == [slow_words(text)]


def test_characters_without_a_class_are_in_no_word() -> None:
    unassigned = [
        code
        for code in np.flatnonzero(character_table() == 0)
        if unicodedata.category(chr(code)) in ("Cn", "Co")
    ]
    text = " ".join(map(chr, unassigned[:: len(unassigned) // 10_000]))
    assert slow_words(text) == []


def test_equal_hashes_do_not_make_equal_words() -> None:
    """Hashes of 64 bits never met in a test: keys with one hash are made by hand."""
    words = Words(
        slots=np.zeros(8, np.uint64),
        arena=np.zeros(64, np.uint32),
        starts=np.zeros(8, np.uint32),
        tails=np.zeros((8, 2), np.uint64),
    )
    full = np.uint64((1 << 64) - 1)
    count = 0
    found = []
    for letters, high, low in [
        ([1], 0, 1),
        ([2], 0, 2),
        ([1] * 9, full, full),
        ([2] + [1] * 8, full, full),
        ([1] * 10, full, full),
        ([2], 0, 2),
        ([1] * 10, full, full),
    ]:
        begin = int(words.starts[count])
        words.arena[begin : begin + len(letters)] = letters
        key = Key(np.uint64(7), np.uint64(high), np.uint64(low))
        number = find_or_add(words, count, begin + len(letters), key)
        found.append(number)
        count = max(count, number + 1)
    assert found == [0, 1, 2, 3, 4, 1, 4]
