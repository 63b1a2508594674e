"""`arshif eval`: how well an index ranks the articles that questions are judged by."""

from pathlib import Path
from typing import Annotated

import typer
from rich import box
from rich.table import Table

from cli import output
from cli.compiling import announced_compiling
from cli.failures import CommandFailed
from cli.query import MatchOption
from cli.settings import DEFAULT_INDEX, IndexOption
from search import Level, Match, open_engine
from search.evaluation import (
    Evaluation,
    ask,
    evaluate,
    read_judgments,
    read_questions,
    sampled,
    write_run,
)


def evaluate_index(
    queries: Annotated[
        Path, typer.Option(metavar="FILE", help="Questions: an id, a tab, the text.")
    ],
    qrels: Annotated[
        Path, typer.Option(metavar="FILE", help="Judgments: TREC qrels, or question, article, 1.")
    ],
    run: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what was found as a TREC run.")
    ] = None,
    index: IndexOption = DEFAULT_INDEX,
    level: Annotated[
        Level, typer.Option(help="As spelled, any form of the word, or its root too.")
    ] = Level.WORD,
    match: MatchOption = Match.AUTO,
    limit: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Ask N of the questions, the same ones every time."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the measures as JSON.")] = False,
) -> None:
    """Measure how high the index ranks the relevant articles of questions.

    Questions are plain words: no sign in them is an operator. The measures are means over the
    questions that have a relevant article.
    """
    questions, judgments = read_questions(queries), read_judgments(qrels)
    asked = questions if limit is None else sampled(questions, limit)
    with announced_compiling(), open_engine(index) as engine:
        found = ask(engine, asked, level, match)
    evaluation = evaluate(found, judgments)
    if not evaluation.questions:
        raise CommandFailed(
            f"no question of {queries} has a relevant article in {qrels}; are the ids the same?"
        )
    if run:
        write_run(run, found, f"arshif-{level}-{match}")
    if as_json:
        output.write_json({"level": level, "match": match, **_measures(evaluation)})
    else:
        _print(evaluation, {"level": level.value, "match": match.value})


def _measures(evaluation: Evaluation) -> dict[str, object]:
    counts = {"questions": evaluation.questions, "unjudged": evaluation.unjudged}
    means = {name: round(mean, 6) for name, mean in evaluation.means.items()}
    return {**counts, **means}


def _print(evaluation: Evaluation, asked: dict[str, str]) -> None:
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for heading in (*asked, "questions", *evaluation.means):
        table.add_column(heading, justify="left" if heading in asked else "right")
    means = (f"{mean:.4f}" for mean in evaluation.means.values())
    table.add_row(*asked.values(), f"{evaluation.questions:,}", *means)
    output.stdout().print(table)
    if evaluation.unjudged:
        left_out = output.counted(evaluation.unjudged, "question")
        output.say(f"{left_out} without a relevant article left out")
