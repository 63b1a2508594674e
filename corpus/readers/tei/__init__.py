"""TEI P5: an issue of a journal or a newspaper, an article each <div type="article">."""

from collections.abc import Iterator

from corpus.document import Origin, Record, Skipped
from corpus.inputs import Input
from corpus.readers.markup.roots import root_name
from corpus.readers.markup.tree import Element, local_name
from corpus.readers.markup.xml_stream import read_elements
from corpus.readers.tei.articles import build_article, is_article, is_outermost
from corpus.readers.tei.issue import Issue, read_issue

NAME = "TEI"
SUFFIXES = (".tei", ".xml")


def recognizes(head: bytes) -> bool:
    """Say whether the root is <TEI>, of this edition or the last, or a corpus of them."""
    return root_name(head) in ("TEI", "teiCorpus", "TEI.2")


def read(source: Input) -> Iterator[Record | Skipped]:
    """Yield every article, and what of the outermost divisions is in none."""
    return read_elements(source, _is_wanted, _Articles().build)


def _is_wanted(element: Element) -> bool:
    return local_name(element) == "teiHeader" or is_article(element) or is_outermost(element)


class _Articles:
    """Builds articles; a header on the way says which issue they are of."""

    def __init__(self) -> None:
        self._issue = Issue()

    def build(self, element: Element, origin: Origin) -> Record | Skipped | None:
        """Return the article of an element, None of a header and of what has no text."""
        if local_name(element) == "teiHeader":
            self._issue = read_issue(element)
            return None
        return build_article(element, self._issue, origin)
