"""What phrases of a query may read: of many of the commonest words the last are left out."""

from dataclasses import dataclass

import numpy as np
import pytest

from search.analysis import View
from search.lexicon.lexicon import Expansion
from search.lexicon.phrases import MOST_READ, PhraseBound
from search.query import Group, Phrase, iter_leaves, parse_query
from search.ranking import Level

COMMON, HALF, RARE = 60_000, 30_000, 10
NONE = np.empty(0, np.uint32)
ARTICLES = 60_000


@dataclass
class Frequencies:
    """A lexicon that knows nothing but how many articles have a word."""

    asked: int = 0

    def equal(self, word: str, view: View) -> Expansion:
        self.asked += 1
        known = {"شائع": COMMON, "نصف": HALF, "نادر": RARE, "غائب": 0}
        return Expansion(NONE, NONE, float(known.get(word, COMMON)))


def bounded(text: str, lexicon: Frequencies | None = None) -> tuple[list[str], list[str]]:
    """Return the phrases that are looked for, and those that are left out."""
    root = parse_query(text).root
    bound = PhraseBound(lexicon or Frequencies(), ARTICLES)  # type: ignore[arg-type]
    found = bound.bounded(root, Level.WORD)
    phrases = [leaf.words for leaf in iter_leaves(found.root) if isinstance(leaf, Phrase)]
    return [" ".join(words) for words in phrases], [text[slice(*span)] for span in found.left_out]


def common(number: int) -> list[str]:
    return [f"شائع مثله{n}" for n in range(number)]


def quoted(phrases: list[str]) -> str:
    return " ".join(f'"{phrase}"' for phrase in phrases)


def test_a_query_of_few_phrases_is_not_even_looked_at() -> None:
    lexicon, root = Frequencies(), parse_query('غزة "شائع شائع شائع" "شائع نصف"~100').root
    found = PhraseBound(lexicon, ARTICLES).bounded(root, Level.WORD)  # type: ignore[arg-type]
    assert found.root is root and found.left_out == ()
    assert lexicon.asked == 0


def test_phrases_of_the_commonest_words_are_looked_for_until_enough_is_read() -> None:
    phrases = common(20)
    fit = int(MOST_READ / (2 * COMMON + 2 * COMMON / 32))
    assert bounded(quoted(phrases)) == (phrases[:fit], [f'"{each}"' for each in phrases[fit:]])
    assert 3 < fit < 10


def test_a_phrase_of_rare_words_is_looked_for_behind_those_that_are_left_out() -> None:
    found, left_out = bounded(quoted([*common(10), "نادر شائع", "غائب شائع"]))
    assert found[-2:] == ["نادر شائع", "غائب شائع"]
    assert len(left_out) == 6


def test_dozens_of_phrases_with_a_rare_word_are_all_looked_for() -> None:
    phrases = [f"نادر مثله{n}" for n in range(64)]
    assert bounded(quoted(phrases)) == (phrases, [])


def test_a_phrase_of_absent_words_reads_nothing() -> None:
    phrases = [f"غائب مثله{n}" for n in range(60)]
    assert bounded(quoted([*phrases, *common(4)])) == ([*phrases, *common(4)], [])


def test_the_first_phrase_is_looked_for_whatever_it_reads() -> None:
    long = " ".join(["شائع"] * 100)
    assert bounded(quoted([long, *common(1)])) == ([long], [f'"{common(1)[0]}"'])


def test_what_is_asked_for_twice_is_read_once_and_left_out_twice() -> None:
    assert bounded(quoted(common(4) * 9)) == (common(4) * 9, [])
    found, left_out = bounded(quoted([*common(6), *common(6)]))
    assert (found, left_out) == (common(4) * 2, [f'"{each}"' for each in common(6)[4:]] * 2)


def test_a_group_of_which_all_is_left_out_is_left_out_and_never_all_articles() -> None:
    dear, last = quoted(common(4)), '"شائع آخر" OR "شائع ثالث"'
    root = parse_query(f"{dear} ({last}) -({last}) خبر").root
    bound = PhraseBound(Frequencies(), ARTICLES)  # type: ignore[arg-type]
    found = bound.bounded(root, Level.WORD).root
    assert found == parse_query(f"{dear} خبر").root
    assert all(not isinstance(clause.node, Group) for clause in found.clauses)


def test_labels_are_no_phrases_of_texts() -> None:
    text = " ".join(f'قسم:"شائع مثله{n}"' for n in range(30))
    assert bounded(text)[1] == []


@pytest.mark.parametrize("sign", ["-", "+", "=", "عنوان:"])
def test_signs_before_a_phrase_change_nothing_of_what_is_read(sign: str) -> None:
    _, left_out = bounded(" ".join(f'{sign}"{each}"' for each in common(5)))
    assert left_out == [f'{sign}"{common(5)[-1]}"']
