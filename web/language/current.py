"""Which language a request is answered in: its `lang` parameter says so, else it is Arabic."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from starlette.types import ASGIApp, Receive, Scope, Send

from web.query_strings import read_pairs

PARAMETER = "lang"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the pages, by its code, what it calls itself, and the way it runs."""

    code: str
    name: str
    direction: str


ARABIC = Language("ar", "العربية", "rtl")
ENGLISH = Language("en", "English", "ltr")
_BY_CODE = {language.code: language for language in (ARABIC, ENGLISH)}

_current: ContextVar[Language] = ContextVar("language", default=ARABIC)
_asked: ContextVar[tuple[str, bytes]] = ContextVar("asked", default=("/", b""))
"""The path and the query string of the request."""


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The language that a page is not in, and the address of the same page in it."""

    language: Language
    url: str


def current() -> Language:
    """Return the language of the request that is being answered."""
    return _current.get()


def other() -> OtherLanguage:
    """Return the other language, with the address of the same page in it."""
    language = ENGLISH if current() is ARABIC else ARABIC
    path, query = _asked.get()
    return OtherLanguage(language, _in_language(language, path, read_pairs(query)))


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Answer in a language inside."""
    token = _current.set(language)
    try:
        yield
    finally:
        _current.reset(token)


def pairs_of_language() -> list[tuple[str, str]]:
    """Return what an address has to carry to stay in the language, nothing in Arabic."""
    return [] if current() is ARABIC else [(PARAMETER, current().code)]


def address(path: str, **parameters: str) -> str:
    """Return the address of a page with these parameters, in the language of this one."""
    pairs = [*parameters.items(), *pairs_of_language()]
    return f"{path}?{urlencode(pairs)}" if pairs else path


class LanguageOfRequest:
    """Answers each request in the language that it asks for."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with speaking(current()):
            note_language(scope)
            await self.app(scope, receive, send)


def note_language(scope: Scope) -> None:
    """Speak the language that a request asks for, for the rest of it."""
    _asked.set((scope["path"], scope["query_string"]))
    _current.set(_asked_for(scope["query_string"]))


def _asked_for(query: bytes) -> Language:
    # Most requests name no language, and most of these have no other sign of it.
    if b"l" not in query and b"%6" not in query:
        return ARABIC
    return _BY_CODE.get(dict(read_pairs(query)).get(PARAMETER, ""), ARABIC)


def _in_language(language: Language, path: str, pairs: list[tuple[str, str]]) -> str:
    kept = [(name, value) for name, value in pairs if name != PARAMETER]
    wanted = [] if language is ARABIC else [(PARAMETER, language.code)]
    query = urlencode(kept + wanted)
    # A path may hold what an address may not, an id is any text.
    return f"{quote(path, safe='/')}?{query}" if query else quote(path, safe="/")
