"""The only class of ours that Whoosh pickles into an index: it must never move or be renamed.

Whoosh keeps a field's analyser by module path and class name, so an index made today opens only
while `search.embedded.adapter.ViewAnalyzer` can be imported. An index directory is trusted input:
opening one unpickles it.
"""

from collections.abc import Iterator

from whoosh.analysis import Analyzer
from whoosh.analysis import Token as WhooshToken

from search.analysis import VIEWS, View, tokenize


class ViewAnalyzer(Analyzer):  # type: ignore[misc]
    """Our analysis as a Whoosh analyser: one view of each word, offsets in the original text."""

    def __init__(self, view: str) -> None:
        self.view = view

    def __call__(
        self, value: str, positions: bool = False, chars: bool = False, **modes: object
    ) -> Iterator[WhooshToken]:
        """Yield Whoosh's one token again and again, as Whoosh expects of its analysers."""
        term_of = VIEWS[View(self.view)]
        whoosh_token = WhooshToken(positions, chars, **modes)
        whoosh_token.boost = 1.0
        whoosh_token.stopped = False
        for token in tokenize(value):
            whoosh_token.text = whoosh_token.original = term_of(token.surface)
            whoosh_token.pos = token.position
            whoosh_token.startchar, whoosh_token.endchar = token.start, token.end
            yield whoosh_token
