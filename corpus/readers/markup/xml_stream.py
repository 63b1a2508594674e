"""The elements of an XML file, each as soon as it ends: safe, tolerant, in bounded memory."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from corpus import streams
from corpus.document import Origin, Record, Skipped
from corpus.errors import EncodingUnknown
from corpus.inputs import Input
from corpus.readers.markup.oddities import Oddities
from corpus.readers.markup.sanitizing import describe_error, sanitize
from corpus.readers.markup.text_stream import DAMAGE, TextStream
from corpus.readers.markup.tree import Element

if TYPE_CHECKING:
    from lxml.etree import XMLPullParser

# Around everything, so that files joined into one are read to their end.
_ROOT = "documents"
_ROOT_OPEN = f"end of data in tag {_ROOT} "
_TOO_MANY_ERRORS = 10_000
_LIMIT = re.compile(r",? (?:try|use) XML_PARSE_HUGE")
_TOO_LONG = "the rest of the file was not read: a record is too long for one article"


def _new_parser() -> "XMLPullParser":
    from lxml import etree

    return etree.XMLPullParser(
        events=("end",),
        encoding="utf-8",
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


Build = Callable[[Element, Origin], Record | Skipped | None]


def read_elements(
    source: Input, wanted: Callable[[Element], bool], build: Build
) -> Iterator[Record | Skipped]:
    """Yield what `build` makes of the elements that are wanted, with what was odd about each.

    An element is given when it ends, inner ones before outer ones, and is empty afterwards.
    """
    try:
        stream = XmlStream(source, wanted)
    except EncodingUnknown as error:
        yield Skipped(source.origin, str(error))
        return
    outcome = None
    for number, element in enumerate(stream.elements(), start=1):
        origin = source.at(element.sourceline or number)
        if made := build(element, origin):
            outcome = stream.complete(made, element)
            yield outcome
    for outcome in stream.problems():
        yield outcome
    if outcome is None:
        yield Skipped(source.origin, "no article in the file")


class XmlStream:
    """One file: first its `elements`, each `complete`d while it is there, then the `problems`."""

    def __init__(self, source: Input, wanted: Callable[[Element], bool]) -> None:
        self._source, self._wanted = source, wanted
        self._text = TextStream(source)
        self._parser = _new_parser()
        self._oddities = Oddities(wanted)
        self._errors_seen = 0
        self._stopped: Skipped | None = None

    def elements(self) -> Iterator[Element]:
        """Yield the elements that are wanted; once the next is asked for, one is empty."""
        fed, last = 0, 0
        for size in self._feed():
            fed += size
            for _, element in self._parser.read_events():
                if self._wanted(element):
                    yield element
                    _empty(element)
                    last = fed
            if fed - last > streams.MAX_RECORD_BYTES:
                self._stopped = Skipped(self._source.origin, _TOO_LONG)
            if self._stopped:
                return

    def _feed(self) -> Iterator[int]:
        """Give the parser all text and yield how many bytes at a time."""
        from lxml.etree import XMLSyntaxError

        try:
            self._parser.feed(f"<{_ROOT}>".encode())
            for text in sanitize(self._text, self._oddities.tell):
                data = text.encode("utf-8", "replace")
                self._parser.feed(data)
                self._take_errors()
                yield len(data)
            self._parser.close()
        except XMLSyntaxError as error:
            self._stop(error.lineno or 1, error.msg or "")
        self._take_errors()
        yield 0

    def _take_errors(self) -> None:
        log = self._parser.feed_error_log
        for error in log[self._errors_seen :]:
            if error.type_name == "ERR_RESOURCE_LIMIT":
                self._stop(error.line, _LIMIT.split(error.message.strip())[0])
            elif not (
                error.type_name == "ERR_TAG_NOT_FINISHED" and f" tag {_ROOT} " in error.message
            ):
                self._oddities.tell(error.line, describe_error(error.line, error.message))
        self._errors_seen = len(log)
        if self._errors_seen > _TOO_MANY_ERRORS:
            self._stop(log[-1].line, "too many errors")

    def _stop(self, line: int, message: str) -> None:
        if self._stopped is None:
            reason = f"the rest of the file was not read: line {line}: {message.strip()}"
            self._stopped = Skipped(self._source.at(line), reason)

    def complete(self, outcome: Record | Skipped, element: Element) -> Record | Skipped:
        """Return what was made of an element with its oddities, or why it cannot be a record."""
        if isinstance(outcome, Skipped):
            return outcome
        if any(DAMAGE in text for text in element.itertext()):
            return Skipped(outcome.origin, self._text.damage)
        notes = (*outcome.notes, *self._oddities.take(element), *self._text.notes)
        return outcome._replace(notes=notes)

    def problems(self) -> Iterator[Skipped]:
        """Yield why reading stopped, or what was odd in no record."""
        if self._stopped:
            yield self._stopped
        elif oddity := self._oddities.first():
            line, note = oddity
            yield Skipped(self._source.at(line), f"outside of all records: {note}")


def _empty(element: Element) -> None:
    """Free the memory of an element, and of those before it that were emptied, too."""
    element.clear(keep_tail=True)
    parent, before = element.getparent(), element.getprevious()
    while parent is not None and before is not None and _is_empty(before):
        parent.remove(before)
        before = element.getprevious()


def _is_empty(element: Element) -> bool:
    # A text behind it would go with it.
    return not (len(element) or element.text or element.attrib or (element.tail or "").strip())
