"""The golden pairs are well formed, and the rules propose what they must for the graph to judge."""

from collections import Counter

from benchmarks.figures import PAIRS, measure, read_pairs
from search.words.proposing import is_proposed

KINDS = {"clitics", "inflection", "plurals", "verbs", "spelling", "names", "roots"}
LISTED = read_pairs(PAIRS)


def test_each_line_is_two_words_a_judgment_a_kind_and_a_reason() -> None:
    for line in PAIRS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            row = line.split("\t")
            assert len(row) == 5, line
            assert all(row), line
            assert row[2] in ("meet", "apart"), line
            assert row[3] in KINDS, line


def test_each_pair_is_there_once_and_is_of_two_spellings() -> None:
    assert len({frozenset(pair[:2]) for pair in LISTED}) == len(LISTED)
    assert all(pair.word != pair.other for pair in LISTED)


def test_there_are_enough_pairs_of_each_kind() -> None:
    counts = Counter(pair.should_meet for pair in LISTED)
    assert counts[True] >= 330
    assert counts[False] >= 220
    assert min(Counter(pair.kind for pair in LISTED).values()) >= 30


def test_the_rules_propose_nearly_all_that_must_meet_and_little_else() -> None:
    figures = measure(LISTED, is_proposed)
    assert figures.recall > 0.95
    assert figures.precision > 0.85
