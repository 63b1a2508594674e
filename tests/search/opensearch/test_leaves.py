"""Words near each other as queries: each order of words that come twice, or none where too many."""

from itertools import permutations

import pytest

from search.opensearch.querying.leaves import near, phrase_counts, word_matches
from search.ranking import WHOLE


def test_words_that_differ_are_one_rule_without_order() -> None:
    query = near("body", ["ا", "ب"], 3)
    assert query is not None
    rule = query["intervals"]["body"]["all_of"]
    assert (rule["ordered"], rule["max_gaps"]) == (False, 3)
    assert [each["match"]["query"] for each in rule["intervals"]] == ["ا", "ب"]


@pytest.mark.parametrize("words", ["اا", "اابب", "ااب", "ااا"])
def test_words_that_come_twice_are_looked_for_in_each_order(words: str) -> None:
    query = near("body", list(words), 1)
    assert query is not None
    orders = query["bool"]["should"] if "bool" in query else [query]
    found = {
        tuple(clause["span_term"]["body"] for clause in order["span_near"]["clauses"])
        for order in orders
    }
    assert found == set(permutations(words))
    assert all(order["span_near"]["in_order"] for order in orders)


def test_too_many_orders_are_no_query() -> None:
    assert near("body", list("ااابجدهـ"), 9) is None
    assert near("body", list("ابجدهوزح"), 9) is not None


def test_an_occurrence_of_a_phrase_counts_once() -> None:
    (clause,) = phrase_counts("title", ["ا", "ب", "ج", "د"])
    (options,) = clause["match_phrase"].values()
    # The similarity adds up the terms of a phrase, each of which stands there once.
    assert options["boost"] * 4 == WHOLE


def test_a_word_without_terms_matches_nothing() -> None:
    assert word_matches(["title", "body"], {}) == {"match_none": {}}
