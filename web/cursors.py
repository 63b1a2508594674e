"""Cursors: where a program is in the hits of a request, as a text that it hands back unread.

A cursor is checked, not secret: it says nothing that the answer beside it does not say.
"""

import base64
import binascii
import json
from collections.abc import Hashable
from dataclasses import astuple, dataclass, replace
from hashlib import blake2b

from search import Hit, Match, RequestInvalid, SearchRequest, Sort
from web.pairs import to_pairs

START = "*"
"""The cursor before the first hit."""
MAX_LENGTH = 4096
PATTERN = r"^(\*|[A-Za-z0-9_-]+)$"
_CHECK = 6
_DIGEST = 8
_PERSON = b"arshif-cursor-1"

Key = tuple[float, int, str]


@dataclass(frozen=True, slots=True)
class Place:
    """The last hit that was given: its score, the ordinal of its day, 0 for none, and its id."""

    score: float
    day: int
    id: str

    def key(self, sort: Sort) -> Key:
        """Return what sorts the hit among the others, ascending, as an engine does."""
        if sort is Sort.NEWEST:
            return 0.0, -self.day, self.id
        if sort is Sort.OLDEST:
            return 0.0 if self.day else 1.0, self.day, self.id
        # Without a word to be relevant to, the newest come first.
        return -round(self.score, 9), 0 if self.score else -self.day, self.id


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the next page begins.

    `request` and `made_from` are digests of what was asked and of the publication that answered;
    `offset` counts the hits before the next page there; `match` is what was chosen at the first.
    """

    request: str
    made_from: str
    offset: int
    match: Match
    last: Place

    def pack(self) -> str:
        """Return the cursor as a text for an address."""
        parts = [self.request, self.made_from, self.offset, self.match, *astuple(self.last)]
        body = json.dumps(parts, separators=(",", ":")).encode()
        return base64.urlsafe_b64encode(_check(body) + body).decode().rstrip("=")


def unpack(text: str) -> Cursor:
    """Return the cursor that was packed as a text.

    Raises:
        RequestInvalid: it is not, or not whole.
    """
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise _invalid() from None
    check, body = raw[:_CHECK], raw[_CHECK:]
    if check != _check(body):
        raise _invalid()
    request, made_from, offset, match, *last = json.loads(body)
    return Cursor(request, made_from, offset, Match(match), Place(*last))


def place_of(hit: Hit) -> Place:
    """Return the place of a hit."""
    return Place(hit.score, hit.date.toordinal() if hit.date else 0, hit.id)


def digest_of_request(request: SearchRequest) -> str:
    """Return a digest of what decides which hits there are and in what order.

    The size of a page is part of it: `Match.AUTO` depends on it.
    """
    same = replace(request, page=1, explain=False, suggest=False, timeline=None, compare="")
    return digest(tuple(to_pairs(same)))


def digest(value: Hashable) -> str:
    """Return a short digest of a value by what it prints."""
    return blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=_DIGEST).hexdigest()


def _check(body: bytes) -> bytes:
    return blake2b(body, digest_size=_CHECK, person=_PERSON).digest()


def _invalid() -> RequestInvalid:
    return RequestInvalid(
        "cursor", f"this is no cursor; begin with cursor={START} and pass on next_cursor as it is"
    )
