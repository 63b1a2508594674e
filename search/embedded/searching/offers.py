"""When a search looks for suggestions, and how it counts what they find."""

import datetime as dt
from dataclasses import replace

from search.embedded.searching.finding import Finder
from search.embedded.searching.recent import Recent
from search.embedded.searching.suggestions import Suggestions
from search.query import ParsedQuery, Word, parse_query, wanted_texts
from search.ranking import Level
from search.request import SearchRequest, Suggestion
from search.suggest import Count, suggest
from search.words.compounds import with_compounds

FEW = 10
"""A search that finds fewer articles is worth a second thought."""
UNHEARD = 2
"""A word that is in no more articles, in any form, may be an error."""
SHORT_QUERY = 5
"""In a longer query one unknown word does little harm."""


REMEMBERED = 1 << 10


class Offers:
    """Offers suggestions of a generation, counted under the filters of a request."""

    def __init__(self, vocabulary: Suggestions, finder: Finder) -> None:
        self._vocabulary = vocabulary
        self._finder = finder
        # A generation never changes: what was suggested once is suggested again.
        self._recent = Recent[tuple[SearchRequest, dt.date], tuple[Suggestion, ...]](REMEMBERED)

    def offer(
        self, parsed: ParsedQuery, request: SearchRequest, total: int, today: dt.date
    ) -> tuple[Suggestion, ...]:
        """Return suggestions for a request that finds `total` articles, if it is worth looking."""
        is_looked_at = request.page == 1 or not total
        if not is_looked_at or not request.text.strip():
            return ()
        if not (request.suggest or total < FEW or self._has_unheard(parsed, request.level)):
            return ()
        asked = replace(request, page=1, timeline=None, explain=False, suggest=True, verbatim=True)
        known = self._recent.get((asked, today))
        if known is None:
            known = self._suggest(asked, today)
            self._recent.add((asked, today), known, 1)
        return known

    def _suggest(self, request: SearchRequest, today: dt.date) -> tuple[Suggestion, ...]:
        return suggest(
            request.text,
            self._vocabulary,
            lambda text: self._count(text, request, today),
            is_exact=request.level is Level.EXACT,
        )

    def _has_unheard(self, parsed: ParsedQuery, level: Level) -> bool:
        """Say whether a short query has a word that the archive hardly knows, or a Latin one."""
        leaves = list(wanted_texts(parsed.root))
        return len(leaves) <= SHORT_QUERY and any(
            isinstance(leaf, Word) and (leaf.text.isascii() or self._is_unheard(leaf, level))
            for leaf in leaves
        )

    def _is_unheard(self, word: Word, level: Level) -> bool:
        return self._vocabulary.articles_at(word.text, word.level or level) <= UNHEARD

    def _count(self, text: str, request: SearchRequest, today: dt.date) -> Count:
        root = with_compounds(parse_query(text, today).root, request.level)
        found, _ = self._finder.find(root, request, ())
        return Count(found.total, found.totals.all)
