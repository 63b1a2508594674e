"""A SearchRequest as the parameters that the API takes; what has its default is left out."""

from urllib.parse import quote, urlencode

from search.errors import RequestInvalid
from search.ranking import Level, Recency
from search.request import Match, SearchRequest

Pairs = list[tuple[str, str]]


def narrowing(request: SearchRequest) -> Pairs:
    """Return the parameters that say which articles are wanted."""
    pairs = [
        ("q", request.text),
        ("level", request.level if request.level != Level.WORD else ""),
        ("match", request.match if request.match != Match.AUTO else ""),
        ("recency", request.recency if request.recency != Recency.NONE else ""),
        ("from", request.date_from.isoformat() if request.date_from else ""),
        ("to", request.date_to.isoformat() if request.date_to else ""),
        *(("section", value) for value in request.sections),
        *(("source", value) for value in request.sources),
        *(("author", value) for value in request.authors),
        ("verbatim", "true" if request.verbatim else ""),
        ("collapse", "" if request.collapse else "false"),
    ]
    return [(name, value) for name, value in pairs if value]


def showing(request: SearchRequest) -> Pairs:
    """Return the parameters that say what is shown of them and in what order.

    The order is always told: the server's default without a text is another.
    """
    pairs = [
        ("sort", request.sort),
        ("size", str(request.size)),
        ("timeline", request.timeline or ""),
        ("compare", request.compare),
        ("suggest", "true" if request.suggest else ""),
        ("explain", "true" if request.explain else ""),
    ]
    return [(name, value) for name, value in pairs if value]


def address_of(path: str, pairs: Pairs) -> str:
    """Return an address with its query string.

    Raises:
        RequestInvalid: a value has half a surrogate pair, which no address can hold.
    """
    for name, value in pairs:
        if not _is_text(value):
            raise RequestInvalid(name, f"{name} has half a surrogate pair; send whole characters")
    return f"{path}?{urlencode(pairs)}" if pairs else path


def segment(article_id: str) -> str:
    """Return an article id as part of a path.

    Raises:
        RequestInvalid: it has none, being empty or half a surrogate pair.
    """
    if not article_id or not _is_text(article_id):
        raise RequestInvalid("id", f"{article_id!r} cannot be the id of an article")
    return quote(article_id, safe="")


def _is_text(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
