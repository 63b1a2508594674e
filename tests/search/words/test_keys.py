"""Compiled keys are those of the readable functions; what they bring together and what not."""

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.analysis import fold, stem
from search.strings import StringTable, pack_strings
from search.utf8 import Words
from search.words import keys, patterns, remainders
from search.words.kernels import keys as compiled
from search.words.kernels import patterns as compiled_patterns
from search.words.kernels import remainders as compiled_remainders
from search.words.kernels.owned import Keys
from tests.embedded import words

VOWELLED = st.text("اويءتشسظضغجكقطصمنبرل", min_size=2, max_size=9)
STEMS = st.lists(st.one_of(VOWELLED, words.forms), max_size=12)


def packed(strings: Iterable[str]) -> Words:
    return Words.of(StringTable.of(pack_strings("x", map(str.encode, strings)), "x"))


def listed(found: Keys) -> list[tuple[int, str]]:
    text = found.words.text.tobytes()
    spans = zip(found.words.begins.tolist(), found.words.ends.tolist(), strict=True)
    decoded = [text[begin:end].decode() for begin, end in spans]
    return list(zip(found.stems.tolist(), decoded, strict=True))


def expected(keys_by_stem: Iterable[Sequence[str]]) -> list[tuple[int, str]]:
    return [(number, key) for number, found in enumerate(keys_by_stem) for key in found]


def one(key: str) -> list[str]:
    return [key] if key else []


@given(STEMS)
@example(["مسيول", "مسوول", "مسءول", "محظور", "محضور", "اظا", "ابناي"])
def test_spelling_keys_as_the_slow_twin(stems: list[str]) -> None:
    found = listed(compiled.spelling_keys(packed(stems)))
    assert found == expected(one(keys.spelling_key(it)) for it in stems)


@given(STEMS)
@example(["نتنياهو", "تشيلس", "ترامب", "مكتوب", "استقبال", "اووبام", "غغغغكك", "تشتشتشتش"])
def test_name_keys_as_the_slow_twin(stems: list[str]) -> None:
    found = listed(compiled.name_keys(packed(stems)))
    assert found == expected(one(keys.name_key(it)) for it in stems)


@given(STEMS)
@example(["صاروخ", "صواريخ", "راس", "رووس", "رييس", "روساء", "احزاب", "مدرس", "مدارس"])
def test_plural_keys_as_the_slow_twin(stems: list[str]) -> None:
    found = listed(compiled_patterns.plural_keys(packed(stems)))
    assert found == expected(map(patterns.plural_keys, stems))


@given(STEMS)
@example(
    [
        "اعلن",
        "يعلن",
        "استطاع",
        "يستطيع",
        "يدعو",
        "دعا",
        "يصل",
        "وصل",
        "ينوي",
        "تيتي",
        "وتا",
        "اخذ",
        "اوا",
    ]
)
@example(["وتا", "اخذ", "اوا", "انتخاب", "استثمار", "متظاهر", "مستثمر", "ماتا", "ااااااا"])
def test_verb_keys_as_the_slow_twin(stems: list[str]) -> None:
    found = listed(compiled_patterns.verb_keys(packed(stems)))
    assert found == expected(map(patterns.verb_keys, stems))


@given(STEMS)
@example(["ومصر", "وزير", "وبسير", "سيعلن", "سعلن", "دولت", "مقاتلو", "وت", "بب", "abcت", "لبنان"])
def test_remainders_as_the_slow_twin(stems: list[str]) -> None:
    found = listed(compiled_remainders.remainder_keys(packed(stems)))
    assert found == expected(map(remainders.remainder_keys, stems))


def test_no_stems_have_no_keys() -> None:
    nothing = packed([])
    assert listed(compiled.spelling_keys(nothing)) == []
    assert listed(compiled.name_keys(nothing)) == []
    assert listed(compiled_patterns.plural_keys(nothing)) == []
    assert listed(compiled_patterns.verb_keys(nothing)) == []
    assert listed(compiled_remainders.remainder_keys(nothing)) == []


def spelled(word: str) -> str:
    return keys.spelling_key(stem(fold(word)))


def named(word: str) -> str:
    return keys.name_key(stem(fold(word)))


SPELLINGS = [
    ("مسؤول", "مسئول"),
    ("مسؤول", "مسءول"),
    ("شؤون", "شئون"),
    ("رؤوس", "رءوس"),
    ("أبنائه", "أبناؤه"),
    ("لقاء", "لقائه"),
    ("مبادئ", "مباديء"),
    ("طوارئ", "طواريء"),
    ("محظور", "محضور"),
    ("مسؤوليات", "مسئوليات"),
]


@pytest.mark.parametrize(("word", "partner"), SPELLINGS)
def test_spellings_of_a_word_have_one_key(word: str, partner: str) -> None:
    assert spelled(word) == spelled(partner) != ""


@pytest.mark.parametrize(
    ("word", "stranger"), [("حظر", "حضر"), ("عالم", "علم"), ("محرر", "محر"), ("ديون", "دون")]
)
def test_short_or_other_words_have_other_keys(word: str, stranger: str) -> None:
    assert not spelled(word) or spelled(word) != spelled(stranger)


NAMES = [
    ("ترامب", "ترمب"),
    ("نتنياهو", "نتانياهو"),
    ("أمريكا", "أميركا"),
    ("تلفزيون", "تليفزيون"),
    ("لوكسمبورغ", "لوكسمبورج"),
    ("تشرشل", "شرشل"),
    ("مايكروسوفت", "ميكروسوفت"),
    ("كلينتون", "كلنتون"),
    ("بطرسبورغ", "بطرسبرغ"),
    ("غورباتشوف", "جورباتشوف"),
]


@pytest.mark.parametrize(("word", "partner"), NAMES)
def test_spellings_of_a_name_have_one_key(word: str, partner: str) -> None:
    assert named(word) == named(partner) != ""


@pytest.mark.parametrize("word", "كاتب مكتوب كتاب مدرسة استقبال مهاجرين انتخاب تعليم قتال".split())
def test_arabic_patterns_and_short_names_have_no_name_key(word: str) -> None:
    assert named(word) == ""


PLURALS = [
    ("حزب", "أحزاب"),
    ("سوق", "أسواق"),
    ("حرب", "حروب"),
    ("رجل", "رجال"),
    ("رأس", "رؤوس"),
    ("رئيس", "رؤساء"),
    ("وثيقة", "وثائق"),
    ("نائب", "نواب"),
    ("عاصمة", "عواصم"),
    ("مدرسة", "مدارس"),
    ("مشروع", "مشاريع"),
    ("أسبوع", "أسابيع"),
    ("صاروخ", "صواريخ"),
    ("تقرير", "تقارير"),
    ("قنبلة", "قنابل"),
]


@pytest.mark.parametrize(("singular", "plural"), PLURALS)
def test_singular_and_plural_share_a_key(singular: str, plural: str) -> None:
    found = [set(patterns.plural_keys(stem(fold(word)))) for word in (singular, plural)]
    assert found[0] & found[1]


VERBS = [
    ("أعلن", "يعلن"),
    ("استقبل", "يستقبل"),
    ("قاتل", "يقاتل"),
    ("قتل", "يقتل"),
    ("تقدم", "يتقدم"),
    ("انطلق", "ينطلق"),
    ("اختار", "يختار"),
    ("قال", "يقول"),
    ("أعاد", "يعيد"),
    ("استطاع", "يستطيع"),
    ("وصل", "يصل"),
    ("دعا", "يدعو"),
    ("سيطر", "تسيطر"),
    ("أكد", "تؤكد"),
    ("أخذ", "يأخذ"),
    ("انتخب", "انتخاب"),
    ("يستقبل", "استقبال"),
    ("تظاهر", "متظاهرين"),
    ("استثمر", "مستثمر"),
    ("دعا", "ودعا"),
    ("رأى", "فرأى"),
    ("زار", "ستزور"),
]


@pytest.mark.parametrize(("perfect", "imperfect"), VERBS)
def test_tenses_of_a_verb_share_a_key(perfect: str, imperfect: str) -> None:
    found = [set(patterns.verb_keys(stem(fold(word)))) for word in (perfect, imperfect)]
    assert found[0] & found[1]


@pytest.mark.parametrize(
    ("word", "inflected"),
    [("مصر", "ومصر"), ("رئيس", "لرئيس"), ("يعلن", "وسيعلن"), ("دولة", "دولتين"), ("أكد", "وأكد")],
)
def test_a_clitic_before_few_letters_comes_off(word: str, inflected: str) -> None:
    assert stem(fold(word)) in remainders.remainder_keys(stem(fold(inflected)))


@pytest.mark.parametrize("word", "وزير كتاب لبنان بغداد فريق سفير لجنة واحد كلام يدعو".split())
def test_nothing_comes_off_a_whole_word(word: str) -> None:
    assert remainders.remainder_keys(stem(fold(word))) == (stem(fold(word)),)


@pytest.mark.parametrize(
    ("word", "stranger"),
    [("سفير", "سفر"), ("لبن", "لبنان"), ("علم", "أعلم"), ("شاهد", "مشهد"), ("سلاح", "أصلح")],
)
def test_patterns_of_mostly_other_words_are_left_to_the_table(word: str, stranger: str) -> None:
    found = [set(patterns.plural_keys(stem(fold(it)))) for it in (word, stranger)]
    assert not found[0] & found[1]


@pytest.mark.parametrize(
    ("word", "stranger"),
    [("ألمان", "تلمان"), ("تعليم", "إعلام"), ("كتاب", "مكتب"), ("استقبال", "يقبل")],
)
def test_a_common_root_alone_is_no_pair(word: str, stranger: str) -> None:
    for keys_of in (patterns.verb_keys, patterns.plural_keys):
        assert not set(keys_of(stem(fold(word)))) & set(keys_of(stem(fold(stranger))))


def test_the_letters_of_pairs_are_distinct_and_short() -> None:
    assert len(set(patterns.PLURALS)) == len(patterns.PLURALS) < 58
    for singular, plural in patterns.PLURALS:
        radicals = [sum(it in "فعل" for it in pattern) for pattern in (singular, plural)]
        assert radicals[0] == radicals[1]
