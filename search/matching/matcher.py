"""Marks the words of texts that answer a query: what each article of a page is asked in turn."""

from collections.abc import Iterator, Sequence

from search.analysis import VIEWS, View, fold, spell
from search.analysis.tashkeel import agrees
from search.matching.answers import Answer, Match
from search.matching.rows import KNOWN_WORDS, Rows
from search.matching.scanning import EVERY_PLACE, Place, Scanning, scanning_all
from search.matching.wanted import Wanted, WantedWord
from search.words.relations import RelatedForm

SOME_PLACES, PLACES_OF_ROWS = 500, 10_000
"""How many places of a form are enough to show an article; words in a row may meet late."""


class Matcher:
    """Knows which forms answer which leaf of a query; any number of threads may ask."""

    def __init__(self, wanted: Sequence[Wanted], scanning: Scanning = scanning_all) -> None:
        self._of_field = {
            field: _FieldMatcher([each for each in wanted if each.field in (None, field)], scanning)
            for field in {each.field for each in wanted} | {None}
        }

    def find(self, text: str, field: str, *, every: bool = True) -> list[Match]:
        """Return the matches in a text of a field, in order and disjoint.

        A phrase matches as one span and goes before the single words inside it. Of the many places
        that a form may have in a long text, those after the first hundreds may be left out unless
        `every` one is wanted.
        """
        return self._of_field.get(field, self._of_field[None]).find(text, every)


class _FieldMatcher:
    """What the leaves look for that search in one field."""

    def __init__(self, wanted: Sequence[Wanted], scanning: Scanning) -> None:
        self._rows = Rows(each for each in wanted if len(each.words) > 1)
        self._answers: dict[View, dict[str, tuple[Wanted, RelatedForm]]] = {}
        singles = [each for each in wanted if len(each.words) == 1]
        self._marked = [each for each in singles if each.words[0].is_marked]
        for each in singles:
            if not each.words[0].is_marked:
                self._add(each, each.words[0])
        forms = set(self._rows.forms)
        forms.update(fold(each.words[0].text) for each in self._marked)
        for view, answers in self._answers.items():
            forms.update(answers if view is View.FORM else map(fold, answers))
        self._scan = scanning(forms)
        self._most = PLACES_OF_ROWS if self._rows else SOME_PLACES
        self._known: dict[str, Answer | None] = {}

    def _add(self, wanted: Wanted, word: WantedWord) -> None:
        """Let each form of a word answer, unless it answers another word with as much weight."""
        answers = self._answers.setdefault(word.view, {})
        for key, related in word.by_key().items():
            known = answers.get(key)
            if known is None or known[1].weight < related.weight:
                answers[key] = wanted, related

    def find(self, text: str, every: bool) -> list[Match]:
        places, _ = self._scan(text, EVERY_PLACE if every else self._most)
        found = self._words(text, places)
        if not self._rows:
            return found
        found += self._rows.find(text, places)
        return list(_disjoint(found))

    def _words(self, text: str, places: list[Place]) -> list[Match]:
        known, found = self._known, []
        for start, end, _ in places:
            surface = text[start:end]
            try:
                answer = known[surface]
            except KeyError:
                answer = self._learn(surface)
            if answer is not None:
                found.append(Match((start, end), answer))
        return found

    def _learn(self, surface: str) -> Answer | None:
        """Return how a written word answers, and remember it."""
        words = [(each, each.words[0]) for each in self._marked]
        found = [(each, word.forms[0]) for each, word in words if agrees(word.text, surface)]
        keys = [(answers, VIEWS[view](surface)) for view, answers in self._answers.items()]
        found += [answers[key] for answers, key in keys if key in answers]
        answer = None
        if found:
            wanted, related = max(found, key=lambda each: each[1].weight)
            answer = Answer(wanted.leaf, wanted.words[0].text, spell(surface), related)
        if len(self._known) >= KNOWN_WORDS:
            self._known.clear()
        self._known[surface] = answer
        return answer


def _disjoint(matches: list[Match]) -> Iterator[Match]:
    """Yield the matches by place, the longest first where several begin together."""
    end = 0
    for match in sorted(matches, key=lambda match: (match.span[0], -match.span[1])):
        if match.span[0] >= end:
            yield match
            end = match.span[1]
