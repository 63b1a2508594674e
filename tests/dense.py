"""An archive of few words and many articles, and queries of each kind that find something in it."""

import datetime as dt
import random

from hypothesis import strategies as st

from search import Article
from tests.indexes import article
from tests.strategies import SECTIONS, WORLD, world_words

ARTICLES = 60
_fields = st.sampled_from(["", "", "عنوان:", "body:"])
_long_words = st.sampled_from([word for word in WORLD if len(word) > 3 and word.isalpha()])


def _quoted(least: int) -> st.SearchStrategy[str]:
    return st.lists(world_words, min_size=least, max_size=3).map(lambda w: f'"{" ".join(w)}"')


def _signed(signs: list[str], leaf: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("{}{}{}".format, _fields, st.sampled_from(signs), leaf)


LEAVES = {
    "Word": _signed(["", "=", "~"], world_words),
    "Phrase": _signed(["", "="], _quoted(1)),
    "Near": _signed(["", "="], st.builds("{}~{}".format, _quoted(2), st.integers(1, 6))),
    "Pattern": _signed(
        [""], _long_words.flatmap(lambda w: st.sampled_from([f"{w[:2]}*", f"{w[0]}?{w[2:]}"]))
    ),
    "Fuzzy": _signed(
        [""],
        st.builds("{}{}~".format, _long_words, st.sampled_from(["", "ا", "ه"]))
        | st.sampled_from(["اللبنانيات~2", "واللبنانيه~2"]),
    ),
    "MonthOfYears": st.sampled_from(["تاريخ:آذار", "تاريخ:رجب", "-تاريخ:أيار"]),
    "DateRange": st.sampled_from(["تاريخ:2015", "تاريخ:منذ 2015", "-تاريخ:2014"]),
}
"""Queries by the kind of their leaf."""


def queries(kind: str) -> st.SearchStrategy[str]:
    """Return queries with a leaf of a kind and up to two others, required, forbidden or neither."""
    other = st.builds("{}{}".format, st.sampled_from(["", "", "-"]), st.one_of(*LEAVES.values()))
    clauses = st.lists(other, max_size=2)
    return st.builds(lambda leaf, others: " ".join([leaf, *others]), LEAVES[kind], clauses)


def archive() -> list[Article]:
    """Return the articles, the same each time."""
    chance = random.Random(5)
    return [
        article(
            number,
            " ".join(chance.choices(WORLD, k=chance.randrange(7))),
            " ".join(chance.choices(WORLD, k=chance.randrange(25))),
            date=dt.date(2014, 1, 1) + dt.timedelta(chance.randrange(1_000)),
            section=chance.choice(SECTIONS),
        )
        for number in range(ARTICLES)
    ]
