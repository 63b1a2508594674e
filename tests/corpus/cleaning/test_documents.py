import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import clean, clean_record
from corpus.document import Document, Origin, Record
from tests.corpus.cleaning.slow_documents import clean_slowly

PARAGRAPH = "وصل الوفد إلى المدينة مساء أمس، وكان في استقباله رئيس البلدية."
ARTICLE = Document(
    id="1",
    title="البرلمان يقرّ الموازنة",
    body=f"{PARAGRAPH}\n{PARAGRAPH}",
    date=dt.date(2020, 1, 2),
    section="سياسة",
    source="المرفأ",
    author="سلمى",
    url="https://example.org/1",
)
TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\n\n\n\r\u200f\u200d\ufeffـَُأاة:|.*"),
    )
)
LINES = st.sampled_from(["", " ", PARAGRAPH, "عنوان", "طباعة", "اقرأ أيضا", "*", "خبر قصير"])
SPOILED = st.sampled_from(
    [
        *(
            "Ø§Ù„Ø®Ø¨Ø±",
            "قال &quot;لا&quot;",
            "سطر\u2028آخر",
            "ﺍﻟﺨﺒﺮ",
            "بيروت - رويترز: قال",
            "\u200f",
        ),
        *(
            f"{PARAGRAPH} {PARAGRAPH} {PARAGRAPH}",
            f" {PARAGRAPH}\xa0",
            "عنوان…",
            "\x00",
            "a\r",
            "ـ",
        ),
    ]
)
BODIES = st.one_of(TEXTS, st.lists(LINES).map("\n".join))


def clean_body(body: str) -> str:
    """Return what cleaning leaves of a body that has no headline."""
    return clean(Document("1", "", body)).body


def test_clean_document_is_left_as_it_is() -> None:
    assert clean(ARTICLE) == ARTICLE


def test_lines_are_trimmed_and_blank_runs_collapse() -> None:
    assert clean_body("\ufeff أول\u200f \r\n\r\n\r\n\r\nثان\r\nثالث\n\n") == "أول\n\nثان\nثالث"


def test_furniture_is_cut() -> None:
    body = f"{ARTICLE.body}\n\nشارك الخبر\nفيسبوك\n\nمقالات ذات صلة\nخبر آخر\n"
    assert clean(ARTICLE._replace(body=body)) == ARTICLE


def test_headline_repeated_above_the_body_is_removed() -> None:
    body = f"البرلمان يقــرّ الموازنة.\n\n{ARTICLE.title}\n{ARTICLE.body}"
    assert clean(ARTICLE._replace(body=body)) == ARTICLE


def test_line_that_differs_in_a_number_is_no_repeated_headline() -> None:
    document = ARTICLE._replace(title="الحلقة 2", body=f"الحلقة 1\n{PARAGRAPH}")
    assert clean(document) == document


def test_title_is_one_line() -> None:
    assert clean(ARTICLE._replace(title="البرلمان يقرّ\n  الموازنة\u202c")) == ARTICLE


def test_title_of_furniture_becomes_empty() -> None:
    assert clean(ARTICLE._replace(title="اقرأ أيضاً")).title == ""


def test_labels_are_one_line() -> None:
    untidy = ARTICLE._replace(section=" سياسة\n", source="\u200fالمرفأ", author="سلمى ")
    assert clean(untidy) == ARTICLE


@given(TEXTS, BODIES)
def test_cleaning_is_idempotent(title: str, body: str) -> None:
    cleaned = clean(ARTICLE._replace(title=title, body=body))
    assert clean(cleaned) == cleaned
    assert clean_body(clean_body(body)) == clean_body(body)


@given(TEXTS, st.one_of(BODIES, st.lists(LINES | SPOILED).map("\n".join)), TEXTS | SPOILED)
def test_cleaning_is_that_of_the_slow_twin(title: str, body: str, label: str) -> None:
    for headline in (title, "", "عنوان"):
        document = Document("1", headline, body, section=label, author=label, dateline=label[:1])
        assert clean(document) == clean_slowly(document)


@given(BODIES)
def test_lines_are_only_taken_from_the_end(body: str) -> None:
    before = [line for line in clean_body(f"{body}\n{PARAGRAPH}").splitlines() if line]
    after = [line for line in clean_body(body).splitlines() if line]
    assert after == before[: len(after)]


@given(st.text("اب نقصت،.", min_size=1))
def test_words_inside_a_line_are_never_edited(words: str) -> None:
    line = f"«{words}»"
    assert clean(ARTICLE._replace(body=f"{line}\n{PARAGRAPH}")).body == f"{line}\n{PARAGRAPH}"


def test_text_that_was_decoded_wrongly_is_put_right_and_noted() -> None:
    misread = ARTICLE.body.encode().decode("cp1256")
    record = Record(Origin("a"), ARTICLE._replace(body=misread), ("no date",))
    cleaned = clean_record(record)
    assert cleaned.document == ARTICLE
    assert cleaned.notes == ("no date", "repaired double encoding: body")
    assert clean(record.document) == ARTICLE
    assert clean_record(cleaned) == cleaned
