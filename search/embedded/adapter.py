"""The only classes of ours that Whoosh pickles into an index: they must never move or be renamed.

Whoosh keeps the fields' analysers and the list of segments in its TOC by module path and class
name, so an index made today opens only while `search.embedded.adapter` holds `ViewAnalyzer`,
`ArchiveSegment` and `NoSegments`. An index directory is trusted input: opening one unpickles it.
"""

from collections.abc import Iterator
from typing import NoReturn

from whoosh.analysis import Analyzer
from whoosh.analysis import Token as WhooshToken
from whoosh.codec.base import Codec, Segment
from whoosh.writing import IndexingError

from search.analysis import VIEWS, Token, View, tokenize


class ViewAnalyzer(Analyzer):  # type: ignore[misc]
    """Our analysis as a Whoosh analyser: one view of each word, offsets in the original text."""

    def __init__(self, view: str) -> None:
        self.view = view

    def __call__(
        self, value: str, positions: bool = False, chars: bool = False, **modes: object
    ) -> Iterator[WhooshToken]:
        """Yield Whoosh's one token again and again, as Whoosh expects of its analysers.

        With `tokenize=False` the value is a pattern: one token, of which only letters are changed.
        """
        view, tokens = View(self.view), tokenize(value)
        if not modes.get("tokenize", True):
            view = View.SPELLING if view is View.SPELLING else View.FORM
            tokens = iter([Token(value, 0, 0, len(value))])
        term_of = VIEWS[view]
        whoosh_token = WhooshToken(positions, chars, **modes)
        whoosh_token.boost = 1.0
        whoosh_token.stopped = False
        for token in tokens:
            whoosh_token.text = whoosh_token.original = term_of(token.surface)
            whoosh_token.pos = token.position
            whoosh_token.startchar, whoosh_token.endchar = token.start, token.end
            yield whoosh_token


def refuse_writing(*_: object, **__: object) -> NoReturn:
    """Stop whatever would write to the index through Whoosh."""
    raise IndexingError(
        "Whoosh reads this index but cannot write to it; change it with: arshif index"
    )


class ArchiveSegment(Segment):  # type: ignore[misc]
    """One of our segments in Whoosh's TOC: its files are `NAME.arrays` and `NAME.stored`.

    `first` is the number of its first document in the whole generation. How many documents it has,
    and which of them are deleted, the readers find in the files.
    """

    def __init__(self, name: str, first: int) -> None:
        self.segid = name
        self.first = first
        self.compound = False

    def segment_id(self) -> str:
        """Return the name that its files share."""
        return str(self.segid)

    def codec(self) -> Codec:
        """Return what opens the files of the segment."""
        from search.embedded.plain.codec import ArchiveCodec

        return ArchiveCodec()

    # Only Whoosh's writers ask a segment these things, the first of them in their constructor.
    doc_count_all = deleted_count = deleted_docs = is_deleted = refuse_writing
    delete_document = set_doc_count = refuse_writing


class NoSegments:
    """The list of segments in the TOC of a generation without articles."""

    def __len__(self) -> int:
        return 0

    # Whoosh's readers stop at the length; a writer goes through the list, in its constructor.
    __iter__ = refuse_writing
