"""The archives and questions that relevance.py measures with, made from the pool and its sets."""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from search import Article
from search.evaluation import Question, read_judgments, read_questions
from search.ranking.metrics import Judgments

SETS = ("arcd", "xquad_ar", "belebele_msa", "mlqa_dev_ar", "aqad")
MOST_QUESTIONS = 1_500
HEADLINES = "headlines"


@dataclass(frozen=True, slots=True)
class Task:
    """Questions of one archive, and what answers them."""

    name: str
    questions: list[Question]
    qrels: Mapping[str, Judgments]


@dataclass(frozen=True, slots=True)
class Archive:
    """Articles in JSON Lines with id, title and body, and the tasks on them."""

    name: str
    articles: Path
    tasks: tuple[Task, ...]

    def read(self) -> Iterator[Article]:
        """Yield the articles."""
        for line in _objects(self.articles):
            yield Article(line["id"], line.get("title") or "", line["body"])


def pool_archive(pool: Path, sets: Sequence[str], news: Path | None) -> Archive:
    """Return all passages hidden among the news, and the questions of some sets.

    `news` are the articles that are asked for by their headline too.
    """
    tasks = [_task(name, pool / f"{name}.queries.tsv", pool / f"{name}.qrels.tsv") for name in sets]
    if news:
        tasks.append(_headlines(news))
    return Archive("pool", pool / "pool.jsonl", tuple(tasks))


def small_archive(directory: Path, folder: Path) -> Archive:
    """Return a set's own passages without the haystack, written into `folder`.

    As in the pool, an article is a distinct passage and has no title.
    """
    article_of: dict[str, str] = {}
    by_text: dict[str, str] = {}
    for each in _objects(directory / "docs.jsonl"):
        article_of[each["id"]] = by_text.setdefault(each["text"], each["id"])
    path = folder / f"{directory.name}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for text, name in by_text.items():
            file.write(json.dumps({"id": name, "body": text}, ensure_ascii=False) + "\n")
    task = _task(directory.name, directory / "queries.tsv", directory / "qrels.tsv")
    qrels = {
        question: {article_of[name]: grade for name, grade in grades.items()}
        for question, grades in task.qrels.items()
    }
    return Archive(directory.name, path, (Task(task.name, task.questions, qrels),))


def _task(name: str, queries: Path, qrels: Path) -> Task:
    questions = read_questions(queries)
    if len(questions) > MOST_QUESTIONS:
        chosen = np.random.default_rng(0).choice(len(questions), MOST_QUESTIONS, replace=False)
        questions = [questions[place] for place in sorted(chosen)]
    return Task(name, questions, read_judgments(qrels))


def _headlines(news: Path) -> Task:
    """Return a question for each article: its headline; exact copies of an article will do too."""
    copies: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in _objects(news):
        copies[" ".join((each.get("title") or "").split()), each["body"]].append(each["id"])
    asked = {names[0]: (title, names) for (title, _), names in copies.items() if title}
    questions = [Question(name, title) for name, (title, _) in asked.items()]
    qrels = {name: dict.fromkeys(names, 1) for name, (_, names) in asked.items()}
    return Task(HEADLINES, questions, qrels)


def _objects(path: Path) -> Iterator[dict[str, str]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
