"""The parameters of a search as a query string writes them; a bad value is an error."""

import datetime as dt
from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from search import (
    MAX_PAGE_SIZE,
    MAX_RESULT_WINDOW,
    Interval,
    Level,
    Match,
    Recency,
    SearchRequest,
    Sort,
)
from web.dates import PATTERN, first_day, last_day
from web.manual import described


def date_schema(example: str) -> WithJsonSchema:
    """Return how OpenAPI describes a date that may be a month or a year."""
    return WithJsonSchema({"type": "string", "pattern": f"^({PATTERN})?$", "examples": [example]})


FirstDay = Annotated[dt.date | None, BeforeValidator(first_day), date_schema("2019-03-25")]
LastDay = Annotated[dt.date | None, BeforeValidator(last_day), date_schema("2026")]
SomeSort = Annotated[Sort | None, WithJsonSchema({"type": "string", "enum": list(Sort)})]
SomeInterval = Annotated[
    Interval | None, WithJsonSchema({"type": "string", "enum": list(Interval)})
]
SomeLevel = Annotated[Level, WithJsonSchema({"type": "string", "enum": list(Level)})]
SomeMatch = Annotated[Match, WithJsonSchema({"type": "string", "enum": list(Match)})]
SomeRecency = Annotated[Recency, WithJsonSchema({"type": "string", "enum": list(Recency)})]


def default_sort(text: str) -> Sort:
    """Return the order when none is asked for: without words no article is more relevant."""
    return Sort.RELEVANCE if text.strip() else Sort.NEWEST


class NarrowingParams(BaseModel):
    """The parameters that say which articles are wanted, as a query string writes them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    q: Annotated[str, Field(description=described.Q, examples=["أسعار القمح"])] = ""
    level: Annotated[SomeLevel, Field(description=described.LEVEL)] = Level.WORD
    match: Annotated[SomeMatch, Field(description=described.MATCH)] = Match.AUTO
    recency: Annotated[SomeRecency, Field(description=described.RECENCY)] = Recency.NONE
    date_from: Annotated[FirstDay, Field(alias="from", description=described.FROM)] = None
    date_to: Annotated[LastDay, Field(alias="to", description=described.TO)] = None
    section: Annotated[list[str], Field(description=described.SECTION, examples=[["اقتصاد"]])] = []
    source: Annotated[list[str], Field(description=described.SOURCE, examples=[["المرفأ"]])] = []
    author: Annotated[list[str], Field(description=described.AUTHOR)] = []
    verbatim: Annotated[bool, Field(description=described.VERBATIM)] = False
    collapse: Annotated[bool, Field(description=described.COLLAPSE)] = True

    def to_request(self) -> SearchRequest:
        """Return the request that is asked for.

        Raises:
            RequestInvalid: each value is right, but together they have no meaning.
        """
        return SearchRequest(
            text=self.q,
            sort=default_sort(self.q),
            level=self.level,
            match=self.match,
            recency=self.recency,
            date_from=self.date_from,
            date_to=self.date_to,
            sections=tuple(filter(None, self.section)),
            sources=tuple(filter(None, self.source)),
            authors=tuple(filter(None, self.author)),
            verbatim=self.verbatim,
            collapse=self.collapse,
        )


class SearchParams(NarrowingParams):
    """The parameters of a search as a query string writes them."""

    page: Annotated[int, Field(ge=1, le=MAX_RESULT_WINDOW, description=described.PAGE)] = 1
    size: Annotated[int, Field(ge=1, le=MAX_PAGE_SIZE, description=described.SIZE)] = 10
    sort: Annotated[SomeSort, Field(description=described.SORT)] = None
    timeline: Annotated[SomeInterval, Field(description=described.TIMELINE)] = None
    compare: Annotated[str, Field(description=described.COMPARE)] = ""
    suggest: Annotated[bool, Field(description=described.SUGGEST)] = False
    explain: Annotated[bool, Field(description=described.EXPLAIN)] = False

    def to_request(self) -> SearchRequest:
        """Return the request that is asked for.

        Raises:
            RequestInvalid: each value is right, but together they have no meaning.
        """
        return replace(
            super().to_request(),
            page=self.page,
            size=self.size,
            sort=self.sort or default_sort(self.q),
            timeline=self.timeline,
            compare=self.compare,
            suggest=self.suggest,
            explain=self.explain,
        )
