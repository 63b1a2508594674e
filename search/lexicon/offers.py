"""When a search looks for suggestions, and how it counts what they find."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

from search.errors import OutOfTime
from search.lexicon.suggestions import Suggestions
from search.query import Group, ParsedQuery, Word, iter_leaves, parse_query, wanted_texts
from search.query.free_dates import find_free_date
from search.ranking import Level
from search.recent import Recent
from search.request import SearchRequest, Suggestion
from search.suggest import Count, offer_date, suggest
from search.words.compounds import with_compounds

FEW = 10
"""A search that finds fewer articles is worth a second thought."""
UNHEARD = 2
"""A word that is in no more articles, in any form, may be an error."""
SHORT_QUERY = 5
"""In a longer query one unknown word does little harm."""
LONG_QUERY, LONG_TEXT = 24, 500
"""A query of more leaves or characters gets no suggestions: each one tried is a search."""

REMEMBERED = 1 << 10


class Offers:
    """Offers suggestions of a generation, counted under the filters of a request.

    `find` tells how many articles a request finds for the tree of its query.
    """

    def __init__(
        self, vocabulary: Suggestions, find: Callable[[Group, SearchRequest], Count]
    ) -> None:
        self._vocabulary = vocabulary
        self._find = find
        # A generation never changes: what was suggested once is suggested again.
        self._recent = Recent[tuple[SearchRequest, dt.date], tuple[Suggestion, ...]](REMEMBERED)

    def offer(
        self, parsed: ParsedQuery, request: SearchRequest, total: int, today: dt.date
    ) -> tuple[Suggestion, ...] | None:
        """Return suggestions for a request that finds `total` articles, if it is worth looking.

        None says that there was no time to look.
        """
        is_looked_at = request.page == 1 or not total
        if not is_looked_at or not request.text.strip() or _is_long(parsed, request.text):
            return ()
        is_odd = request.suggest or total < FEW or self._has_unheard(parsed, request.level)
        if not is_odd and not find_free_date(request.text, today):
            return ()
        asked = replace(_bare(request), page=1, suggest=is_odd, verbatim=True)
        known = self._recent.get((asked, today))
        if known is not None:
            return known
        try:
            found = self._suggest(asked, today)
        except OutOfTime:
            return None
        self._recent.add((asked, today), found, 1)
        return found

    def _suggest(self, request: SearchRequest, today: dt.date) -> tuple[Suggestion, ...]:
        """Return other queries that may have been meant if the request asks, and its date."""
        text, is_exact = request.text, request.level is Level.EXACT

        def count(text: str) -> Count:
            return self._count(text, request, today)

        dated = offer_date(text, today, count)
        if not request.suggest:
            return dated
        return *suggest(text, self._vocabulary, count, is_exact=is_exact), *dated

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
        return self._find(root, request)


def _is_long(parsed: ParsedQuery, text: str) -> bool:
    if len(text) > LONG_TEXT:
        return True
    return next(islice(iter_leaves(parsed.root), LONG_QUERY, None), None) is not None


def _bare(request: SearchRequest) -> SearchRequest:
    """Return a request without what changes nothing of how many articles are found."""
    return replace(request, timeline=None, explain=False, collapse=False)
