"""Evaluates a query tree over a generation: which documents match, and with what score."""

from dataclasses import dataclass, field

from whoosh.reading import IndexReader

from search.embedded.columns import Columns
from search.embedded.scorer import Scorer, Scores
from search.query import Clause, DateRange, Group, Node, Occur, Phrase, Word
from search.ranking import Level
from search.schema import FIELDS_BY_NAME, Kind


@dataclass(slots=True)
class Evaluation:
    """The score of every matching document, and the idf of every leaf that was scored."""

    level: Level
    scores: Scores = field(default_factory=dict)
    idf: dict[Word | Phrase, float] = field(default_factory=dict)


class Evaluator:
    """Answers query trees from one reader."""

    def __init__(self, reader: IndexReader, columns: Columns) -> None:
        self._columns = columns
        self._scorer = Scorer(reader)

    def evaluate(self, root: Group, level: Level) -> Evaluation:
        """Return the documents that match the tree; without any clause, all, scored 0."""
        evaluation = Evaluation(level)
        evaluation.scores = self._group(root, evaluation)
        return evaluation

    def _group(self, group: Group, evaluation: Evaluation) -> Scores:
        scored = [(clause.occur, self._clause(clause, evaluation)) for clause in group.clauses]
        required = [scores for occur, scores in scored if occur is Occur.MUST]
        wanted = [scores for occur, scores in scored if occur is Occur.SHOULD]
        numbers = self._matching(required, wanted)
        for occur, scores in scored:
            if occur is Occur.MUST_NOT:
                numbers.difference_update(scores)
        positive = required + wanted
        return {n: sum((scores[n] for scores in positive if n in scores), 0.0) for n in numbers}

    def _matching(self, required: list[Scores], wanted: list[Scores]) -> set[int]:
        if required:
            return set.intersection(*map(set, required))
        if wanted:
            return set().union(*wanted)
        return set(range(len(self._columns.ids)))

    def _clause(self, clause: Clause, evaluation: Evaluation) -> Scores:
        """Score a clause; what is forbidden scores nothing, so its idf is not kept."""
        if clause.occur is Occur.MUST_NOT:
            evaluation = Evaluation(evaluation.level)
        return self._node(clause.node, evaluation)

    def _node(self, node: Node, evaluation: Evaluation) -> Scores:
        match node:
            case Group():
                return self._group(node, evaluation)
            case DateRange(first, last):
                return dict.fromkeys(self._columns.dated(first, last), 0.0)
            case Phrase(_, str(name)) if FIELDS_BY_NAME[name].kind is Kind.LABEL:
                return dict.fromkeys(self._scorer.labelled(node), 0.0)
            case Word():
                scores, evaluation.idf[node] = self._scorer.word(node, evaluation.level)
            case Phrase():
                scores, evaluation.idf[node] = self._scorer.phrase(node, evaluation.level)
        return scores
