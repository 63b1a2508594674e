"""Measures: how high the relevant article of each question is ranked, beside Lucene.

usage: relevance.py POOL [--index DIR] [--sets DIR] [--news FILE] [--lucene]
                    [--only SET …] [--levels LEVEL …] [--measures mrr@10 …]

POOL has pool.jsonl (articles: id, title, body) and SET.queries.tsv and SET.qrels.tsv for the five
sets of archives.py. Of a set with more, 1,500 questions are asked, the same ones every time.
--index is an index of the pool, without which one is made aside; --sets has a folder a set, whose
docs.jsonl is searched alone as well: a small archive; --news is the JSON Lines of the pool's
articles that are asked for by their headline at level exact, plain or gzipped. --lucene asks
Lucene 9.9.1 with its ArabicAnalyzer the same, with Java and Maven. Prints Markdown.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import lucene_runs
from archives import HEADLINES, SETS, Archive, Task, pool_archive, small_archive

from search import Engine, Level, open_engine, open_writer
from search.evaluation import Run, ask, evaluate
from search.ranking.metrics import DEPTH, MEASURES, Measure, reciprocal_rank, success

KNOWN_ITEM = (Measure("success@1", success, 1), Measure("mrr@10", reciprocal_rank, 10))
Means = dict[str, dict[str, float]]
"""The mean of each measure by the task."""


def main() -> None:
    """Run the measurement named on the command line."""
    options = _options()
    if options.lucene and not lucene_runs.is_available():
        sys.exit("--lucene needs java and mvn on the path")
    if options.lucene:
        lucene_runs.compile_program()
    with tempfile.TemporaryDirectory() as name:
        archive = pool_archive(options.pool, options.only, options.news)
        pool = measured(archive, options.index, options)
        print_tables("Among the news", pool, options.measures)
        if headlines := {who: pool[who][HEADLINES] for who in pool if HEADLINES in pool[who]}:
            print_headlines(headlines)
        if options.sets:
            small = measured_alone(Path(name), options)
            print_tables("A set's passages alone", small, options.measures)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pool", type=Path)
    parser.add_argument("--index", type=Path)
    parser.add_argument("--sets", type=Path)
    parser.add_argument("--news", type=Path)
    parser.add_argument("--lucene", action="store_true")
    parser.add_argument("--only", nargs="+", choices=SETS, default=SETS)
    parser.add_argument("--levels", type=Level, nargs="+", default=list(Level))
    names = [measure.name for measure in MEASURES]
    parser.add_argument("--measures", nargs="+", choices=names, default=names)
    return parser.parse_args()


def measured(archive: Archive, index: Path | None, options: argparse.Namespace) -> dict[str, Means]:
    """Return the means of Lucene, if asked for, and of each level."""
    table: dict[str, Means] = {}
    if options.lucene:
        runs = lucene_runs.lucene_runs(archive, DEPTH)
        table["Lucene, light10"] = {t.name: _means(t, runs[t.name]) for t in archive.tasks}
    with tempfile.TemporaryDirectory() as aside:
        if index is None:
            make_index(archive, index := Path(aside))
        with open_engine(index) as engine:
            for level in options.levels:
                table[f"`{level}`"] = dict(_asked(engine, archive.tasks, level))
    return table


def measured_alone(folder: Path, options: argparse.Namespace) -> dict[str, Means]:
    """Return the means on each set's own passages, which are written into `folder`."""
    table: dict[str, Means] = {}
    for each in options.only:
        archive = small_archive(options.sets / each, folder)
        for who, means in measured(archive, None, options).items():
            table.setdefault(who, {}).update(means)
    return table


def _asked(
    engine: Engine, tasks: Sequence[Task], level: Level
) -> Iterator[tuple[str, dict[str, float]]]:
    for task in tasks:
        if task.name != HEADLINES:
            yield task.name, _means(task, ask(engine, task.questions, level))
        elif level is Level.EXACT:
            yield task.name, _means(task, ask(engine, task.questions, level, depth=10))


def _means(task: Task, run: Run) -> dict[str, float]:
    asked = {question.id: run.get(question.id, []) for question in task.questions}
    return evaluate(asked, task.qrels, (*MEASURES, KNOWN_ITEM[0])).means


def make_index(archive: Archive, directory: Path) -> None:
    """Publish an index of an archive."""
    with open_writer(directory) as writer:
        for article in archive.read():
            writer.add(article)
        writer.verify()
        writer.publish()


def print_tables(title: str, table: Mapping[str, Means], names: Sequence[str]) -> None:
    """Print a table a measure: a row for each contestant, a column for each set, and their mean."""
    for name in names:
        sets = [each for each in SETS if each in next(iter(table.values()))]
        print(f"\n### {title}: {name}\n\n| | {' | '.join(sets)} | mean |")
        print("|---" * (len(sets) + 2) + "|")
        for who, means in table.items():
            row = [means[each][name] for each in sets]
            print(_row(who, [*row, sum(row) / len(row)]), flush=True)


def print_headlines(means: Mapping[str, Mapping[str, float]]) -> None:
    """Print how often an article is found by its headline: a row for each contestant."""
    print(f"\n### Headlines\n\n| | {' | '.join(measure.name for measure in KNOWN_ITEM)} |")
    print("|---" * (len(KNOWN_ITEM) + 1) + "|")
    for who, values in means.items():
        print(_row(who, [values[measure.name] for measure in KNOWN_ITEM]), flush=True)


def _row(who: str, values: Sequence[float]) -> str:
    return f"| {who} | {' | '.join(f'{value:.4f}' for value in values)} |"


if __name__ == "__main__":
    main()
