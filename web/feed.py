"""What a search finds as a feed, the newest first: Atom (RFC 4287)."""

import datetime as dt
from dataclasses import replace

from search import Engine, Hit, SearchRequest, SearchResult, Sort
from web import urls
from web.citing import isolated
from web.elements import Element, add, write
from web.language import say
from web.language.current import current
from web.origins import absolute

MEDIA_TYPE = "application/atom+xml"
ENTRIES = 50
_NAMESPACE = "http://www.w3.org/2005/Atom"
_NEVER = dt.date(1970, 1, 1)
"""When a feed without entries was changed last: it has to say a time."""


def feed(engine: Engine, request: SearchRequest) -> bytes:
    """Return the newest articles that a request finds; one without a date cannot be among them."""
    wanted = replace(request, page=1, size=ENTRIES, sort=Sort.NEWEST, verbatim=True)
    return write(_document(engine.search(wanted), request))


def _document(result: SearchResult, request: SearchRequest) -> Element:
    hits = [(hit, hit.date) for hit in result.hits if hit.date]
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": current().code})
    itself, results = absolute(urls.feed_url(request)), absolute(urls.search_url(request))
    add(root, "id", itself)
    add(root, "title", _title(request))
    add(root, "updated", _at(max((date for _, date in hits), default=_NEVER)))
    add(root, "link", rel="self", type_=MEDIA_TYPE, href=itself)
    add(root, "link", rel="alternate", type_="text/html", href=results)
    add(add(root, "author"), "name", say("أرشيف"))
    for hit, date in hits:
        _add_entry(root, hit, date)
    return root


def _title(request: SearchRequest) -> str:
    words = request.text.strip()
    name = say("نتائج البحث عن") if words else say("تصفّح المقالات")
    return f"{name} {isolated(words)} — {say('أرشيف')}" if words else f"{name} — {say('أرشيف')}"


def _add_entry(root: Element, hit: Hit, date: dt.date) -> None:
    """Append an article; where it has no headline, its opening words are one."""
    entry, link = add(root, "entry"), absolute(urls.article_url(hit.id))
    add(entry, "id", link)
    add(entry, "title", isolated(hit.title or hit.snippet.text[:80] or hit.id))
    add(entry, "updated", _at(date))
    add(entry, "published", _at(date))
    add(entry, "link", rel="alternate", type_="text/html", href=link)
    for name in filter(None, (hit.author or hit.source,)):
        add(add(entry, "author"), "name", name)
    for section in filter(str.strip, (hit.section,)):
        add(entry, "category", term=section)
    add(entry, "summary", hit.snippet.html, type_="html")


def _at(date: dt.date) -> str:
    return f"{date.isoformat()}T00:00:00Z"
