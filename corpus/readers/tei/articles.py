"""The articles of a TEI text: which divisions are one, and what is their headline, author, body."""

from corpus.document import Document, Origin, Record, Skipped
from corpus.ids import document_id
from corpus.readers.markup.prose import Prose, one_line_of
from corpus.readers.markup.tree import (
    XML_ID,
    Element,
    attribute,
    children,
    descendants,
    local_name,
    text_of,
)
from corpus.readers.tei.issue import Day, Issue, read_day
from corpus.readers.tei.layout import DIVISIONS, LAYOUT

# What an issue has besides articles.
_APPARATUS = ("masthead", "colophon", "contents", "advert", "verso")
_ITEM = "item"
_DATED = ("opener", "closer", "dateline", "docDate")
_WRITERS = ("persName", "name", "docAuthor")


def is_article(element: Element) -> bool:
    """Say whether a division is marked as an article, or as another item of an issue."""
    if local_name(element) not in DIVISIONS:
        return False
    kinds = attribute(element, "type"), attribute(element, "subtype")
    return "article" in kinds or _ITEM in kinds


def is_outermost(element: Element) -> bool:
    """Say whether an element is a division in no other, or a text in none."""
    name = local_name(element)
    if name not in (*DIVISIONS, "text"):
        return False
    return not any(local_name(outer) in (*DIVISIONS, "text") for outer in _around(element, name))


def _around(element: Element, name: str) -> list[Element]:
    outer = [above for above in element.iterancestors() if local_name(above) != "text"]
    return list(element.iterancestors()) if name == "text" else outer


def build_article(element: Element, issue: Issue, origin: Origin) -> Record | Skipped | None:
    """Return the article of a division, None of one that has no text of its own."""
    kinds = {attribute(element, "type"), attribute(element, "subtype")}
    head = next(children(element, "head"), None)
    body = _body(element, head)
    if apparatus := kinds.intersection(_APPARATUS):
        return Skipped(origin, f"no article: {min(apparatus)}") if body else None
    if not body:
        return Skipped(origin, "no text") if is_article(element) else None
    day = _own_day(element) or issue.day
    whole = local_name(element) == "text"
    document = Document(
        id=_id(element, issue, body),
        title=issue.title if whole else _title(head),
        body=body,
        date=day.date,
        section=_section(element),
        source=issue.journal,
        author=_author(element) or (issue.author if whole else ""),
        hijri=day.hijri,
    )
    return Record(origin, document, (day.note,) if day.note else ())


def _title(head: Element | None) -> str:
    return "" if head is None else one_line_of(head, LAYOUT)


def _body(element: Element, head: Element | None) -> str:
    """Return the text below the headline, but for a byline that the editors supplied."""
    prose = Prose(LAYOUT)
    if head is not None:
        heading = Prose(LAYOUT)
        heading.add(head)
        prose.notes += heading.notes
    for child in element:
        if child is not head and not _is_supplied(child):
            prose.add(child)
        prose.add_text(child.tail or "")
    return prose.text()


def _is_supplied(element: Element) -> bool:
    if local_name(element) != "byline":
        return False
    supplied = "".join(text_of(part) for part in children(element, "supplied"))
    return supplied != "" and supplied == text_of(element)


def _id(element: Element, issue: Issue, body: str) -> str:
    own = element.get(XML_ID, "")
    return document_id(f"{issue.id}#{own}" if issue.id and own else own, "", body.encode())


def _section(element: Element) -> str:
    """Return the heading of the innermost division around that has one and is no article."""
    # Where an end tag is missing, the articles that follow seem to be inside of one.
    around = (
        above
        for above in element.iterancestors()
        if local_name(above) in DIVISIONS and not is_article(above)
    )
    heads = (head for above in around for head in children(above, "head"))
    return _title(next(heads, None))


def _author(element: Element) -> str:
    """Return who is named in the bylines of an article itself, else what they say."""
    authors = [
        name
        for byline in descendants(element, "byline", "docAuthor")
        for name in _names(byline) or [one_line_of(byline, LAYOUT)]
    ]
    return "، ".join(dict.fromkeys(filter(None, authors)))


def _names(byline: Element) -> list[str]:
    names = (name for name in descendants(byline, *_WRITERS))
    return [one_line_of(name, LAYOUT) for name in names]


def _own_day(element: Element) -> Day | None:
    """Return the day that an article is signed with, where it is one whole day."""
    places = descendants(element, *_DATED)
    days = (read_day(date) for place in places for date in descendants(place, "date"))
    return next((day for day in days if day.date), None)
