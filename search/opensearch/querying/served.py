"""A generation opened for searching: its words on this machine, its articles on the cluster."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

from search.facets import order_counts
from search.lexicon.completion import Completer
from search.lexicon.expansions import MAX_FORMS
from search.lexicon.lexicon import Lexicon
from search.lexicon.meanings import Meanings
from search.lexicon.names import Name
from search.lexicon.offers import Offers
from search.lexicon.phrases import Bounded, PhraseBound
from search.lexicon.suggestions import Suggestions
from search.opensearch.connection import Connection
from search.opensearch.manifest import Manifest
from search.opensearch.querying.archive import Archive, find_newest
from search.opensearch.querying.articles import Articles
from search.opensearch.querying.choosing import Chooser
from search.opensearch.querying.copies import Stories
from search.opensearch.querying.counting import Counter
from search.opensearch.querying.exporting import Walker
from search.opensearch.querying.finding import Finder
from search.opensearch.querying.headlines import ClusterHeadlines
from search.opensearch.querying.lookup import Lookup
from search.opensearch.querying.plans import Planner
from search.opensearch.querying.presenter import Presenter
from search.opensearch.querying.ranking import Ranker
from search.opensearch.querying.searcher import Searcher
from search.opensearch.querying.similar import Neighbours
from search.opensearch.querying.tables import Tables
from search.query import Fuzzy, ParsedQuery, Pattern, Span, Word, iter_leaves
from search.query.nodes import NO_SPAN
from search.query.notes import Notes
from search.ranking import Level
from search.words.compounds import with_compounds


class Served:
    """An open generation and what answers queries from it; any thread may ask."""

    def __init__(self, searcher: Searcher, lexicon: Lexicon, archive: Archive) -> None:
        self.lexicon = lexicon
        tables, articles = Tables(searcher), Articles(searcher)
        stories, ranker = Stories(searcher), Ranker(searcher, articles, archive)
        self._lookup = Lookup(lexicon, searcher, articles, archive.size)
        expander = self._lookup.expander
        meanings = Meanings(lexicon, expander, self._lookup.lets_marks_go)
        planner, counter = (
            Planner(self._lookup, tables, archive.averages),
            Counter(searcher, tables),
        )
        self.finder = Finder(planner, archive, Chooser(searcher), ranker, counter)
        self.presenter = Presenter(articles, stories, archive, meanings)
        self.neighbours = Neighbours(lexicon, archive, self.finder, ranker, articles, stories)
        self.vocabulary = Suggestions(lexicon, expander.near, archive.size, self._lookup.articles)
        self._bound = PhraseBound(lexicon, archive.size)
        self.offers = Offers(self.vocabulary, self._bound.counting(self.finder.count))
        self.walker = Walker(searcher, ranker)
        headlines = ClusterHeadlines(searcher, lexicon)
        self.completer = Completer(lexicon, headlines, lambda: _names(tables))

    @classmethod
    def open(cls, connection: Connection, index: str, words: Path, manifest: Manifest) -> Self:
        """Open a generation whose words are in a folder of this machine.

        Raises:
            IndexDamaged, IndexOutdated: as `Lexicon.open`.
            EngineAway: the cluster does not answer.
        """
        searcher = Searcher(connection, index)
        newest = find_newest(searcher)
        archive = Archive(manifest.articles, manifest.averages, newest, manifest.stories > 0)
        return cls(searcher, Lexicon.open(words), archive)

    def bounded(self, parsed: ParsedQuery, level: Level) -> Bounded:
        """Return what a query asks for, names in either way of writing, within bounds."""
        return self._bound.bounded(with_compounds(parsed.root, level), level)

    def noted(self, parsed: ParsedQuery, left_out: Iterable[Span], is_late: bool) -> ParsedQuery:
        """Return the query with a warning for all that was not looked for as asked.

        `left_out` are the phrases that were not looked for at all; `is_late` says that there was no
        time for suggestions.
        """
        notes = Notes(list(parsed.warnings))
        if is_late:
            notes.add("no_time", NO_SPAN)
        for span in left_out:
            notes.add("too_many_phrases", span)
        for leaf in iter_leaves(parsed.root):
            if isinstance(leaf, Pattern | Fuzzy) and self._lookup.expander.expand(leaf).is_cut:
                notes.add("many_forms", leaf.span, limit=MAX_FORMS)
            elif isinstance(leaf, Word) and self._lookup.lets_marks_go(leaf):
                notes.add("marks_ignored", leaf.span)
        return ParsedQuery(parsed.root, tuple(notes.warnings))


def _names(tables: Tables) -> Iterator[Name]:
    """Yield the most frequent labels of each field."""
    for field, labels in tables.labels.items():
        for each in order_counts(labels.counts):
            yield Name(each.count, each.value, field)
