"""Stop words, matched as spelled: after folding, على and the name علي could not be told apart."""

from functools import cache, lru_cache
from importlib.resources import files

from search.analysis.folding import spell

CACHED_WORDS = 1 << 14


@cache
def stop_words() -> frozenset[str]:
    """Return the spellings of data/stopwords.txt."""
    lines = files("search.analysis").joinpath("data/stopwords.txt").read_text("utf-8").splitlines()
    return frozenset(spell(line) for line in lines if line and line[0] != "#")


@lru_cache(CACHED_WORDS)
def is_stop(word: str) -> bool:
    """Say whether a word as written, marks aside, is a stop word."""
    return spell(word) in stop_words()
