"""What the tools are asked with; a name or a value that is unknown is an error, never ignored."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from search import MAX_PAGE_SIZE, Level, Match, SearchRequest
from web.params import FirstDay, LastDay, SomeLevel, SomeMatch, SomeSort, default_sort

_QUERY = """The words to look for, in Arabic; "" finds every article. Words are found in any of \
their forms. A phrase stands in "double quotes", -word leaves articles out, =word is the word as \
spelled alone, OR stands between alternatives, title:word looks in headlines."""
_DATE = "A year, a month or a day: 2019, 2019-03 or 2019-03-25."


def _without_nulls(schema: dict[str, Any]) -> None:
    for described in schema["properties"].values():
        if described.get("default", "") is None:
            del described["default"]


class ToolArguments(BaseModel):
    """Arguments by name; null is as good as none, for clients that have to send everything."""

    model_config = ConfigDict(extra="forbid", frozen=True, json_schema_extra=_without_nulls)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_nulls(cls, arguments: Mapping[str, object]) -> dict[str, object]:
        return {name: value for name, value in arguments.items() if value is not None}


class FetchArguments(ToolArguments):
    """Which article is wanted."""

    id: Annotated[str, Field(min_length=1, description="The id of a result of `search`.")]


class SearchArguments(ToolArguments):
    """Which articles are wanted, and which page of them."""

    query: Annotated[str, Field(description=_QUERY)]
    date_from: Annotated[FirstDay, Field(alias="from", description=f"Not before. {_DATE}")] = None
    date_to: Annotated[LastDay, Field(alias="to", description=f"Not after. {_DATE}")] = None
    section: Annotated[list[str], Field(description="Only of one of these sections.")] = []
    source: Annotated[list[str], Field(description="Only of one of these newspapers.")] = []
    author: Annotated[list[str], Field(description="Only by one of these authors.")] = []
    sort: Annotated[
        SomeSort, Field(description="The order; by default relevance, newest for an empty query.")
    ] = None
    level: Annotated[
        SomeLevel, Field(description="Words as spelled, in any form, or with all of their root.")
    ] = Level.WORD
    match: Annotated[
        SomeMatch, Field(description="Any of the words, all, or all where that fills a page.")
    ] = Match.AUTO
    page: Annotated[int, Field(ge=1, description="Which page of results, from 1.")] = 1
    size: Annotated[
        int, Field(ge=1, le=MAX_PAGE_SIZE, description="How many results on a page.")
    ] = 10

    def to_request(self) -> SearchRequest:
        """Return the request that is asked for.

        Raises:
            RequestInvalid: each value is right, but together they have no meaning.
        """
        return SearchRequest(
            text=self.query,
            page=self.page,
            size=self.size,
            sort=self.sort or default_sort(self.query),
            level=self.level,
            match=self.match,
            date_from=self.date_from,
            date_to=self.date_to,
            sections=tuple(filter(None, self.section)),
            sources=tuple(filter(None, self.source)),
            authors=tuple(filter(None, self.author)),
        )
