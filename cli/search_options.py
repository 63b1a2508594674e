"""The options of `arshif search`, as they are typed and explained."""

import datetime as dt
from typing import Annotated

import typer

from search import Level, Recency, Sort


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a date like 2017-03-31") from None


JsonOption = Annotated[bool, typer.Option("--json", help="Print the result as JSON.")]
ExplainOption = Annotated[
    bool, typer.Option("--explain", help="Say why each hit was found, and derive its score.")
]
PageOption = Annotated[int, typer.Option(metavar="N", help="Which page of hits, from 1.")]
SizeOption = Annotated[int, typer.Option(metavar="N", help="How many hits on a page, up to 100.")]
SortOption = Annotated[Sort, typer.Option(help="The order of the hits.")]
LevelOption = Annotated[
    Level, typer.Option(help="As spelled, any form of the word, or its root too.")
]
RecencyOption = Annotated[
    Recency, typer.Option(help="How much newer articles are to be preferred.")
]
FromOption = Annotated[
    dt.date | None,
    typer.Option("--from", metavar="DATE", parser=_date, help="Not before, as 2017-03-31."),
]
ToOption = Annotated[
    dt.date | None,
    typer.Option("--to", metavar="DATE", parser=_date, help="Not after, as 2017-03-31."),
]
SectionOption = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="Only this section; may be repeated.")
]
SourceOption = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="Only this source; may be repeated.")
]
SuggestOption = Annotated[
    bool, typer.Option("--suggest", help="Suggest other queries even if much is found.")
]
CollapseOption = Annotated[
    bool, typer.Option(help="Show one of the articles that say nearly the same.")
]
VerbatimOption = Annotated[
    bool, typer.Option("--verbatim", help="Search for nothing but the text itself.")
]
