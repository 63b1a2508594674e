"""The report counts everything and lists the first thousand."""

import orjson

from indexer.report import Contents, IndexReport
from indexer.report.tally import MAX_KINDS, MAX_LISTED, OTHER, Tally
from search import Generation


def test_tally_counts_all_and_lists_the_first_thousand():
    tally = Tally()
    for number in range(MAX_LISTED + 5):
        tally.add(f"a:{number}", f"broken JSON: column {number}")
    findings = tally.close()
    assert (findings.total, len(findings.listed), findings.unlisted) == (MAX_LISTED + 5, 1000, 5)
    assert [example.origin for example in findings.kinds[0].examples] == ["a:0", "a:1", "a:2"]


def test_commonest_kind_comes_first_and_equals_keep_their_order():
    tally = Tally()
    for text in ("b: 1", "a: 1", "c: 1", "c: 2"):
        tally.add("x", text)
    assert [kind.kind for kind in tally.close().kinds] == ["c", "b", "a"]


def test_number_of_kinds_is_bounded():
    tally = Tally()
    for number in range(MAX_KINDS + 50):
        tally.add("x", f"reason {number}")
    kinds = tally.close().kinds
    assert len(kinds) == MAX_KINDS + 1
    assert (kinds[0].kind, kinds[0].count) == (OTHER, 50)


def test_name_that_is_not_utf8_can_be_written_as_json():
    tally = Tally()
    tally.add("caf\udce9.txt", "cannot be read: caf\udce9.txt")
    listed = tally.close().listed[0]
    assert orjson.loads(orjson.dumps(listed.origin)) == "caf\\udce9.txt"


def test_report_as_json_says_everything():
    skipped = Tally()
    skipped.add("a:1", "empty: no text")
    generation = Generation("g000001", 4)
    contents = Contents(months=(("2016-03", 4),), languages=(("Arabic", 4),))
    report = IndexReport(
        1, 5, 4, 2, 1, 1, skipped.close(), Tally().close(), contents, 2.0, generation
    )
    finding = {"origin": "a:1", "text": "empty: no text"}
    assert orjson.loads(orjson.dumps(report.to_dict())) == {
        "files": 1,
        "read": 5,
        "indexed": 4,
        "added": 2,
        "replaced": 1,
        "unchanged": 1,
        "skipped": {
            "total": 1,
            "kinds": [{"kind": "empty", "count": 1, "examples": [finding]}],
            "listed": [finding],
            "unlisted": 0,
        },
        "notes": {"total": 0, "kinds": [], "listed": [], "unlisted": 0},
        "contents": {
            "months": [["2016-03", 4]],
            "undated": 0,
            "hijri": 0,
            "sources": [],
            "sections": [],
            "languages": [["Arabic", 4]],
            "lengths": [],
        },
        "seconds": 2.0,
        "articles_per_second": 2.0,
        "generation": {"name": "g000001", "articles": 4},
    }
