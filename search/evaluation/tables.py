"""The files of an evaluation: questions and judgments to read, a run to write.

Questions are lines of an id, a tab and a text. Judgments are TREC qrels, lines of a question, an
iteration that nobody reads, an article and a grade; or the same without the iteration. A run is
lines of a question, "Q0", an article, its rank from 1, its score and the name of the run.
Columns are parted by tabs, so that an id may have spaces; judgments without a tab by any space.
"""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from search.errors import EvaluationInvalid
from search.evaluation.asking import Question, Run


def read_questions(path: Path) -> list[Question]:
    """Return the questions of a file, in their order.

    Raises:
        EvaluationInvalid: a line is no question or has an id that was there, or there is none.
    """
    questions: dict[str, Question] = {}
    for number, line in _lines(path):
        identifier, _, text = (part.strip() for part in line.partition("\t"))
        if not identifier or not text:
            raise _invalid(path, number, "write a question as: id, a tab, the text")
        if identifier in questions:
            raise _invalid(path, number, f"question {identifier!r} is there twice; keep one")
        questions[identifier] = Question(identifier, text)
    if not questions:
        raise EvaluationInvalid(f"{path} has no question; write each as: id, a tab, the text")
    return list(questions.values())


def read_judgments(path: Path) -> dict[str, dict[str, int]]:
    """Return the grades by question and article.

    Raises:
        EvaluationInvalid: a line is no judgment or contradicts another, or there is none.
    """
    qrels: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        question, article, grade = _judgment(path, number, line)
        if qrels.setdefault(question, {}).setdefault(article, grade) != grade:
            message = f"article {article!r} has another grade for question {question!r} above"
            raise _invalid(path, number, f"{message}; keep one")
    if not qrels:
        raise EvaluationInvalid(f"{path} has no judgment; write each as: {_JUDGMENT}")
    return qrels


def sampled(questions: Sequence[Question], limit: int) -> list[Question]:
    """Return at most `limit` questions, in their order and the same ones every time."""
    if limit >= len(questions):
        return list(questions)
    chosen = random.Random(0).sample(range(len(questions)), limit)
    return [questions[place] for place in sorted(chosen)]


def write_run(path: Path, run: Run, name: str) -> None:
    """Write a run, for trec_eval and its like; the file is replaced if it is there.

    Scores are written in full. Readers that sort by them again may order ties in another way.
    """
    with path.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        for question, found in run.items():
            for rank, (article, score) in enumerate(found, 1):
                file.write(f"{question}\tQ0\t{article}\t{rank}\t{score!r}\t{name}\n")


def read_run(path: Path) -> Run:
    """Return what a run of any engine found, by rank.

    Raises:
        EvaluationInvalid: a line has not six columns, or no number where one should be.
    """
    ranked: dict[str, list[tuple[int, str, float]]] = {}
    for number, line in _lines(path):
        try:
            question, _, article, rank, score, _ = _columns(line)
            ranked.setdefault(question, []).append((int(rank), article, float(score)))
        except ValueError:
            message = "write a line of a run as: question, Q0, article, rank, score, name"
            raise _invalid(path, number, message) from None
    return {
        question: [(article, score) for _, article, score in sorted(found)]
        for question, found in ranked.items()
    }


_JUDGMENT = "question, 0, article, grade, parted by tabs or spaces"


def _judgment(path: Path, number: int, line: str) -> tuple[str, str, int]:
    columns = _columns(line)
    if len(columns) not in (3, 4) or not all(columns):
        raise _invalid(path, number, f"write a judgment as: {_JUDGMENT}")
    try:
        return columns[0], columns[-2], int(columns[-1])
    except ValueError:
        message = f"{columns[-1]!r} is no grade; write a whole number, 0 for not relevant"
        raise _invalid(path, number, message) from None


def _columns(line: str) -> list[str]:
    return [part.strip() for part in line.split("\t")] if "\t" in line else line.split()


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank, with their numbers from 1."""
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise _invalid(path, number, "this is not UTF-8; save the file as UTF-8") from None
        if text.strip():
            yield number, text.rstrip("\r")


def _invalid(path: Path, number: int, message: str) -> EvaluationInvalid:
    return EvaluationInvalid(f"{path}, line {number}: {message}")
