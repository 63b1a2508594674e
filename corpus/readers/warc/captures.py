"""From a record of a web archive to the article of its page."""

from corpus.document import Origin, Record, Skipped
from corpus.inputs import Options
from corpus.readers import html_pages
from corpus.readers.html_pages.page import Place, read_page
from corpus.readers.warc.records import PAGES, SEGMENTS, Capture
from corpus.readers.warc.responses import (
    CUT_SHORT,
    ContentUnreadable,
    Response,
    decode_content,
    parse_content_type,
    parse_response,
)

_HTML = frozenset(("text/html", "application/xhtml+xml"))
# What servers send where they do not know.
_UNTOLD = frozenset(("", "text/plain", "application/octet-stream", "application/xml", "text/xml"))
_OK = "200"


def read_capture(capture: Capture, origin: Origin, options: Options) -> Record | Skipped | None:
    """Return the article of a record, or why there is none; None where a page cannot be."""
    if capture.kind in SEGMENTS:
        return _refuse(origin, capture.kind)
    if capture.kind not in PAGES:
        return None
    response = _find_response(capture)
    if response.status != _OK:
        return _refuse(origin, f"HTTP {response.status}")
    if response.mime not in _HTML | _UNTOLD:
        return _refuse(origin, response.mime)
    try:
        content, whole = decode_content(response)
    except ContentUnreadable as error:
        return Skipped(origin, str(error))
    if response.mime not in _HTML and not html_pages.recognizes(content):
        return _refuse(origin, response.mime or "unknown content")
    place = Place(origin, options, url=_address(capture.url), charset=response.charset)
    return _note(read_page(content, place), whole)


def _find_response(capture: Capture) -> Response:
    """Return what was served; a resource is content alone, as are responses of other protocols."""
    if capture.kind == "response" and (response := parse_response(capture.content)):
        return response
    mime, charset = parse_content_type(capture.content_type)
    return Response(_OK, mime, charset, "", "", capture.content)


def _refuse(origin: Origin, what: str) -> Skipped:
    return Skipped(origin, f"not a page: {what}")


def _address(url: str) -> str:
    return url if url.startswith(("http://", "https://")) else ""


def _note(outcome: Record | Skipped, whole: bool) -> Record | Skipped:
    if whole or isinstance(outcome, Skipped):
        return outcome
    return outcome._replace(notes=(*outcome.notes, CUT_SHORT))
