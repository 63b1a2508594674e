from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.cleaning import recurring
from corpus.cleaning.recurring import HELD_ARTICLES, LEAST, Recurring
from corpus.document import Document, Origin, Record, Skipped

TOP = "صحيفة المرفأ اليومية | نبض المدينة"
CREDIT = "خدمة القرّاء: 12345"
LAST = "تصدر عن مؤسسة المرفأ للصحافة"


def make_record(number: int, *lines: str, source: str = "المرفأ") -> Record:
    body = "\n".join(lines)
    document = Document(str(number), f"عنوان {number}", body, source=source)
    return Record(Origin("a.jsonl", number), document)


def paragraph(number: int) -> str:
    return f"الفقرة رقم {'س' * number} من نص لا يعود في غيره."


def cut(items: Iterable[Record | Skipped]) -> list[Record | Skipped]:
    return list(Recurring().cut(items))


def bodies(items: Sequence[Record | Skipped]) -> list[str]:
    return [item.document.body for item in items if isinstance(item, Record)]


def test_lines_that_recur_at_an_end_are_cut_from_the_first_article_on() -> None:
    records = [
        make_record(n, TOP, paragraph(n), paragraph(n + 500), f"{CREDIT} {n}", "", LAST)
        for n in range(30)
    ]
    found = cut(records)
    assert bodies(found) == [f"{paragraph(n)}\n{paragraph(n + 500)}" for n in range(30)]
    assert isinstance(found[0], Record)
    assert found[0].notes == (
        f"recurring line cut: {TOP}",
        f"recurring line cut: {CREDIT} 0",
        f"recurring line cut: {LAST}",
    )


def test_too_few_articles_say_nothing() -> None:
    records = [make_record(n, paragraph(n), LAST) for n in range(LEAST - 1)]
    assert cut(records) == records


def test_a_line_of_few_of_the_articles_stays() -> None:
    ends = [LAST if n % 20 == 0 else paragraph(n + 500) for n in range(400)]
    records = [make_record(n, paragraph(n), end) for n, end in enumerate(ends)]
    assert cut(records) == records


def test_sources_are_learned_apart() -> None:
    own = [make_record(n, paragraph(n), LAST) for n in range(20)]
    other = [make_record(n, paragraph(n), LAST, source="غيرها") for n in range(LEAST - 1)]
    found = cut([*own, *other])
    assert bodies(found)[20:] == bodies(other)
    assert bodies(found)[:20] == [paragraph(n) for n in range(20)]


def test_the_same_story_told_again_teaches_nothing() -> None:
    story = Document("1", "العنوان نفسه", f"{paragraph(1)}\n{paragraph(2)}", source="المرفأ")
    records = [Record(Origin("a.jsonl", n), story) for n in range(40)]
    assert cut(records) == records


def test_bylines_datelines_and_the_last_of_a_text_stay() -> None:
    records = [
        make_record(n, "بقلم: سلمى", "صيدا (رويترز) - وصل", paragraph(n), LAST) for n in range(40)
    ]
    assert bodies(cut(records)) == [
        f"بقلم: سلمى\nصيدا (رويترز) - وصل\n{paragraph(n)}" for n in range(40)
    ]
    only = [make_record(n, LAST) for n in range(40)]
    assert cut(only) == only


def test_later_articles_are_not_held_back() -> None:
    def records() -> Iterable[Record]:
        for number in range(HELD_ARTICLES * 2):
            taken.append(number)
            yield make_record(number, paragraph(number), LAST)

    taken: list[int] = []
    given_back = [(len(taken), item) for item in Recurring().cut(records())]
    assert given_back[0][0] == HELD_ARTICLES
    assert given_back[-1][0] == HELD_ARTICLES * 2
    assert all(taken_by_then <= HELD_ARTICLES for taken_by_then, _ in given_back[:HELD_ARTICLES])


def test_memory_of_lines_is_bounded() -> None:
    stage = Recurring()
    records = (make_record(n, paragraph(n % 977), f"سطر {'ص' * (n % 991)}") for n in range(5000))
    assert sum(1 for _ in stage.cut(records)) == 5000
    (source,) = stage._sources.values()
    assert len(source._ends._counts) < 2 * recurring._WINDOW


def test_memory_of_lines_is_bounded_where_most_articles_have_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recurring, "_WINDOW", 10)
    stage = Recurring()
    lines = ([paragraph(n), f"سطر {'ص' * n}"] if n % 10 else [paragraph(n)] for n in range(1, 900))
    records = (make_record(n, *each) for n, each in enumerate(lines))
    assert sum(1 for _ in stage.cut(records)) == 899
    (source,) = stage._sources.values()
    assert len(source._ends._counts) < 2 * recurring._WINDOW


def test_sources_are_bounded_and_the_large_ones_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recurring, "MAX_SOURCES", 10)
    stage = Recurring()
    large = [make_record(n, paragraph(n), LAST) for n in range(200)]
    small = [make_record(n, paragraph(n), LAST, source=f"موقع {n}") for n in range(200)]
    records = [record for pair in zip(large, small, strict=True) for record in pair]
    found = bodies(list(stage.cut(records)))
    assert len(stage._sources) <= 10
    assert len(found) == 400
    assert found.count(f"{paragraph(150)}") == 1  # Cut in the large source, not in the small one.
    assert sum(LAST in body for body in found) == 200


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["أ", "ب"]),
            st.lists(st.sampled_from([TOP, LAST, "", "سطر", "بقلم سلمى"]), max_size=5),
        ),
        max_size=120,
    )
)
def test_nothing_is_lost_and_sources_keep_their_order(
    articles: list[tuple[str, list[str]]],
) -> None:
    records = [make_record(n, *lines, source=source) for n, (source, lines) in enumerate(articles)]
    found = [item for item in cut(records) if isinstance(item, Record)]
    for source in "أب":
        before = [record for record in records if record.document.source == source]
        after = [record for record in found if record.document.source == source]
        assert [record.origin for record in after] == [record.origin for record in before]
        for one, other in zip(before, after, strict=True):
            assert other.document.body in one.document.body
            assert bool(other.document.body) == bool(one.document.body)
