"""How likely a writer of Arabic makes an error: costs in nats, the less the likelier.

The confusions are of letters that sound alike (ض/ظ, ذ/ز, ت/ط, س/ص), differ by dots or are
neighbours on the keyboard; hamzas and long vowels are left out or put in, letters doubled, dropped
or swapped. The costs were chosen by hand; benchmarks/suggestions.py measures what comes of them.
"""

from functools import cache
from itertools import pairwise

from search.suggest.layouts import ARABIC

SOUND = 3.3
DOTS = 3.8
NEIGHBOUR_KEY = 4.0
OTHER_LETTER = 6.0
HAMZA = 2.5
LONG_VOWEL = 3.4
DOUBLED = 3.0
DROPPED = 3.7
ADDED = 6.0
"""More than a letter left out: there are many letters that may be put in, only one that is not."""
SWAPPED = 3.2
FIRST_LETTER = 0.5
"""On top, for an error in the first letter: it is looked at most."""
SPACE = 3.0
"""A space left out or put in."""

_ALIKE_IN_SOUND = "ضظ دذ ذز ذظ زظ تط سص سث ثت قك قغ كج غج اع اه هح يا وا يو هت دض حخ"
_ALIKE_BUT_DOTS = "بت بث تث بن بي تن ني ثن تي جح حخ جخ دذ رز سش صض طظ عغ فق هت"
_KEY_ROWS = (slice(1, 13), slice(14, 25), slice(25, 35))
_LONG_VOWELS = frozenset("اوي")


@cache
def confusions() -> dict[tuple[str, str], float]:
    """Return the cost of each letter for another, where it is likelier than any other letter's."""
    costs: dict[tuple[str, str], float] = {}
    tables = (
        (_neighbours(), NEIGHBOUR_KEY),
        (tuple(map(tuple, _ALIKE_BUT_DOTS.split())), DOTS),
        (tuple(map(tuple, _ALIKE_IN_SOUND.split())), SOUND),
    )
    for pairs, cost in tables:
        for one, other in pairs:
            costs[one, other] = costs[other, one] = cost
    return costs


def _neighbours() -> tuple[tuple[str, ...], ...]:
    """Return pairs of letters whose keys are side by side on Arabic keyboards."""
    keys = ARABIC["101"][0].split()
    rows = [keys[row] for row in _KEY_ROWS]
    beside = [pair for row in rows for pair in pairwise(row)]
    return tuple(pair for pair in beside if all(len(key) == 1 for key in pair))


def error_cost(typed: str, meant: str) -> float:
    """Return the cost of the likeliest errors that make one form of another.

    The optimal string alignment of Damerau and Levenshtein, with weights.
    """
    before_last: list[float] = []
    last = _first_row(meant)
    for row, letter in enumerate(typed, start=1):
        current = [last[0] + _gap(typed, row - 1, ADDED)]
        for column, wanted in enumerate(meant, start=1):
            ways = [
                last[column - 1] + _substitution(letter, wanted, min(row, column) == 1),
                last[column] + _gap(typed, row - 1, ADDED),
                current[column - 1] + _gap(meant, column - 1, DROPPED),
            ]
            if row > 1 and column > 1 and typed[row - 2 : row] == meant[column - 2 : column][::-1]:
                ways.append(before_last[column - 2] + SWAPPED)
            current.append(min(ways))
        before_last, last = last, current
    return last[-1]


def _first_row(meant: str) -> list[float]:
    row = [0.0]
    for place in range(len(meant)):
        row.append(row[-1] + _gap(meant, place, DROPPED))
    return row


def _substitution(typed: str, meant: str, is_first: bool) -> float:
    if typed == meant:
        return 0.0
    cost = confusions().get((typed, meant), OTHER_LETTER)
    return cost + FIRST_LETTER if is_first else cost


def _gap(word: str, place: int, cost: float) -> float:
    """Return the cost of a letter of `word` that the other word has not, `cost` of most."""
    letter = word[place]
    if letter == "ء":
        return HAMZA
    if letter in (word[place - 1 : place], word[place + 1 : place + 2]):
        return DOUBLED
    if letter in _LONG_VOWELS and place:
        return LONG_VOWEL
    return cost if place else cost + FIRST_LETTER
