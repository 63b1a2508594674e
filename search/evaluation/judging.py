"""From a run and judgments to the mean of each measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.evaluation.asking import Run
from search.ranking.metrics import MEASURES, Judgments, Measure


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The means of measures by name over `questions` questions.

    `unjudged` counts the questions of the run that were left out, for want of a relevant article.
    """

    questions: int
    unjudged: int
    means: dict[str, float]


def evaluate(
    run: Run, qrels: Mapping[str, Judgments], measures: Sequence[Measure] = MEASURES
) -> Evaluation:
    """Return the means over the questions of a run for which some article is relevant.

    A question for which nothing was found counts 0; a judged question that was not asked does not
    count. Without any question the means are 0.
    """
    judged = [
        ([article for article, _ in found], qrels[question])
        for question, found in run.items()
        if any(grade > 0 for grade in qrels.get(question, {}).values())
    ]
    means = {
        measure.name: sum(
            measure.metric(ranking, judgments, measure.depth) for ranking, judgments in judged
        )
        / max(len(judged), 1)
        for measure in measures
    }
    return Evaluation(len(judged), len(run) - len(judged), means)
