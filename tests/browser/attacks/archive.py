"""An archive in which every field of an article attacks its reader, a kind in each article."""

import datetime as dt
from urllib.parse import quote

from search import Article
from tests.browser.attacks.payloads import ELSEWHERE, KINDS, attack

FIELDS = ("title", "body", "section", "source", "author", "url", "id")
SCHEMES = ("javascript", "hidden-javascript", "data", "vbscript")
WORD, SOURCE = "هجوم", "مصدر"
_LETTERS = "بتسكلم"


def code(kind: str) -> str:
    """Return a word that only the article of a kind has."""
    first, second = divmod([*KINDS].index(kind), len(_LETTERS))
    return f"رقم{_LETTERS[first]}{_LETTERS[second]}"


def mark(field: str, kind: str) -> str:
    return f"{field}-{kind}"


def article(kind: str) -> Article:
    """Return the article of a kind: what attacks comes first, for where an address may be made."""

    def text(field: str) -> str:
        own = SOURCE + code(kind) if field == "source" else code(kind)
        return f"{attack(kind, mark(field, kind))} {WORD} {own}"

    url = attack(kind, mark("url", kind))
    return Article(
        id=attack(kind, mark("id", kind)),
        title=text("title"),
        body=f"{WORD} {text('body')}\nوفقرة ثانية {text('body')} {code(kind)} في آخرها",
        date=dt.date(1990 + [*KINDS].index(kind), 5, 6),
        section=text("section"),
        source=text("source"),
        author=text("author"),
        url=url if kind in SCHEMES else f"{ELSEWHERE}/{url}",
    )


ARTICLES = {kind: article(kind) for kind in KINDS}


def path_of(kind: str) -> str:
    """Return where the article of a kind is shown, with its words marked."""
    return f"/articles/{quote(ARTICLES[kind].id, safe='')}"
