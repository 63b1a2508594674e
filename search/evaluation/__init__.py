"""How well an engine ranks: questions and judgments in, measures and a run out."""

from search.evaluation.asking import Question, Run, ask, literal_text
from search.evaluation.judging import Evaluation, evaluate
from search.evaluation.tables import read_judgments, read_questions, read_run, sampled, write_run

__all__ = [
    "Evaluation",
    "Question",
    "Run",
    "ask",
    "evaluate",
    "literal_text",
    "read_judgments",
    "read_questions",
    "read_run",
    "sampled",
    "write_run",
]
