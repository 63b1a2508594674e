"""Duplicates remember where each id was first, without its text."""

from corpus import Document, Origin, Record, Skipped
from indexer.duplicates import Duplicates


def _record(article_id: str, origin: Origin, *, title: str = "", body: str = "نص") -> Record:
    return Record(origin, Document(article_id, title, body))


def test_first_of_each_id_is_returned_as_it_is():
    duplicates = Duplicates()
    records = [_record(str(n), Origin("a.jsonl", n)) for n in range(1, 4)]
    assert [duplicates.check(record) for record in records] == records


def test_origin_of_the_first_is_named_across_files():
    duplicates = Duplicates()
    for origin in (Origin("a.txt"), Origin("b.jsonl", 1), Origin("b.jsonl", 2), Origin("c.txt")):
        duplicates.check(_record(str(origin), origin))
    for known in ("a.txt", "b.jsonl:1", "b.jsonl:2", "c.txt"):
        skipped = duplicates.check(_record(known, Origin("d.txt")))
        assert isinstance(skipped, Skipped)
        assert skipped.reason == f"duplicate id: same article as {known}"


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
