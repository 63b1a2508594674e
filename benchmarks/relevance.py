"""Measures: how high an engine ranks the one relevant article of each question.

usage: relevance.py INDEX QUERIES.tsv QRELS.tsv [--level word] [--limit 1500]

QUERIES.tsv has a question id and a text a line, QRELS.tsv a question id, an article id and a 1.
Prints MRR@10 and success@10 as one JSON line. More questions than the limit are sampled with a
fixed seed, so that two runs ask the same.
"""

import argparse
import csv
import json
import random
from pathlib import Path

from search import Engine, Level, SearchRequest, open_engine

DEPTH = 10


def main() -> None:
    """Run the measurement named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("index", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("qrels", type=Path)
    parser.add_argument("--level", type=Level, default=Level.WORD)
    parser.add_argument("--limit", type=int, default=1500)
    options = parser.parse_args()
    questions = dict(read_table(options.queries, 2))
    relevant = {question: article for question, article, _ in read_table(options.qrels, 3)}
    asked = sampled(sorted(questions), options.limit)
    with open_engine(options.index) as engine:
        ranks = [rank(engine, questions[q], relevant[q], options.level) for q in asked]
    found = [position for position in ranks if position]
    report = {
        "queries": options.queries.name,
        "level": options.level.value,
        "questions": len(asked),
        "mrr@10": round(sum(1 / position for position in found) / len(asked), 4),
        "success@10": round(len(found) / len(asked), 4),
    }
    print(json.dumps(report))


def read_table(path: Path, columns: int) -> list[list[str]]:
    """Return the rows of a tab-separated file, each of so many columns."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row[:columns] for row in rows if len(row) >= columns]


def sampled(questions: list[str], limit: int) -> list[str]:
    """Return at most `limit` of the questions, the same ones every time."""
    return random.Random(0).sample(questions, min(limit, len(questions)))


def rank(engine: Engine, text: str, relevant: str, level: Level) -> int | None:
    """Return the place of the relevant article among the first ten, from 1, or None."""
    hits = engine.search(SearchRequest(text, size=DEPTH, level=level)).hits
    return next((place for place, hit in enumerate(hits, 1) if hit.id == relevant), None)


if __name__ == "__main__":
    main()
