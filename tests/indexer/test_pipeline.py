"""The pipeline: what is indexed, what is skipped and why, and what stays when it fails."""

import errno
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import Document, FieldMap, Options, Origin, Record, Skipped
from indexer import (
    IndexerError,
    Interrupted,
    NothingToIndex,
    Rules,
    SkippedStrictly,
    build_index,
    rehearse_index,
)
from search import IndexDamaged
from tests.indexer.conftest import FILE_SIZE


def test_every_article_is_published_in_order(make_files, record, shelf):
    files = make_files(a=[record("1"), record("2")], b=[record("3")])
    report = build_index(files, shelf.writer())
    assert [article.id for article in shelf.served] == ["1", "2", "3"]
    assert (report.files, report.read, report.indexed, report.skipped.total) == (2, 3, 3, 0)
    assert report.generation is not None
    assert report.generation.articles == 3


def test_records_stream_one_at_a_time(make_files, record, shelf):
    class Writer(type(shelf.writer())):
        def add(self, article):
            super().add(article)
            events.append(f"write {article.id}")

    class Progress:
        def is_due(self):
            return True

        def show(self, snapshot):
            events.append(snapshot.stage.value)

    events = []
    files = make_files(a=[record("1"), record("2")])
    build_index(files, Writer(shelf), Progress(), rules=Rules(cuts_recurring=False))
    assert events == ["write 1", "reading", "write 2", "reading", "verifying", "publishing"]


def test_the_writer_hears_how_much_is_to_come(make_files, record, shelf):
    writer = shelf.writer()
    build_index(make_files(a=[record("1")], b=[record("2")]), writer)
    assert writer.expected == [2 * FILE_SIZE]


def test_same_article_again_is_skipped_and_names_the_first(make_files, record, shelf):
    report = build_index(make_files(a=[record("1"), record("1", line=4)]), shelf.writer())
    assert [finding.text for finding in report.skipped.listed] == [
        "duplicate id: same article as a:1"
    ]
    assert report.skipped.kinds[0].kind == "duplicate id"


def test_other_article_under_a_taken_id_is_indexed_under_its_own(make_files, record, shelf):
    other = record("1", "نص آخر", line=5)
    report = build_index(make_files(a=[record("1"), other, other]), shelf.writer())
    first, second = shelf.served
    assert (first.id, first.body, second.body) == ("1", "نص الخبر", "نص آخر")
    assert second.id.startswith("1-")
    assert report.notes.listed[0].text == f"id already taken: by a:1; indexed as {second.id}"
    assert report.skipped.total == 1


def test_empty_record_is_skipped_and_does_not_take_the_id(make_files, record, shelf):
    report = build_index(make_files(a=[record("1", ""), record("1", line=2)]), shelf.writer())
    assert report.indexed == 1
    assert report.skipped.listed[0].kind == "no title and no text"


def test_text_that_cleaning_removes_is_noted(make_files, record, shelf):
    report = build_index(make_files(a=[record("1", " \n ")]), shelf.writer())
    assert (report.indexed, report.notes.listed[0].kind) == (1, "no text")


def test_notes_are_counted_by_kind_for_indexed_articles(make_files, record, shelf):
    odd = [record(str(n), line=n, notes=(f"date not understood: {n}",)) for n in range(1, 6)]
    report = build_index(make_files(a=odd), shelf.writer())
    kind = report.notes.kinds[0]
    assert (kind.kind, kind.count, len(kind.examples)) == ("date not understood", 5, 3)
    assert report.indexed == 5


def test_text_that_was_decoded_wrongly_is_repaired_and_noted(make_files, record, shelf):
    misread = record("1", "نص الخبر".encode().decode("cp1256"))
    report = build_index(make_files(a=[misread]), shelf.writer())
    assert shelf.served[0].body == "نص الخبر"
    assert report.notes.listed[0].text == "repaired double encoding: body"


def test_nothing_to_index_keeps_the_served_generation(make_files, record, shelf):
    build_index(make_files(a=[record("old")]), shelf.writer())
    with pytest.raises(NothingToIndex, match="an earlier index stays") as caught:
        build_index(make_files(a=[Skipped(Origin("a"), "no article")]), shelf.writer())
    assert caught.value.report.skipped.total == 1
    assert caught.value.report.generation is None
    assert shelf.writers[-1].state == "aborted"
    assert [article.id for article in shelf.served] == ["old"]


def test_no_files_is_nothing_to_index(shelf):
    with pytest.raises(NothingToIndex):
        build_index([], shelf.writer())


@pytest.mark.parametrize("moment", ["add", "verify"])
def test_interruption_publishes_nothing_and_says_so(make_files, record, shelf, monkeypatch, moment):
    def press_ctrl_c(*_):
        raise KeyboardInterrupt

    writer = shelf.writer()
    monkeypatch.setattr(writer, moment, press_ctrl_c)
    with pytest.raises(Interrupted, match="nothing was published"):
        build_index(make_files(a=[record("1")]), writer)
    assert writer.state == "aborted"
    assert issubclass(Interrupted, IndexerError)


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left"), IndexDamaged("count")])
@pytest.mark.parametrize("moment", ["add", "verify", "publish"])
def test_failing_writer_is_aborted_and_its_error_comes_through(
    make_files, record, shelf, monkeypatch, moment, error
):
    def fail(*_):
        raise error

    writer = shelf.writer()
    monkeypatch.setattr(writer, moment, fail)
    with pytest.raises(type(error)):
        build_index(make_files(a=[record("1")]), writer)
    assert writer.state == "aborted"


def test_seconds_and_speed_come_from_the_clock(make_files, record, shelf):
    ticks = iter([10.0, 12.0])
    report = build_index(make_files(a=[record("1")]), shelf.writer(), clock=lambda: next(ticks))
    assert (report.seconds, report.articles_per_second) == (2.0, 0.5)


ITEMS = st.lists(
    st.one_of(
        st.builds(Skipped, st.just(Origin("a", 1)), st.text(max_size=5)),
        st.builds(
            lambda key, text: Record(Origin("a", 1), Document(key, "", text)),
            st.sampled_from("123"),
            st.sampled_from(["", " ", "خبر", "نبأ"]),
        ),
    )
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(first=ITEMS, second=ITEMS)
def test_nothing_is_lost_silently(make_files, shelf, first, second):
    try:
        report = build_index(make_files(a=first, b=second), shelf.writer())
    except NothingToIndex as error:
        report = error.report
    assert report.read == report.indexed + report.skipped.total
    assert report.read == len(first) + len(second)
    assert sum(kind.count for kind in report.skipped.kinds) == report.skipped.total


def test_strict_run_ends_at_what_is_skipped_and_publishes_nothing(make_files, record, shelf):
    bad = Skipped(Origin("a", 2), "not valid JSON: odd")
    with pytest.raises(SkippedStrictly, match=r"^a:2: not valid JSON: odd; nothing was published"):
        build_index(make_files(a=[record("1"), bad]), shelf.writer(), rules=Rules(is_strict=True))
    assert shelf.writers[-1].state == "aborted"
    with pytest.raises(SkippedStrictly, match=r"cleaning left nothing"):
        build_index(make_files(a=[record("1", "")]), shelf.writer(), rules=Rules(is_strict=True))


def test_duplicates_and_notes_do_not_end_a_strict_run(make_files, record, shelf):
    items = [record("1", notes=("odd: very",)), record("1", line=2)]
    report = build_index(make_files(a=items), shelf.writer(), rules=Rules(is_strict=True))
    assert (report.indexed, report.skipped.total, report.notes.total) == (1, 1, 1)


def test_rehearsal_reports_what_an_index_would_and_publishes_nothing(make_files, record, shelf):
    items = [record("1"), record("1", line=2), record("2"), Skipped(Origin("a", 4), "odd")]
    rehearsed = rehearse_index(make_files(a=items), clock=lambda: 0.0)
    built = build_index(make_files(a=items), shelf.writer(), clock=lambda: 0.0)
    assert rehearsed.generation is None
    assert replace(built, generation=None) == rehearsed
    with pytest.raises(NothingToIndex):
        rehearse_index(make_files(a=[]))
    with pytest.raises(SkippedStrictly):
        rehearse_index(make_files(a=items), rules=Rules(is_strict=True))


def test_mapped_name_that_no_record_has_is_noted_once(make_files, record, shelf):
    names = FieldMap({"content": "body", "head": "title"})
    names.meet("Head")
    files = [
        file._replace(options=Options(names=names))
        for file in make_files(a=[record("1")], b=[record("2")], c=[record("3")])
    ]
    report = build_index(files, shelf.writer())
    (finding,) = report.notes.listed
    assert finding.text == "map: no record has a field 'content'"
    assert finding.origin == "a and 2 more"
    assert report.read == report.indexed == 3
