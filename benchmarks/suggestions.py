"""How often the first suggestion is right, and what it takes, on an index of your own.

    python benchmarks/suggestions.py INDEX [--errors 200] [--seed 0]

Words of at least five letters are drawn from those that 200 articles or more have, each with one
error made at random: a letter left out, doubled, swapped with the next, or another in its place;
half of these are the confusions of `search.suggest.slips`. An error that makes a word which the
archive has in more than three articles is made again. A suggestion is right if it is the word that
was spoilt. `found_anyway` counts cases without a suggestion in which the typed word found at least
half of what the right one finds, by its stem. The same words are typed on the wrong layout as well,
other words are spoilt behind the word that they follow in an article, stop words aside
(`in_context`), and the nearest forms are timed alone. Times are of the processor, in ms.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable, Iterable
from itertools import islice, pairwise
from pathlib import Path

from search import SearchRequest, open_maintenance
from search.analysis import fold, is_stop, tokenize
from search.embedded.engine import EmbeddedEngine
from search.lexicon.suggestions import Suggestions
from search.suggest.layouts import ARABIC, LATIN
from search.suggest.slips import confusions

FREQUENT = 200
ATTESTED = 3
ARTICLES, STEP = 400, 150
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("index", type=Path)
    parser.add_argument("--errors", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with EmbeddedEngine.open(options.index) as engine:
        vocabulary = engine.vocabulary
        frequent = [form for form in vocabulary.frequent(FREQUENT) if _is_fit(form, vocabulary)]
        chance = random.Random(options.seed)
        words = chance.sample(sorted(frequent), options.errors)
        cases = {
            "errors": [(_spoilt(word, vocabulary, chance), word) for word in words],
            "layout": [(_on_qwerty(word), word) for word in words],
        }
        pairs = _neighbours(options.index, set(frequent))
        cases["in_context"] = [
            (f"{before} {_spoilt(word, vocabulary, chance)}", f"{before} {word}")
            for before, word in chance.sample(pairs, options.errors)
        ]
        report = {name: _measure(engine, pairs) for name, pairs in cases.items()}
        report["near_ms_of_processor"] = _times(
            lambda typed: vocabulary.near(typed, 2), cases["errors"]
        )
    print(json.dumps(report, ensure_ascii=False, indent=1))


def _is_fit(form: str, vocabulary: Suggestions) -> bool:
    return len(form) >= 5 and set(form) <= set(LETTERS) and not is_stop(vocabulary.written(form))


def _neighbours(index: Path, frequent: set[str]) -> list[tuple[str, str]]:
    """Return pairs of words that stand side by side in some articles, the second one frequent."""
    found: set[tuple[str, str]] = set()
    for article in islice(open_maintenance(index).articles(), 0, ARTICLES * STEP, STEP):
        forms = [
            fold(token.surface) for token in tokenize(article.body) if not is_stop(token.surface)
        ]
        found |= {(one, two) for one, two in pairwise(forms) if two in frequent and len(one) > 2}
    return sorted(found)


def _spoilt(word: str, vocabulary: Suggestions, chance: random.Random) -> str:
    while True:
        typed = fold(chance.choice((_dropped, _doubled, _swapped, _replaced))(word, chance))
        if typed != word and vocabulary.articles(typed) <= ATTESTED:
            return typed


def _dropped(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    return word[:place] + word[place + 1 :]


def _doubled(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    return word[:place] + word[place] + word[place:]


def _swapped(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word) - 1)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def _replaced(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    likely = [other for letter, other in confusions() if letter == word[place]]
    pool = likely if likely and chance.random() < 0.5 else list(LETTERS)
    return word[:place] + chance.choice(sorted(pool)) + word[place + 1 :]


def _on_qwerty(word: str) -> str:
    keys = zip(ARABIC["101"][0].split(), LATIN["qwerty"][0].split(), strict=True)
    table = {arabic: latin for arabic, latin in keys if len(arabic) == 1}
    return "".join(table[letter] for letter in word)


def _measure(engine: EmbeddedEngine, pairs: Iterable[tuple[str, str]]) -> dict[str, object]:
    ranks: list[int | None] = []
    times, wrong, found_anyway = [], [], 0
    for typed, meant in pairs:
        started = time.thread_time()
        result = engine.search(SearchRequest(typed, size=1, suggest=True))
        times.append((time.thread_time() - started) * 1000)
        offered = [fold(each.text) for each in result.suggestions]
        ranks.append(offered.index(meant) if meant in offered else None)
        if ranks[-1] != 0:
            wrong.append(f"{typed} {meant} {' '.join(offered)}".strip())
        if not offered:
            right = engine.search(SearchRequest(meant, size=1))
            found_anyway += 2 * result.totals.any >= right.totals.any
    return {
        "cases": len(ranks),
        "first": sum(rank == 0 for rank in ranks),
        "offered": sum(rank is not None for rank in ranks),
        "found_anyway": found_anyway,
        "search_ms_of_processor": _percentiles(times),
        "not_first": wrong,
    }


def _times(ask: Callable[[str], object], pairs: Iterable[tuple[str, str]]) -> dict[str, float]:
    times = []
    for typed, _ in pairs:
        started = time.thread_time()
        ask(typed)
        times.append((time.thread_time() - started) * 1000)
    return _percentiles(times)


def _percentiles(times: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=20)
    return {"p50": round(cuts[9], 2), "p95": round(cuts[18], 2), "worst": round(max(times), 2)}


if __name__ == "__main__":
    main()
