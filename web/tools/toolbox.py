"""The tools: what each is called, what it is asked with, what it answers, and how."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from mcp.types import Tool, ToolAnnotations
from pydantic import BaseModel, TypeAdapter

from search import Engine, answer
from web.tools.answers import Fetched, Results
from web.tools.arguments import FetchArguments, SearchArguments
from web.tools.showing import fetched_of, results_of

Arguments = TypeVar("Arguments", bound=BaseModel)

_SEARCH = """Search an archive of Arabic newspapers. Returns a page of articles with their ids, \
headlines, passages, dates and addresses, the best first, and how many there are in all. Read one \
whole with `fetch`."""
_FETCH = """Read an article of the archive whole, by the id that `search` gave, with its date, \
newspaper, section and author."""


@dataclass(frozen=True, slots=True)
class ToolOfArchive(Generic[Arguments]):
    """A tool; `answers` is told where the addresses of a server of the archive begin."""

    name: str
    title: str
    description: str
    arguments: type[Arguments]
    kind: type[Results | Fetched]
    answers: Callable[[Engine, Arguments, str], Results | Fetched]

    def described(self) -> Tool:
        """Return how the protocol describes it: it only reads, and only the archive."""
        return Tool(
            name=self.name,
            title=self.title,
            description=self.description,
            input_schema=self.arguments.model_json_schema(),
            output_schema=TypeAdapter(self.kind).json_schema(),
            annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
        )

    def call(self, engine: Engine, arguments: Mapping[str, Any], site: str) -> Results | Fetched:
        """Return its answer.

        Raises:
            ValidationError: an argument is missing, unknown or not valid.
            SearchError: the archive cannot answer.
        """
        return self.answers(engine, self.arguments.model_validate(arguments), site)


def _search(engine: Engine, arguments: SearchArguments, site: str) -> Results:
    request = arguments.to_request()
    return results_of(answer(engine, request), request, site)


def _fetch(engine: Engine, arguments: FetchArguments, site: str) -> Fetched:
    return fetched_of(engine.read(arguments.id).article, site)


TOOLS: dict[str, ToolOfArchive[Any]] = {
    tool.name: tool
    for tool in (
        ToolOfArchive("search", "Search", _SEARCH, SearchArguments, Results, _search),
        ToolOfArchive("fetch", "Read an article", _FETCH, FetchArguments, Fetched, _fetch),
    )
}
