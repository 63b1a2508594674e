"""Parameters that only programs write."""

from typing import Annotated

from pydantic import Field

from search import Interval
from web.cursors import MAX_LENGTH
from web.manual import described_api as described
from web.params import NarrowingParams, SearchParams, SomeInterval

MAX_FIELDS = 500
Fields = Annotated[str | None, Field(max_length=MAX_FIELDS, description=described.FIELDS)]
ArticleFields = Annotated[
    str | None, Field(max_length=MAX_FIELDS, description=described.ARTICLE_FIELDS)
]


class ApiSearchParams(SearchParams):
    """The parameters of a search by a program."""

    cursor: Annotated[str | None, Field(max_length=MAX_LENGTH, description=described.CURSOR)] = None
    fields: Fields = None

    @property
    def has_page(self) -> bool:
        """Say whether a page is asked for by its number."""
        return "page" in self.model_fields_set


class TimelineParams(NarrowingParams):
    """The parameters of a timeline."""

    interval: Annotated[SomeInterval, Field(description=described.INTERVAL)] = Interval.MONTH
