"""From the bytes of a page to its article."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape

from corpus.document import Document, Origin, Record, Skipped
from corpus.errors import EncodingNameUnknown, EncodingUnknown
from corpus.ids import document_id
from corpus.inputs import Options
from corpus.readers.html_pages.article import (
    collect_links,
    drop_links,
    extract_lines,
    has_prose,
    is_index,
)
from corpus.readers.html_pages.blocks import iter_lines
from corpus.readers.html_pages.charset import decode_page
from corpus.readers.html_pages.heading import Heading, split_heading
from corpus.readers.html_pages.metadata import Metadata, read_metadata
from corpus.readers.html_pages.titles import choose_title
from corpus.readers.html_pages.tree import Element, PageUnreadable, parse_fragment, parse_page

NO_ARTICLE = "no article found in the page"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page was found, and what that says of it where the page says nothing.

    `folders` are source and section, `url` and `charset` what came with the page over HTTP.
    """

    origin: Origin
    options: Options
    folders: tuple[str, str] = ("", "")
    url: str = ""
    charset: str = ""


def read_page(data: bytes, place: Place) -> Record | Skipped:
    """Return the article of a page, or why there is none."""
    try:
        decoded = decode_page(data, place.charset, place.options.encoding)
        page = parse_page(decoded.text)
    except (EncodingUnknown, EncodingNameUnknown, PageUnreadable) as error:
        return Skipped(place.origin, str(error))
    metadata = read_metadata(page.root, place.url)
    title = choose_title(metadata.titles, metadata.source, page.root)
    heading = split_heading(_find_lines(page.root, metadata), title)
    if not (title and metadata.claims) and not heading.lines:
        return Skipped(place.origin, NO_ARTICLE)
    metadata = _complete(metadata, heading)
    document = _build_document(data, title, heading.lines, metadata, place)
    no_text = () if document.body else ("no text",)
    return Record(
        place.origin, document, (*no_text, *metadata.published.notes, *page.notes, *decoded.notes)
    )


def _complete(metadata: Metadata, heading: Heading) -> Metadata:
    """Return what a page says with what stands around its headline, where it says less."""
    shown = heading.published if heading.published.day else metadata.published
    return replace(
        metadata,
        published=metadata.published if metadata.published.day else shown,
        section=metadata.section or heading.section,
    )


def _find_lines(root: Element, metadata: Metadata) -> list[str]:
    """Return the text as the page shows it, or as JSON-LD has it where that has twice as much."""
    links = collect_links(root)
    lines = drop_links(extract_lines(root), links)
    if not metadata.claims and (is_index(lines, links) or not has_prose(lines)):
        lines = []
    said = _read_body(metadata.body)
    return said if _size(lines) < _size(said) / 2 else lines


def _size(lines: list[str]) -> int:
    return sum(map(len, lines))


def _read_body(body: str) -> list[str]:
    """Return the lines of a text in JSON-LD: plain, escaped or in HTML."""
    if "<" not in body:
        body = unescape(body)
    paragraphs = "<br>".join(body.splitlines()) if "<p" not in body else body
    try:
        return list(iter_lines(parse_fragment(paragraphs))) if body.strip() else []
    except PageUnreadable:
        return []


def _build_document(
    data: bytes, title: str, lines: Sequence[str], metadata: Metadata, place: Place
) -> Document:
    source, section = place.folders
    return Document(
        id=document_id("", metadata.url, data),
        title=title,
        body="\n".join(lines),
        date=metadata.published.day,
        hijri=metadata.published.hijri,
        section=metadata.section or section,
        source=metadata.source or source,
        author=metadata.author,
        url=metadata.url,
    )
