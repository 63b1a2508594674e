"""From an entry of a feed to an article."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.document import Document, Origin, Record, Skipped
from corpus.ids import document_id
from corpus.inputs import Options
from corpus.lines import one_line
from corpus.readers.html_pages.blocks import iter_lines
from corpus.readers.html_pages.tree import PageUnreadable, parse_fragment
from corpus.readers.publication import read_published

_DATES = ("published", "created", "updated")
_PLAIN = "text/plain"
_CATEGORY = "category"
# WordPress ends every text of a feed so.
_CREDIT = re.compile(
    r"(?:The post|ظهرت المقالة|المقالة|التدوينة|المقال) .+ "
    r"(?:appeared first on|(?:ظهرت? )?أولا?[ًاً]* على) .+"
)


@dataclass(frozen=True, slots=True)
class Feed:
    """What the entries of a feed have in common; the title names the source."""

    title: str
    options: Options
    notes: tuple[str, ...]


class Entry:
    """An entry as feedparser gives it, its texts as lines; what is not there is empty."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        # A plain one: feedparser's own looks for other names where one is not there, and warns.
        self._values = dict(values)

    def line(self, name: str) -> str:
        """Return a value as one line, freed from markup and entities."""
        value = self._values.get(name)
        return " ".join(read_markup(value)) if isinstance(value, str) else ""

    def plain(self, name: str) -> str:
        """Return a value that has no markup, as an address or an id."""
        value = self._values.get(name)
        return one_line(value) if isinstance(value, str) else ""

    @property
    def body(self) -> list[str]:
        """The lines of the longest text; feeds often give the first lines and the whole."""
        texts = [*self._values.get("content", ()), self._values.get("summary_detail") or {}]
        bodies = [_read_content(text) for text in texts]
        return max(bodies, key=lambda lines: sum(map(len, lines)))

    @property
    def dates(self) -> list[str]:
        """All dates, best first."""
        return [date for name in _DATES if (date := self.plain(name))]

    @property
    def section(self) -> str:
        """The first category; where some are called so and others tags, of the former."""
        tags = self._values.get("tags", ())
        terms = [tag.get("term") for tag in tags if tag.get("scheme") == _CATEGORY]
        names = (one_line(name) for name in terms or [tag.get("term") for tag in tags] if name)
        return next(filter(None, names), "")

    @property
    def author(self) -> str:
        """All authors, without the addresses of their mail."""
        named = [author.get("name") or "" for author in self._values.get("authors", ())]
        return "، ".join(dict.fromkeys(filter(None, map(one_line, named)))) or self.plain("author")

    @property
    def source(self) -> str:
        """The title of the feed that an entry was taken over from."""
        source = self._values.get("source") or {}
        return " ".join(read_markup(source.get("title") or ""))


def read_entry(entry: Entry, feed: Feed, origin: Origin) -> Record | Skipped:
    """Return the article of an entry, or why there is none."""
    title, body = entry.line("title"), entry.body
    if not title and not body:
        return Skipped(origin, "no title and no text")
    published = read_published(entry.dates)
    document = Document(
        id=_identify(entry, title, body),
        title=title,
        body="\n".join(body),
        date=published.day,
        hijri=published.hijri,
        section=entry.section,
        source=entry.source or " ".join(read_markup(feed.title)),
        author=entry.author,
        url=entry.plain("link"),
    )
    no_text = () if body else ("no text",)
    return Record(origin, document, (*no_text, *published.notes, *feed.notes))


def _identify(entry: Entry, title: str, body: Sequence[str]) -> str:
    """Return the id of an entry; a bare number is unique in its feed alone, an address is not."""
    own = entry.plain("id")
    return document_id(
        own if ":" in own else "", entry.plain("link"), "\n".join((own, title, *body)).encode()
    )


def _read_content(content: Any) -> list[str]:
    value = content.get("value") or ""
    if content.get("type") == _PLAIN:
        lines = [line for text in value.splitlines() if (line := one_line(text))]
    else:
        lines = read_markup(value)
    return lines[:-1] if lines and _CREDIT.fullmatch(lines[-1]) else lines


def read_markup(markup: str) -> list[str]:
    """Return the lines of a piece of HTML, or of plain text, which may be either in a feed."""
    if "<" not in markup and "&" not in markup:
        return [line for text in markup.splitlines() if (line := one_line(text))]
    try:
        return list(iter_lines(parse_fragment(markup)))
    except PageUnreadable:
        return []
