"""Asks an engine questions: each is plain words, whatever signs are in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from search.analysis import is_stop, tokenize
from search.engine import Engine
from search.ranking import Level
from search.ranking.metrics import DEPTH
from search.request import Match, SearchRequest

Run = dict[str, list[tuple[str, float]]]
"""The articles found for each question by its id, the best first, with their scores."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is written, and the id by which judgments know it."""

    id: str
    text: str


def literal_text(question: str) -> str:
    """Return a query of the words of a question and nothing else.

    `literal_text('- ما "بنك القمح": ومتى؟ NOT') == 'بنك القمح not'`

    Between words there are only spaces, so no sign is left to be an operator. Stop words go, as
    the parser would drop them, which keeps them from being taken for operators too (أو، ليس);
    Latin letters become small, for operators are capitals and words match in either.
    """
    words = [token.surface.lower() for token in tokenize(question)]
    return " ".join([word for word in words if not is_stop(word)] or words)


def ask(
    engine: Engine,
    questions: Iterable[Question],
    level: Level = Level.WORD,
    match: Match = Match.AUTO,
    depth: int = DEPTH,
) -> Run:
    """Return what an engine finds for each question, `depth` articles at most (from 1 to 100).

    Every article counts, copies too: judgments are of articles.
    """
    run: Run = {}
    for question in questions:
        text = literal_text(question.text)
        # A question without a word finds nothing; an empty query would find everything.
        request = SearchRequest(text, size=depth, level=level, match=match, collapse=False)
        found = engine.rank(request) if text else None
        run[question.id] = list(zip(found.ids, found.scores, strict=True)) if found else []
    return run
