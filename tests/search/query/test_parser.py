"""The query language: what each sign means, and that any text at all is a query."""

import datetime as dt
import time

import pytest
from hypothesis import example, given

from search.query import (
    Clause,
    DateRange,
    Group,
    Node,
    Occur,
    Phrase,
    TextLeaf,
    Word,
    parse_query,
    print_query,
    wanted_texts,
)
from search.query.grammar import MAX_CLAUSES
from search.query.parser import MAX_LENGTH
from tests.strategies import query_texts

YEAR_2015 = DateRange(dt.date(2015, 1, 1), dt.date(2015, 12, 31))


def wish(node: Node) -> Clause:
    return Clause(Occur.SHOULD, node)


def must(node: Node) -> Clause:
    return Clause(Occur.MUST, node)


def must_not(node: Node) -> Clause:
    return Clause(Occur.MUST_NOT, node)


def any_of(name: str, *labels: str) -> Clause:
    """One of the labels of a field."""
    labelled = tuple(wish(Phrase(tuple(label.split()), name)) for label in labels)
    return must(Group(labelled, is_choice=True))


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", []),
        ("وزير لبنان", [wish(Word("وزير")), wish(Word("لبنان"))]),
        ("هل فازت مصر؟", [wish(Word("فازت")), wish(Word("مصر"))]),
        ("من هو", [wish(Word("من")), wish(Word("هو"))]),
        ("في بيروت", [wish(Word("بيروت"))]),
        ('"في بيروت"', [wish(Phrase(("في", "بيروت")))]),
        ("“رئيس الوزراء”", [wish(Phrase(("رئيس", "الوزراء")))]),
        ("”رئيس الوزراء“", [wish(Phrase(("رئيس", "الوزراء")))]),
        ("«رئيس الوزراء»", [wish(Word("رئيس")), wish(Word("الوزراء"))]),
        ('"لبنان"', [wish(Phrase(("لبنان",)))]),
        ('"؟" ""', []),
        ("-لبنان", [must_not(Word("لبنان"))]),
        ("−لبنان", [must_not(Word("لبنان"))]),
        ("\u200f-\u200fلبنان", [must_not(Word("لبنان"))]),
        ('-"رئيس الوزراء"', [must_not(Phrase(("رئيس", "الوزراء")))]),
        ("-كوفيد-19", [must_not(Phrase(("كوفيد", "19")))]),
        ("-10:30 -5 -٣٫٥؟", [wish(Word(w)) for w in ("10", "30", "5", "٣٫٥")]),
        ("-7ezb", [must_not(Word("7ezb"))]),
        ("كوفيد-19", [wish(Word("كوفيد")), wish(Word("19"))]),
        ("بيروت - دمشق", [wish(Word("بيروت")), wish(Word("دمشق"))]),
        ("--لبنان", [wish(Word("لبنان"))]),
        ("بيروت -", [wish(Word("بيروت"))]),
        ("-من", [must_not(Word("من"))]),
        ("من -لبنان", [wish(Word("من")), must_not(Word("لبنان"))]),
        ("عنوان:لبنان", [must(Word("لبنان", "title"))]),
        ("العُنوان:لبنان", [wish(Word("العُنوان")), wish(Word("لبنان"))]),
        ("title:من", [must(Word("من", "title"))]),
        ('title:"لبنان"', [must(Phrase(("لبنان",), "title"))]),
        ('نص:"رئيس الوزراء"', [must(Phrase(("رئيس", "الوزراء"), "body"))]),
        ("body:كوفيد-19", [must(Phrase(("كوفيد", "19"), "body"))]),
        ("-title:لبنان", [must_not(Word("لبنان", "title"))]),
        ("عنوان: لبنان", [wish(Word("عنوان")), wish(Word("لبنان"))]),
        ("TITLE:لبنان", [must(Word("لبنان", "title"))]),
        ("url:لبنان id:7", [wish(Word(w)) for w in ("url", "لبنان", "id", "7")]),
        ("stem:كتاب", [wish(Word("stem")), wish(Word("كتاب"))]),
        ("http://a.org", [wish(Word(w)) for w in ("http", "a", "org")]),
        ("قسم:رياضة", [any_of("section", "رياضة")]),
        ("قسم:رياضة القسم:سياسة", [any_of("section", "رياضة", "سياسة")]),
        ('section:"كرة القدم"', [any_of("section", "كرة القدم")]),
        ("قسم:رياضة مصدر:مدار", [any_of("section", "رياضة"), any_of("source", "مدار")]),
        ("-قسم:رياضة", [must_not(Phrase(("رياضة",), "section"))]),
        ("قسم:من", [any_of("section", "من")]),
        ("date:2015", [must(YEAR_2015)]),
        ("تاريخ:٢٠١٥؟", [must(YEAR_2015)]),
        ("-date:2015", [must_not(YEAR_2015)]),
        ("2015", [wish(Word("2015"))]),
        ("وزير_الخارجية #قدم", [wish(Word(w)) for w in ("وزير", "الخارجية", "قدم")]),
        ("1,200 ٣٫٥", [wish(Word("1,200")), wish(Word("٣٫٥"))]),
        ("كُتّابٌ", [wish(Word("كُتّابٌ"))]),
    ],
)
def test_query_means(text, clauses):
    assert parse_query(text).root == Group(tuple(clauses))
    assert not parse_query(text).warnings


@pytest.mark.parametrize(
    ("text", "clauses", "code", "span"),
    [
        ('لبنان" سوريا', [wish(Word("لبنان")), wish(Word("سوريا"))], "lone_quote", (5, 6)),
        ("“لبنان", [wish(Word("لبنان"))], "lone_quote", (0, 1)),
        ('-"لبنان سوريا', [must_not(Word("لبنان")), wish(Word("سوريا"))], "lone_quote", (1, 2)),
        ("تاريخ:غدا", [], "bad_value", (0, 9)),
        ("لبنان date:2015-13", [wish(Word("لبنان"))], "bad_value", (6, 18)),
        ("date:2016..2015", [], "bad_value", (0, 15)),
        ("قسم:؟", [], "bad_value", (0, 5)),
        ('title:"" لبنان', [wish(Word("لبنان"))], "bad_value", (0, 8)),
    ],
)
def test_what_is_odd_is_left_out_and_said(text, clauses, code, span):
    parsed = parse_query(text)
    assert parsed.root == Group(tuple(clauses))
    ((warned),) = parsed.warnings
    assert (warned.code, warned.span) == (code, span)
    assert warned.message


def test_text_that_is_too_long_is_cut_and_said():
    text = "لبنان " * 100 + "ن" * MAX_LENGTH
    parsed = parse_query(text)
    assert [(w.code, w.span) for w in parsed.warnings] == [
        ("too_long", (MAX_LENGTH, len(text))),
        ("too_many_words", (6 * MAX_CLAUSES, MAX_LENGTH)),
    ]
    assert len(parsed.root.clauses) == MAX_CLAUSES


def test_exactly_as_many_words_as_allowed_are_no_warning():
    parsed = parse_query("لبنان " * MAX_CLAUSES)
    assert len(parsed.root.clauses) == MAX_CLAUSES
    assert not parsed.warnings


@given(query_texts)
def test_any_text_is_a_query_with_spans_inside_it(text):
    parsed = parse_query(text)
    spans = [leaf.span for leaf in _leaves(parsed.root)] + [w.span for w in parsed.warnings]
    for start, end in spans:
        assert 0 <= start < end <= len(text)
    for leaf in _leaves(parsed.root):
        if isinstance(leaf, Word) and not (leaf.field or leaf.level):
            assert text[slice(*leaf.span)].startswith(leaf.text)


@given(query_texts)
@example('title:"خبر "')
@example("-أبو-ظبي")
@example('-“ "a" title:"b"c')
def test_printed_query_means_the_same(text):
    """As long as the print is no longer than a query may be."""
    root = parse_query(text).root
    printed = print_query(root)
    if len(printed) <= MAX_LENGTH:
        again = parse_query(printed)
        assert again.root == root
        assert not again.warnings
        assert print_query(again.root) == printed


@given(query_texts)
def test_wanted_texts_are_the_positive_words_and_phrases(text):
    root = parse_query(text).root
    assert list(wanted_texts(root)) == [it for it in _positive(root) if isinstance(it, TextLeaf)]


@pytest.mark.parametrize(
    "junk",
    [
        '"',
        "“",
        "”",
        "-",
        " -ا",
        "ا:",
        "title:",
        "date:x ",
        "قسم:ا ",
        "\u064b",
        "ا\u200f",
        "((",
        "1,",
        ")",
        "(ا ",
        "title:(",
        "قسم:(ا،",
        "ا* ",
        "كتا?",
        "ا*ب",
        "مستشفيات~2 ",
        '"ا ب"~9',
        "=",
        "~ا",
        "\\ا",
        "NOT ",
        "ا OR ",
        "ا AND ",
        "ليس ",
        "تاريخ:آذار ",
        "تاريخ:منذ 2015 ",
        "`",
        "\x00",
        "\ud800",
        "\u202e-\u2066",
    ],
)
def test_junk_of_any_length_is_bounded(junk):
    started = time.perf_counter()
    parsed = parse_query(junk * (1_000_000 // len(junk)))
    assert time.perf_counter() - started < 2
    assert len(parsed.root.clauses) <= MAX_CLAUSES
    assert sum(1 for _ in _leaves(parsed.root)) <= MAX_LENGTH // 4
    assert len(parsed.warnings) <= MAX_LENGTH + 1
    assert len(print_query(parsed.root)) <= 10 * MAX_LENGTH


def _leaves(node: Node) -> list[Node]:
    if not isinstance(node, Group):
        return [node]
    return [leaf for clause in node.clauses for leaf in _leaves(clause.node)]


def _positive(node: Node) -> list[Node]:
    """Return the leaves that no MUST_NOT is above."""
    if not isinstance(node, Group):
        return [node]
    wanted = [clause.node for clause in node.clauses if clause.occur is not Occur.MUST_NOT]
    return [leaf for each in wanted for leaf in _positive(each)]
