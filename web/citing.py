"""An article cited as a line of text that keeps its order wherever it is pasted."""

from search import Article
from web.language import say, write_date

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
ISOLATES = frozenset(("\u2066", "\u2067", FIRST_STRONG_ISOLATE))


def citation(article: Article, address: str) -> str:
    """Return author, headline, paper, date and address; what is not known is left out.

    Each part is isolated (Unicode Standard Annex 9), so that Latin names and addresses do not pull
    the punctuation around them to the wrong side.
    """
    title = say("«{text}»", text=isolated(article.title)) if article.title else ""
    date = write_date(article.date) if article.date else ""
    parts = (isolated(article.author), title, isolated(article.source), date, isolated(address))
    return f"{say('،')} ".join(filter(None, parts))


def isolated(text: str) -> str:
    """Return a text that changes the order of nothing around it."""
    return f"{FIRST_STRONG_ISOLATE}{_balanced(text)}{POP_ISOLATE}" if text else ""


def _balanced(text: str) -> str:
    """Return a text that closes each isolate that it opens, and no other.

    What it embeds or overrides ends with the isolate around it.
    """
    kept, depth = [], 0
    for character in text:
        if character == POP_ISOLATE and not depth:
            continue
        depth += (character in ISOLATES) - (character == POP_ISOLATE)
        kept.append(character)
    return "".join(kept) + depth * POP_ISOLATE
