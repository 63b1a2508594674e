import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import wordings
from corpus.cleaning.furniture import cut_furniture, is_furniture

PARAGRAPH = (
    "قالت الوزيرة إن المشروع سيبدأ في الربيع المقبل، وإن المدارس الجديدة ستستقبل تلاميذها مع بداية "
    "العام الدراسي، بعد أن تأخرت الأشغال عامين كاملين بسبب نقص مواد البناء وارتفاع أسعارها."
)
LINKS = ["عاصفة رملية تغلق المطار", "البرلمان يقرّ موازنة العام الجديد", "من يدفع ثمن الجفاف؟"]
LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            ["", PARAGRAPH, *LINKS, "اقرأ أيضا", "مقالات ذات صلة", "طباعة", "فيسبوك تويتر"]
        ),
    ),
    max_size=20,
)


@pytest.mark.parametrize("wording", [*wordings.LINES, *wordings.RELATED])
def test_every_wording_is_furniture(wording: str) -> None:
    assert is_furniture(wording)
    assert is_furniture(f"• {wording} ...")


@pytest.mark.parametrize(
    "line",
    [
        "إقـرأ أيضاً :",
        "شارِكها",
        "فيسبوك",
        "فيسبوك تويتر واتساب تلغرام",
        "فيسبوك | إكس | لينكدإن",
        "شارك عبر واتساب",
        "مشاركة عبر البريد الإلكتروني",
        "Facebook Twitter WhatsApp",
        "التعليقات (٣)",
        "0 تعليقات",
        "الوسوم: الحرب، النفط، أوبك",
        "اقرأ أيضا: البرلمان يقرّ الموازنة",
        "تابعونا على تويتر",
        "اشترك في نشرتنا البريدية",
        "© ٢٠٢٤ جميع الحقوق محفوظة لصحيفة المرفأ",
    ],
)
def test_variants_are_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "***",
        "2017",
        "شارك الخبراء في الندوة",
        "على",
        "الوسوم التي منحها الملك للفائزين",
        "تعليقات على قرار الحكومة",
        "قال إنه سمع الخبر عبر فيسبوك",
        "المصدر: وكالات",
        f"جميع الحقوق محفوظة {PARAGRAPH}",
    ],
)
def test_the_same_words_in_a_sentence_are_not(line: str) -> None:
    assert not is_furniture(line)


def test_furniture_is_cut_from_the_end() -> None:
    ending = ["", "شارك هذا المقال", "فيسبوك", "تويتر", "", "زر الذهاب إلى الأعلى", ""]
    assert cut_furniture([PARAGRAPH, PARAGRAPH, *ending]) == [PARAGRAPH, PARAGRAPH]


def test_links_go_with_their_heading() -> None:
    ending = ["مقالات ذات صلة", *LINKS, "", "زر الذهاب إلى الأعلى"]
    assert cut_furniture([PARAGRAPH, *ending]) == [PARAGRAPH]


def test_one_list_above_another_is_cut_too() -> None:
    ending = ["اقرأ أيضا", *LINKS, "طباعة", "الأكثر قراءة", *LINKS]
    assert cut_furniture([PARAGRAPH, *ending]) == [PARAGRAPH]


@pytest.mark.parametrize(
    "ending",
    [
        PARAGRAPH,
        "وصل الوفد مساء أمس.",
        "وأضاف أن الأشغال ستنتهي قريبا",
        "وفي ما يلي أسماء الفائزين:",
    ],
)
def test_nothing_is_cut_above_running_text(ending: str) -> None:
    lines = [PARAGRAPH, "اقرأ أيضا", LINKS[0], ending]
    assert cut_furniture(lines) == lines


def test_a_long_list_below_a_heading_is_no_furniture() -> None:
    results = [f"الفريق الأول والفريق {number}" for number in range(30)]
    lines = [PARAGRAPH, "اقرأ أيضا", *results]
    assert cut_furniture(lines) == lines


def test_short_lines_without_a_heading_are_kept() -> None:
    assert cut_furniture([PARAGRAPH, *LINKS]) == [PARAGRAPH, *LINKS]


@given(LINES)
def test_only_the_end_is_cut_and_once(lines: list[str]) -> None:
    kept = cut_furniture(lines)
    assert kept == lines[: len(kept)]
    assert cut_furniture(kept) == kept


@given(LINES)
def test_nothing_above_a_paragraph_is_cut(lines: list[str]) -> None:
    assert cut_furniture([*lines, PARAGRAPH]) == [*lines, PARAGRAPH]
