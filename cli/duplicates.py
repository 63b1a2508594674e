"""`arshif duplicates`: which articles of the index say nearly the same."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated

import typer

from cli import output
from cli.settings import DEFAULT_INDEX, IndexOption
from search import Copy, StoriesReport, open_maintenance

LISTED = 10
"""How many articles of a story are printed; JSON has them all."""


def report_duplicates(
    index: IndexOption = DEFAULT_INDEX,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print it as JSON, with every article.")
    ] = False,
    limit: Annotated[
        int, typer.Option(metavar="N", min=0, help="How many stories, the largest first.")
    ] = 20,
) -> None:
    """Say which articles of the index tell the same story in nearly the same words."""
    report = open_maintenance(index).stories(limit)
    if as_json:
        output.write_json(asdict(report))
    else:
        _print_report(report)


def _print_report(report: StoriesReport) -> None:
    articles = output.counted(report.generation.articles, "article")
    if not report.stories:
        output.say(f"no two of {articles} say nearly the same")
        return
    spared = report.articles - report.stories
    output.say(
        f"{_stories(report.stories)} of {output.counted(report.articles, 'article')} "
        f"({spared:,} of {articles} say nearly the same as an earlier one)"
    )
    for members in report.largest:
        _print_story(members)
    if left := report.stories - len(report.largest):
        output.say(f"\nand {_stories(left)} more: --limit {report.stories}")


def _print_story(members: Sequence[Copy]) -> None:
    output.say(f"\n{len(members):,} × {output.plain(members[0].title or '(no title)')}")
    for each in members[:LISTED]:
        date = each.date.isoformat() if each.date else "no date"
        facts = (output.plain(fact) for fact in (date, each.id, each.source) if fact)
        output.say(f"   {' · '.join(facts)}")
    if len(members) > LISTED:
        output.say(f"   and {len(members) - LISTED:,} more")


def _stories(number: int) -> str:
    return "1 story" if number == 1 else f"{number:,} stories"
