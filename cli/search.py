"""`arshif search`: one page of hits for people, or the whole result as JSON."""

import datetime as dt
from typing import Annotated

import typer

from cli import output
from cli.compiling import announced_compiling
from cli.query import MatchOption, QueryArgument, joined
from cli.result import print_result
from cli.settings import DEFAULT_INDEX, IndexOption
from search import Level, Match, Recency, SearchRequest, Sort, answer, open_engine


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date like 2017-03-31") from None


def search_index(
    query: QueryArgument,
    index: IndexOption = DEFAULT_INDEX,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why each hit was found, and derive its score.")
    ] = False,
    page: Annotated[int, typer.Option(metavar="N", help="Which page of hits, from 1.")] = 1,
    size: Annotated[
        int, typer.Option(metavar="N", help="How many hits on a page, up to 100.")
    ] = 10,
    sort: Annotated[Sort, typer.Option(help="The order of the hits.")] = Sort.RELEVANCE,
    level: Annotated[
        Level, typer.Option(help="As spelled, any form of the word, or its root too.")
    ] = Level.WORD,
    match: MatchOption = Match.AUTO,
    recency: Annotated[
        Recency, typer.Option(help="How much newer articles are to be preferred.")
    ] = Recency.NONE,
    date_from: Annotated[
        dt.date | None,
        typer.Option("--from", metavar="DATE", parser=_date, help="Not before, as 2017-03-31."),
    ] = None,
    date_to: Annotated[
        dt.date | None,
        typer.Option("--to", metavar="DATE", parser=_date, help="Not after, as 2017-03-31."),
    ] = None,
    section: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this section; may be repeated.")
    ] = None,
    source: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this source; may be repeated.")
    ] = None,
    suggest: Annotated[
        bool, typer.Option("--suggest", help="Suggest other queries even if much is found.")
    ] = False,
    collapse: Annotated[
        bool, typer.Option(help="Show one of the articles that say nearly the same.")
    ] = True,
    verbatim: Annotated[
        bool, typer.Option("--verbatim", help="Search for nothing but the text itself.")
    ] = False,
) -> None:
    """Search the index and print one page of hits.

    QUERY is written as in the search box; "" finds every article.
    """
    request = SearchRequest(
        text=joined(query),
        page=page,
        size=size,
        sort=sort,
        level=level,
        match=match,
        recency=recency,
        date_from=date_from,
        date_to=date_to,
        sections=_labels(section),
        sources=_labels(source),
        explain=explain,
        suggest=suggest,
        verbatim=verbatim,
        collapse=collapse,
    )
    with announced_compiling(), open_engine(index) as engine:
        result = answer(engine, request)
    if as_json:
        output.write_json(result)
    else:
        print_result(result)


def _labels(values: list[str] | None) -> tuple[str, ...]:
    return tuple(output.typed(value) for value in values or ())
