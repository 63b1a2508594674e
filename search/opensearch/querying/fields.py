"""Where a leaf of a query is looked for: fields, at which level, as which terms."""

from search.analysis import VIEWS, View
from search.opensearch.mapping import SPELLING_OF
from search.opensearch.texts import bounded
from search.query import Fuzzy, Near, Pattern, Phrase, TextLeaf, Word
from search.ranking import Level
from search.schema import TEXT_FIELDS


def level_of(node: TextLeaf, level: Level) -> Level:
    """Return the level of a leaf where that of the request is `level`."""
    return level if isinstance(node, Pattern | Fuzzy) else node.level or level


def names_of(node: TextLeaf) -> list[str]:
    """Return the text fields that a leaf is looked for in."""
    return [spec.name for spec in TEXT_FIELDS if node.field in (None, spec.name)]


def kept_as(name: str, view: View) -> str:
    """Return the field that keeps a view of the words of a text field."""
    return SPELLING_OF[name] if view is View.SPELLING else name


def terms_of(node: Word | Phrase | Near, view: View) -> list[str]:
    """Return the words of a leaf as the terms that a view makes of them."""
    words = (node.text,) if isinstance(node, Word) else node.words
    return [bounded(VIEWS[view](word)) for word in words]
