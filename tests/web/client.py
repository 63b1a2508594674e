"""Ask an app without a network, and read its pages as a browser's parser would."""

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TypeVar

import anyio
import httpx
from fastapi import FastAPI

Result = TypeVar("Result")
VOID = {"br", "input", "link", "meta"}


def run_aside(function: Callable[..., Awaitable[Result]], *arguments: object) -> Result:
    """Run a coroutine in its own thread: the browser tests leave a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, function, *arguments).result()


@dataclass(frozen=True, slots=True)
class Client:
    """Gets addresses of an app; an error of the app is an answer, as it is to a visitor."""

    app: FastAPI

    def get(self, address: str, method: str = "GET", **headers: str) -> httpx.Response:
        """Ask for an address; names of headers have _ where they have -."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return run_aside(self._get, address, method, named)

    def post(self, address: str, body: bytes = b"", **headers: str) -> httpx.Response:
        """Send a body to an address."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return run_aside(self._get, address, "POST", named, body)

    def page(self, address: str, status: int = 200) -> "Element":
        response = self.get(address)
        assert response.status_code == status, response.text
        assert response.headers["content-type"] == "text/html; charset=utf-8"
        return parse(response.text)

    async def _get(
        self, address: str, method: str, headers: dict[str, str], body: bytes | None = None
    ) -> httpx.Response:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://arshif") as client:
            return await client.request(method, address, headers=headers, content=body)


@dataclass(slots=True)
class Element:
    """An element with its attributes, its elements and its text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: "list[Element | str]" = field(default_factory=list)

    def all(self, tag: str = "", **attributes: str) -> "list[Element]":
        """Return the elements below with this tag and these attributes, in order."""
        found = []
        for part in self.parts:
            if isinstance(part, Element):
                if tag in ("", part.tag) and attributes.items() <= part.attributes.items():
                    found.append(part)
                found += part.all(tag, **attributes)
        return found

    def one(self, tag: str = "", **attributes: str) -> "Element":
        (found,) = self.all(tag, **attributes)
        return found

    def classed(self, name: str) -> "list[Element]":
        return [each for each in self.all() if name in each.attributes.get("class", "").split()]

    @property
    def text(self) -> str:
        """The text inside, with its white space as a reader sees it."""
        return " ".join(self._raw_text.split())

    @property
    def _raw_text(self) -> str:
        return "".join(part if isinstance(part, str) else part._raw_text for part in self.parts)

    @property
    def links(self) -> dict[str, str]:
        """The address behind each link's text."""
        return {link.text: link.attributes["href"] for link in self.all("a")}


def parse(html: str) -> Element:
    """Return the tree of a page; tags that do not match are an error."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    assert len(parser.open) == 1, f"never closed: {parser.open[-1].tag}"
    return parser.open[0]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("document")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"{tag} repeats an attribute"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].parts.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        self.open[-1].parts.append(data)
