"""`arshif search`: one page of hits for people, or the whole result as JSON."""

import datetime as dt
from typing import Annotated

import typer

from cli import output
from cli.compiling import announced_compiling
from cli.query import QueryArgument, joined
from cli.result import print_result
from cli.settings import DEFAULT_INDEX, IndexOption
from search import Level, SearchRequest, Sort, open_engine


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date like 2017-03-31") from None


def search_index(
    query: QueryArgument,
    index: IndexOption = DEFAULT_INDEX,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    page: Annotated[int, typer.Option(metavar="N", help="Which page of hits, from 1.")] = 1,
    size: Annotated[
        int, typer.Option(metavar="N", help="How many hits on a page, up to 100.")
    ] = 10,
    sort: Annotated[Sort, typer.Option(help="The order of the hits.")] = Sort.RELEVANCE,
    level: Annotated[
        Level, typer.Option(help="As spelled, any form of the word, or its root too.")
    ] = Level.WORD,
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
        date_from=date_from,
        date_to=date_to,
        sections=_labels(section),
        sources=_labels(source),
    )
    with announced_compiling(), open_engine(index) as engine:
        result = engine.search(request)
    if as_json:
        output.write_json(result)
    else:
        print_result(result)


def _labels(values: list[str] | None) -> tuple[str, ...]:
    return tuple(output.typed(value) for value in values or ())
