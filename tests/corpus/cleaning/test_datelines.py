import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import clean
from corpus.cleaning.datelines import find_dateline
from corpus.document import Document

SENTENCE = "وصل الوفد إلى المدينة مساء أمس، وكان في استقباله رئيس البلدية وعدد من الأهالي."


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("القاهرة - (أ ف ب) - ", "القاهرة - (أ ف ب)"),
        ("القاهرة ـ أ ش أ: ", "القاهرة ـ أ ش أ"),
        ("بيروت (رويترز) - ", "بيروت (رويترز)"),
        ("(رويترز) - ", "(رويترز)"),
        ("وكالات - ", "وكالات"),
        ("عواصم - وكالات: ", "عواصم - وكالات"),
        ("القدس المحتلة/ غزة - معا: ", "القدس المحتلة/ غزة - معا"),
        ("باريس، لندن - أ.ف.ب - ", "باريس، لندن - أ.ف.ب"),
        ("دبي – العربية.نت: ", "دبي – العربية.نت"),
        ("وادي الميناء - وفا: ", "وادي الميناء - وفا"),
        ("نيويورك - ", "نيويورك"),
        ("رام الله 17-7-2012 وفا- ", "رام الله 17-7-2012 وفا"),
    ],
)
def test_dateline_is_found_as_it_stands(opening: str, dateline: str) -> None:
    found = find_dateline(f"{opening}{SENTENCE}\n{SENTENCE}")
    assert found is not None
    assert found.text == dateline


@pytest.mark.parametrize(
    "body",
    [
        SENTENCE,
        "",
        "لبنان - سوريا: تعادل بلا أهداف",
        "برشلونة - ريال مدريد 2-1",
        f"القاهرة: {SENTENCE}",
        f"قال الوزير: {SENTENCE}",
        f"الجزيرة: {SENTENCE}",
        f"الرئيس - الذي وصل أمس - {SENTENCE}",
        f"2016-2017 - {SENTENCE}",
        f"في 12-3-2014 (يوم الأربعاء) - {SENTENCE}",
        f"نيويورك -\n{SENTENCE}",
    ],
)
def test_other_openings_are_none(body: str) -> None:
    assert find_dateline(body) is None


def test_day_of_a_dateline_dates_an_article_that_has_no_date() -> None:
    body = f"رام الله 17-7-2012 وفا- {SENTENCE}"
    document = clean(Document("1", "عنوان", body))
    assert document.date == dt.date(2012, 7, 17)
    assert document.body == body
    dated = clean(Document("1", "عنوان", body, date=dt.date(2012, 7, 18)))
    assert dated.date == dt.date(2012, 7, 18)


def test_dateline_that_came_with_the_article_stays() -> None:
    document = clean(Document("1", "", f"بيروت (رويترز) - {SENTENCE}", dateline="صيدا، 3 مايو"))
    assert document.dateline == "صيدا، 3 مايو"


@given(st.text(st.sampled_from("القاهرة وفا-:–()/ 0123456789.،ـ\n")))
def test_dateline_is_the_beginning_of_the_body(body: str) -> None:
    if found := find_dateline(body):
        assert body.split("\n")[0].strip(" -–—:ـ").startswith(found.text)
        assert 0 < len(found.text) <= 80


def test_dateline_is_one_line_whatever_space_it_has() -> None:
    article = Document(id="1", title="", body=f"القاهرة\t(أ ف ب) - {SENTENCE}")
    assert clean(article).dateline == "القاهرة (أ ف ب)"
    assert clean(clean(article)) == clean(article)
