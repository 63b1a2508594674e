"""Parameters that only programs write."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, JsonValue

from search import Interval
from web.cursors import MAX_LENGTH, PATTERN
from web.manual import described_api as described
from web.params import NarrowingParams, SearchParams, SomeInterval
from web.selection import ARTICLE_FIELDS, HIT_FIELDS

MAX_FIELDS = 500


def _listed(names: Sequence[str]) -> dict[str, JsonValue]:
    """Return how OpenAPI describes a list of these names with commas."""
    name = f" *({'|'.join(names)})? *"
    return {"pattern": f"^{name}(,{name})*$"}


Fields = Annotated[
    str | None,
    Field(
        max_length=MAX_FIELDS,
        description=described.FIELDS,
        json_schema_extra=_listed(HIT_FIELDS),
    ),
]
ArticleFields = Annotated[
    str | None,
    Field(
        max_length=MAX_FIELDS,
        description=described.ARTICLE_FIELDS,
        json_schema_extra=_listed(ARTICLE_FIELDS),
    ),
]


class ApiSearchParams(SearchParams):
    """The parameters of a search by a program."""

    cursor: Annotated[
        str | None,
        Field(
            max_length=MAX_LENGTH,
            description=described.CURSOR,
            json_schema_extra={"pattern": PATTERN},
        ),
    ] = None
    fields: Fields = None

    @property
    def has_page(self) -> bool:
        """Say whether a page is asked for by its number."""
        return "page" in self.model_fields_set


class TimelineParams(NarrowingParams):
    """The parameters of a timeline."""

    interval: Annotated[SomeInterval, Field(description=described.INTERVAL)] = Interval.MONTH
