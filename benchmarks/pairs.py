"""Measures: which words a way of relating words brings together, and which of them it should.

usage: pairs.py [--index INDEX] [PAIRS.tsv]

PAIRS.tsv (tests/golden/word_pairs.tsv) has two words, meet or apart, a kind and a reason a line.
Prints a table of precision and recall (see figures.py), and recall by kind. With an index it also
asks how that archive relates words at level word: `graph`.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

import snowballstemmer
from tashaphyne.stemming import ArabicLightStemmer

from benchmarks import light10
from benchmarks.figures import PAIRS, Meets, measure, read_pairs, table
from search.analysis import fold, root, stem
from search.lexicon.lexicon import Lexicon
from search.ranking import Level
from search.words.partners import partner_stems
from search.words.proposing import RULES, is_proposed


def main() -> None:
    """Run the measurement named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pairs", type=Path, nargs="?", default=PAIRS)
    parser.add_argument("--index", type=Path, help="an index, to ask its graph")
    options = parser.parse_args()
    pairs = read_pairs(options.pairs)
    ways = dict(WAYS)
    if options.index:
        ways["graph"] = by_graph(options.index)
    for line in table({name: measure(pairs, meets) for name, meets in ways.items()}):
        print(line)


def by_key(key: Callable[[str], str]) -> Meets:
    """Return the way of a stemmer: words with an equal key meet."""
    return lambda word, other: key(word) == key(other)


def by_graph(index: Path) -> Meets:
    """Return how the archive in an index relates words at level word, asked from either side."""
    related = related_forms(index)
    return lambda word, other: fold(other) in related(word) or fold(word) in related(other)


def related_forms(index: Path) -> Callable[[str], set[str]]:
    """Return a function from a word to the forms that an archive finds for it at level word."""
    generation = index / (index / "CURRENT").read_text("utf-8").split()[0]
    lexicon = Lexicon.open(generation)
    return lambda word: {related.form for related in lexicon.related(word, Level.WORD)}


def by_rules(word: str, other: str) -> bool:
    """Say whether the rules without the table propose a pair."""
    one, two = stem(fold(word)), stem(fold(other))
    return one == two or any(set(keys(one)) & set(keys(two)) for keys in RULES.values())


def by_table(word: str, other: str) -> bool:
    """Say whether two words have one stem, or stems that the table pairs."""
    one, two = stem(fold(word)), stem(fold(other))
    return one == two or two in dict(partner_stems().get(one, ()))


def _tashaphyne(part: Callable[[ArabicLightStemmer], str]) -> Callable[[str], str]:
    stemmer = ArabicLightStemmer()

    def key(word: str) -> str:
        stemmer.light_stem(word)
        return part(stemmer)

    return key


WAYS: dict[str, Meets] = {
    "folded form": by_key(fold),
    "light10": by_key(light10.stem),
    "Snowball": by_key(snowballstemmer.stemmer("arabic").stemWord),
    "Tashaphyne's stem": by_key(_tashaphyne(lambda stemmer: stemmer.get_stem())),
    "Tashaphyne's root": by_key(_tashaphyne(lambda stemmer: stemmer.get_root())),
    "our stem": by_key(lambda word: stem(fold(word))),
    "our root": by_key(lambda word: root(fold(word))),
    "our stem and table": by_table,
    "our rules, unjudged": by_rules,
    "rules and table, unjudged": is_proposed,
}
"""Ways of relating words that need no archive; unjudged are those that the archive has to judge."""


if __name__ == "__main__":
    main()
