"""Duplicates remember where each article was first, without its text."""

import datetime as dt
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Document, Log, Origin, Record, Skipped, hashes
from indexer.duplicates import Duplicates

DAY = dt.date(2017, 3, 2)


def _record(article_id: str, origin: Origin, *, title: str = "", body: str = "نص") -> Record:
    return Record(origin, Document(article_id, title, body))


def _check(*documents: Document) -> list[Record | Skipped]:
    duplicates = Duplicates()
    lines = enumerate(documents, 1)
    return [duplicates.check(Record(Origin("a.jsonl", n), document)) for n, document in lines]


def _reason(outcome: Record | Skipped) -> str:
    assert isinstance(outcome, Skipped)
    return outcome.reason


def test_first_of_each_article_is_returned_as_it_is():
    duplicates = Duplicates()
    records = [_record(str(n), Origin("a.jsonl", n), body=f"نص {n}") for n in range(1, 200)]
    assert [duplicates.check(record) for record in records] == records


def test_origin_of_the_first_is_named_across_files():
    duplicates = Duplicates()
    places = (Origin("a.txt"), Origin("b.zip", 1, "x.jsonl"), Origin("b.zip", 2, "y"), Origin("c"))
    for origin in places:
        duplicates.check(_record(str(origin), origin, body=str(origin)))
    for known in ("a.txt", "b.zip!x.jsonl:1", "b.zip!y:2", "c"):
        skipped = duplicates.check(_record(known, Origin("d.txt"), body=known))
        assert _reason(skipped) == f"duplicate id: same article as {known}"


def test_same_text_of_the_same_source_is_merged_and_what_is_lost_is_named():
    first = Document("1", "خبر", "نص", DAY, "سياسة", "النهار", url="http://a/1")
    _, copy, twin = _check(
        first,
        Document("2", "خبر", "نص", None, "لبنان", "النهار", url="http://a/2"),
        Document("3", "خبر", "نص", DAY, "سياسة", "النهار", url="http://a/1"),
    )
    assert _reason(copy) == (
        "duplicate: same text as a.jsonl:1; not kept: id 2, url http://a/2, section لبنان"
    )
    assert _reason(twin) == "duplicate: same text as a.jsonl:1; not kept: id 3"


@pytest.mark.parametrize(
    "other",
    [
        Document("2", "خبر", "نص", source="الأهرام"),
        Document("1", "خبر", "نص", source="الأهرام"),
        Document("2", "خبر آخر", "نص", source="النهار"),
        Document("2", "خبر", "نص آخر", source="النهار"),
        Document("2", "خبر نص", "", source="النهار"),
    ],
)
def test_other_sources_titles_and_texts_are_kept(other):
    assert all(
        isinstance(each, Record)
        for each in _check(Document("1", "خبر", "نص", source="النهار"), other)
    )


def test_same_text_of_three_sources_under_one_id_is_three_articles_with_their_own_ids():
    kept = _check(*(Document("1", "خبر", "نص", source=name) for name in ("أ", "ب", "ج", "ب")))
    ids = [each.document.id for each in kept if isinstance(each, Record)]
    assert len(set(ids)) == 3
    assert all(len(name) <= len("1-") + 16 for name in ids)


def test_articles_without_a_body_are_the_same_only_by_their_titles():
    _, other, same = _check(*(Document(str(n), t, "") for n, t in enumerate(("خبر", "آخر", "خبر"))))
    assert isinstance(other, Record)
    assert _reason(same) == "duplicate: same text as a.jsonl:1; not kept: id 2"


def test_words_that_move_from_title_to_body_are_another_text():
    duplicates = Duplicates()
    duplicates.check(_record("1", Origin("a"), title="ab", body="c"))
    renamed = duplicates.check(_record("1", Origin("b"), title="a", body="bc"))
    assert isinstance(renamed, Record)
    assert renamed.document.id != "1"


def test_id_for_another_article_is_the_same_in_every_run():
    renamed = set()
    for _ in range(2):
        duplicates = Duplicates()
        duplicates.check(_record("1", Origin("a")))
        record = duplicates.check(_record("1", Origin("b"), body="نص آخر"))
        assert isinstance(record, Record)
        renamed.add(record.document.id)
    assert len(renamed) == 1


DOCUMENTS = st.builds(
    Document,
    st.sampled_from("12345"),
    st.sampled_from(("", "خبر")),
    st.sampled_from(("", "نص", "آخر")),
    source=st.sampled_from(("", "أ", "ب")),
)


@given(st.lists(DOCUMENTS, max_size=60))
def test_every_text_of_every_source_is_kept_once_under_an_id_of_its_own(documents):
    """The slow twin is a set of the texts themselves."""
    kept = [each.document for each in _check(*documents) if isinstance(each, Record)]
    texts = [(each.title, each.body, each.source) for each in kept]
    assert texts == list(dict.fromkeys((d.title, d.body, d.source) for d in documents))
    assert len({each.id for each in kept}) == len(kept)


def test_articles_are_known_when_their_hashes_have_left_the_memory(monkeypatch):
    monkeypatch.setattr(hashes, "HELD", 100)
    monkeypatch.setattr(Log, "TAIL_BYTES", 300)
    duplicates = Duplicates()
    records = [_record(str(n), Origin(f"{n % 7}.zip", n + 1, f"خبر {n}"), body=f"نص {n}")
               for n in range(1000)]  # fmt: skip
    assert [duplicates.check(record) for record in records] == records
    for record in records:
        again = duplicates.check(record._replace(origin=Origin("b")))
        assert _reason(again) == f"duplicate id: same article as {record.origin}"


def test_a_path_may_hold_what_is_no_unicode():
    duplicates = Duplicates()
    duplicates.check(_record("1", Origin("\udcff", 1, "a\0b")))
    again = duplicates.check(_record("1", Origin("c")))
    assert _reason(again) == "duplicate id: same article as \udcff!a\0b:1"


def test_memory_does_not_grow_with_the_articles(monkeypatch):
    monkeypatch.setattr(hashes, "HELD", 1000)
    monkeypatch.setattr(Log, "TAIL_BYTES", 1 << 14)
    duplicates, held = Duplicates(), []
    tracemalloc.start()
    try:
        for number in range(40_000):
            origin = Origin("a.zip", number, f"{number}.txt")
            duplicates.check(_record(str(number), origin, body=f"نص {number}"))
            if number % 20_000 == 9_999:
                held.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert held[1] - held[0] < 20_000
