"""The sentence that says why an article was found."""

import pytest

from search.explanation import say_why
from search.explanation.sentence import SHOWN
from search.request import MatchedForm
from search.words.relations import Reason

ISOLATES = str.maketrans("", "", "\u2068\u2069")


def _why(*forms: tuple[str, Reason, str]) -> str:
    return say_why([MatchedForm(form, reason, word, 0.5) for form, reason, word in forms])


def test_sentence_names_each_form_its_word_and_the_reason():
    why = _why(("للوزارة", Reason.CLITIC, "وزارة"), ("سورية", Reason.SPELLING, "سوريا"))
    expected = "وُجدت لأن: للوزارة ← وزارة (أُزيل: لل)؛ سورية ≈ سوريا (تهجئة)"
    assert why.translate(ISOLATES) == expected


def test_nothing_matched_needs_no_sentence():
    assert say_why([]) == ""


@pytest.mark.parametrize(
    ("form", "reason", "word", "said"),
    [
        ("وزير", Reason.SAME, "وزير", "وزير"),
        ("وزير", Reason.SAME, "وَزيـر", "وزير"),
        ("أحمد", Reason.SAME, "احمد", "أحمد ≈ احمد (تهجئة)"),
        ("وبالوزارات", Reason.STEM, "الوزارات", "وبالوزارات ← الوزارات (أُزيل: وب)"),
        ("مدرستها", Reason.CLITIC, "مدرسة", "مدرستها ← مدرسة (أُزيل: ها)"),
        ("ولكتابه", Reason.CLITIC, "كتاب", "ولكتابه ← كتاب (أُزيل: ول، ه)"),
        ("وزارة", Reason.CLITIC, "للوزارة", "وزارة ← للوزارة (من دون: لل)"),
        ("الوزارة", Reason.CLITIC, "بوزارة", "الوزارة ← بوزارة (حروف متصلة أخرى)"),
        ("المدرسية", Reason.INFLECTION, "مدارسنا", "المدرسية ← مدارسنا (تصريف آخر)"),
        ("الأحمد", Reason.CLITIC, "احمد", "الأحمد ← احمد (أُزيل: ال)"),
        ("كتب", Reason.ROOT, "مكتبة", "كتب ← مكتبة (الجذر نفسه)"),
        ("وزراء", Reason.PLURAL, "وزير", "وزراء ← وزير (جمع ومفرده)"),
        ("جوجل", Reason.NAME, "غوغل", "جوجل ≈ غوغل (كتابة أخرى للاسم)"),
        ("عبدالله", Reason.COMPOUND, "عبد الله", "عبدالله ≈ عبد الله (وصل أو فصل)"),
    ],
)
def test_relation_is_said_in_few_words(form, reason, word, said):
    assert _why((form, reason, word)).translate(ISOLATES) == f"وُجدت لأن: {said}"


@pytest.mark.parametrize(
    ("others", "said"),
    [
        (1, "؛ وصيغة أخرى"),
        (2, "؛ وصيغتان أخريان"),
        (3, "؛ و3 صيغ أخرى"),
        (11, "؛ و11 صيغة أخرى"),
        (103, "؛ و103 صيغ أخرى"),
    ],
)
def test_forms_beyond_the_first_are_counted(others, said):
    why = _why(*[(f"كلمة{n}", Reason.ROOT, "كلام") for n in range(SHOWN + others)])
    assert why.endswith(said)
    assert why.count("؛") == SHOWN


def test_words_of_both_directions_keep_their_places():
    why = _why(("iPhone", Reason.SAME, "iphone"), ("هاتف", Reason.SAME, "هاتف"))
    assert why == "وُجدت لأن: \u2068iPhone\u2069 ≈ \u2068iphone\u2069 (تهجئة)؛ \u2068هاتف\u2069"
