"""Words asked for with their marks, which no index keeps: articles are read for them."""

import unicodedata

from search.analysis import spell, tokenize
from search.analysis.tashkeel import agrees, marked_letters, marks_of
from search.query import TextLeaf, Word
from search.ranking import Level

MAX_READ = 2_000
"""How many articles may be read for one word; of a word in more the marks are let go."""


def are_too_many(articles: int) -> bool:
    """Say whether a word is in too many articles for its marks to count."""
    return articles > MAX_READ


def asks_for_marks(node: TextLeaf) -> bool:
    """Say whether a word is to be as spelled and was typed with marks."""
    return isinstance(node, Word) and node.level is Level.EXACT and any(marks_of(node.text))


def count_agreeing(word: str, text: str) -> int:
    """Count the words of a text that are spelled as typed, with the marks that were typed."""
    spelled = spell(word)
    if not marked_letters(word).search(unicodedata.normalize("NFKC", text).casefold()):
        return 0
    surfaces = (token.surface for token in tokenize(text))
    return sum(spell(each) == spelled and agrees(word, each) for each in surfaces)
