"""Measures how long completions take: processor time of a thread, letter by letter.

    python benchmarks/completion.py INDEX QUESTIONS.tsv [--questions 400] [--seed 7]

Of each question (id, tab, text) four beginnings are typed, cut anywhere; each text once, so that
no answer is remembered from before.
"""

import argparse
import random
import time
from collections.abc import Iterable
from pathlib import Path

from search import Engine, open_engine

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def main() -> None:
    """Print one line for texts of one letter and one for texts cut anywhere."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("questions_file", type=Path)
    parser.add_argument("--questions", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    lines = given.questions_file.read_text("utf-8").splitlines()[: given.questions]
    texts = beginnings([line.split("\t")[1] for line in lines], random.Random(given.seed))
    with open_engine(given.index) as engine:
        (first,) = measure(engine, LETTERS[0])
        print(f"the first, which makes the tables: {first:.0f} ms")
        report("one letter", measure(engine, LETTERS[1:]))
        report("cut anywhere", measure(engine, texts))


def beginnings(questions: Iterable[str], chance: random.Random) -> list[str]:
    """Return four beginnings of each question, none twice."""
    cut = [text[: chance.randint(1, len(text))] for text in questions if text for _ in range(4)]
    return list(dict.fromkeys(cut))


def measure(engine: Engine, texts: Iterable[str]) -> list[float]:
    """Return the milliseconds that each text takes."""
    times = []
    for text in texts:
        started = time.thread_time()
        engine.complete(text)
        times.append((time.thread_time() - started) * 1000)
    return times


def report(name: str, times: list[float]) -> None:
    """Print the percentiles of some times."""
    times.sort()
    shown = (f"p{share} {times[int(len(times) * share / 100)]:.2f} ms" for share in (50, 95, 99))
    print(f"{name}: {len(times)} texts, {', '.join(shown)}, most {times[-1]:.2f} ms")


if __name__ == "__main__":
    main()
