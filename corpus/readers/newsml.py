"""NewsML-G2 of the IPTC: news items, one a file or many in a message, with XHTML or NITF inside."""

from collections.abc import Iterable, Iterator

from corpus.document import Origin, Record, Skipped
from corpus.inputs import Input
from corpus.readers.markup.entities import decode_entities
from corpus.readers.markup.prose import prose_of
from corpus.readers.markup.roots import root_name
from corpus.readers.markup.tagged_fields import FieldTags, scan_fields
from corpus.readers.markup.tree import (
    XML_LANG,
    Element,
    attribute,
    children,
    descendants,
    first,
    local_name,
    text_of,
)
from corpus.readers.markup.xml_stream import read_elements
from corpus.readers.nitf import WEB_LAYOUT, build_article, nitf_values

NAME = "NewsML-G2"
SUFFIXES = (".newsml", ".xml")

_ROOTS = ("newsItem", "newsMessage", "packageItem")
_ITEMS = ("newsItem", "packageItem")
_WITHDRAWN = ("canceled", "withheld")
_NO_FIELDS = FieldTags(fields=frozenset(), texts=frozenset())


def recognizes(head: bytes) -> bool:
    """Say whether the root is a news item, a package of them or a message."""
    return root_name(head) in _ROOTS


def read(source: Input) -> Iterator[Record | Skipped]:
    """Yield the article of every news item, or why it has none."""
    return read_elements(source, _is_item, _build)


def _is_item(element: Element) -> bool:
    return local_name(element) in _ITEMS


def _refuse(item: Element) -> str:
    if local_name(item) == "packageItem":
        return "no article: a package that only names other items"
    status = attribute(first(item, "itemMeta", "pubStatus"), "qcode").rpartition(":")[2]
    return f"no article: the agency has it {status}" if status in _WITHDRAWN else ""


def _build(item: Element, origin: Origin) -> Record | Skipped:
    if reason := _refuse(item):
        return Skipped(origin, reason)
    about, content = first(item, "itemMeta"), first(item, "contentMeta")
    inline = _inline_values(item)
    values = {
        "id": attribute(item, "guid"),
        "title": _headline(about, content),
        "body": inline.pop("body", ""),
        "date": _text(about, "versionCreated") or _text(content, "contentCreated"),
        "section": _named(content, "subject") or _named(content, "genre"),
        "source": _named(about, "provider") or _named(content, "infoSource"),
        "author": _author(content),
        "url": "",
        "dateline": _best(_all(content, "dateline")),
    }
    # What the item leaves open, a NITF inside may say.
    merged = {name: value or inline.get(name, "") for name, value in values.items()}
    return build_article(merged, origin)


def _headline(about: Element | None, content: Element | None) -> str:
    return _best(_all(content, "headline")) or _best(_all(about, "title"))


def _author(content: Element | None) -> str:
    return _best(_all(content, "by")) or _named(content, "creator")


def _inline_values(item: Element) -> dict[str, str]:
    """Return what the first rendition says that has text."""
    sets = descendants(item, "inlineXML", "inlineData")
    return next((values for values in map(_rendition, sets) if values["body"]), {})


def _rendition(inline: Element) -> dict[str, str]:
    if (nitf := first(inline, "nitf")) is not None:
        return nitf_values(nitf)
    if local_name(inline) == "inlineXML":
        return {"body": prose_of(inline, WEB_LAYOUT)}
    text = "".join(inline.itertext())
    if "html" not in attribute(inline, "contenttype"):
        return {"body": decode_entities(text)}
    return {"body": "\n".join(value for _, value in scan_fields(text, _NO_FIELDS))}


def _all(element: Element | None, name: str) -> list[Element]:
    return [] if element is None else list(children(element, name))


def _text(element: Element | None, name: str) -> str:
    return text_of(next(iter(_all(element, name)), None))


def _best(elements: Iterable[Element]) -> str:
    """Return the first text that is marked as Arabic, else the first."""
    known = [element for element in elements if text_of(element)]
    arabic = [element for element in known if (element.get(XML_LANG) or "").startswith("ar")]
    return text_of(next(iter(arabic or known), None))


def _named(element: Element | None, name: str) -> str:
    """Return the name of the first concept that has one, else how it is written in a code."""
    concepts = _all(element, name)
    names = (_best(descendants(concept, "name")) for concept in concepts)
    literals = (attribute(concept, "literal") for concept in concepts)
    codes = (attribute(concept, "qcode").rpartition(":")[2] for concept in concepts)
    written = next(filter(None, names), "") or next(filter(None, literals), "")
    # The codes of subjects are numbers.
    return written or next((code for code in codes if code and not code.isdigit()), "")
