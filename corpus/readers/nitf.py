"""NITF, the news text format of the IPTC: one article a file, or several in one another."""

from collections.abc import Iterator

from corpus.document import Origin, Record, Skipped
from corpus.inputs import Input
from corpus.lines import one_line
from corpus.readers.fields import build_record
from corpus.readers.markup.prose import Layout, one_line_of, prose_of
from corpus.readers.markup.roots import root_name
from corpus.readers.markup.tree import Element, attribute, descendants, first, local_name, text_of
from corpus.readers.markup.xml_stream import read_elements

NAME = "NITF"
SUFFIXES = (".nitf", ".xml")

WEB_LAYOUT = Layout(
    blocks=frozenset(
        "p div section article blockquote pre ul ol li dl dt dd table caption tr "
        "hl1 hl2 bq block body.content h1 h2 h3 h4 h5 h6".split()
    ),
    breaks=frozenset(("br", "hr")),
    cells=frozenset(("td", "th")),
    # Captions of pictures are no part of the text.
    dropped=frozenset(("head", "script", "style", "media", "figure", "object", "img", "svg")),
)
"""XHTML and the body of NITF, which is much like it."""


def recognizes(head: bytes) -> bool:
    """Say whether the root is <nitf>."""
    return root_name(head) == "nitf"


def read(source: Input) -> Iterator[Record | Skipped]:
    """Yield the article of every <nitf>."""
    return read_elements(source, _is_nitf, _build)


def _build(element: Element, origin: Origin) -> Record | Skipped:
    return build_article(nitf_values(element), origin)


def _is_nitf(element: Element) -> bool:
    return local_name(element) == "nitf"


def build_article(values: dict[str, str], origin: Origin) -> Record | Skipped:
    """Return the article of values under our names for them."""
    if not values["body"]:
        return Skipped(origin, "no text")
    raw = "\n".join((values["title"], values["body"])).encode()
    named = {name: value for name, value in values.items() if name != "dateline" and value}
    outcome = build_record(named, raw, origin)
    if isinstance(outcome, Skipped):
        return outcome
    dateline = one_line(values["dateline"])
    return outcome._replace(document=outcome.document._replace(dateline=dateline))


def nitf_values(nitf: Element) -> dict[str, str]:
    """Return what a <nitf> says, under our names for it."""
    published = first(nitf, "pubdata")
    return {
        "id": attribute(first(nitf, "doc-id"), "id-string"),
        "title": _title(nitf),
        "body": _body(nitf),
        "date": _date(nitf),
        "section": _section(nitf),
        "source": attribute(published, "name") or text_of(first(nitf, "distributor")),
        "author": _author(nitf),
        "url": attribute(published, "ex-ref"),
        "dateline": text_of(_story_dateline(nitf)),
    }


def _title(nitf: Element) -> str:
    headlines = (first(nitf, "hedline", "hl1"), first(nitf, "head", "title"))
    texts = (one_line_of(title, WEB_LAYOUT) for title in headlines if title is not None)
    return next(filter(None, texts), "")


def _body(nitf: Element) -> str:
    content = first(nitf, "body.content")
    return "" if content is None else prose_of(content, WEB_LAYOUT)


def _date(nitf: Element) -> str:
    dates = (
        attribute(first(nitf, "date.issue"), "norm"),
        attribute(first(nitf, "pubdata"), "date.publication"),
        attribute(first(nitf, "story.date"), "norm"),
    )
    return next(filter(None, dates), "")


def _section(nitf: Element) -> str:
    subject = first(nitf, "tobject.subject")
    section = attribute(first(nitf, "pubdata"), "position.section")
    return section or attribute(subject, "tobject.subject.type", "tobject.subject.matter")


def _author(nitf: Element) -> str:
    """Return the persons of the byline, else what it says without its line of the agency."""
    byline = first(nitf, "byline")
    if byline is None:
        return ""
    persons = [text_of(person) for person in descendants(byline, "person")]
    return "، ".join(filter(None, persons)) or text_of(byline)


def _story_dateline(nitf: Element) -> Element | None:
    return first(nitf, "body.head", "dateline")
