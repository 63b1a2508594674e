"""Hostile addresses by number: the same number of the same seed is the same address."""

import random
from urllib.parse import quote, unquote

from tests.web.hostile.texts import huge, text

PLACES = (
    *("/search", "/search", "/search", "/api/v1/search", "/api/v1/search", "/api/v1/search"),
    *("/suggestions", "/api/v1/suggest", "/api/v1/facets", "/api/v1/timeline", "/api/v1/analyze"),
    *("/feed", "/articles/{}", "/api/v1/articles/{}", "/api/v1/articles/{}/similar", "/{}"),
)
TAME = {
    "page": ("2", "999999999999", "0", "-1", "١"),
    "size": ("100", "100", "0", "1e3"),
    "sort": ("newest", "oldest", "relevance"),
    "level": ("wide", "wide", "exact"),
    "match": ("any", "all"),
    "recency": ("strong", "none"),
    "from": ("0001", "9999-12-31", "2016-02-30"),
    "to": ("9999", "0000"),
    "timeline": ("day", "month", "year", "auto"),
    "compare": ("من", "*"),
    "suggest": ("true",),
    "verbatim": ("true",),
    "collapse": ("0",),
    "explain": ("true",),
    "lang": ("en", "ar"),
    "share": ("true",),
    "section": ("",),
    "source": ("",),
    "author": ("",),
    "cursor": ("*", "e30"),
    "fields": ("title", "id,score"),
    "facet": ("source",),
}
"""The other parameters, with values that have a meaning, or nearly."""
SHARE_OF_HUGE = 0.002
SHARE_OF_BROKEN = 0.1
LONGEST_ID = 300
BROKEN = (b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xd8", b"\xe2\x82", b"\x00")


def address(seed: int, number: int) -> str:
    """Return an address, path and query string, all of it ASCII."""
    chooser = random.Random(f"{seed}:{number}")
    place = chooser.choice(PLACES)
    if "{}" in place:
        place = place.format(_escaped(text(chooser)[:LONGEST_ID], chooser))
    asked = huge(chooser) if chooser.random() < SHARE_OF_HUGE else text(chooser)
    pairs = [("q", asked)]
    for name in chooser.sample(sorted(TAME), chooser.choice((0, 0, 1, 2, 5))):
        pairs.append((name, _value(name, chooser)))
    return f"{place}?" + "&".join(f"{name}={_escaped(value, chooser)}" for name, value in pairs)


def shown(address: str, most: int = 120) -> str:
    """Return an address as a person can read it, in one line, cut short."""
    return ascii(unquote(address))[1:-1][:most] if address.isascii() else ascii(address)


def _value(name: str, chooser: random.Random) -> str:
    if chooser.random() < 0.7:
        return chooser.choice(TAME[name])
    return text(chooser)[:LONGEST_ID]


def _escaped(value: str, chooser: random.Random) -> str:
    """Return a value percent-encoded, sometimes as no sound program does it."""
    data = value.encode("utf-8", "surrogatepass")
    if chooser.random() > SHARE_OF_BROKEN:
        return quote(data, safe="")
    place = chooser.randrange(len(data) + 1)
    data = data[:place] + chooser.choice(BROKEN) + data[place:]
    escaped = quote(data, safe=chooser.choice(("", "/;:+&=?@")))
    return escaped[: chooser.randrange(len(escaped) + 1)] + chooser.choice(
        ("", "%", "%zz", "%u0627")
    )
