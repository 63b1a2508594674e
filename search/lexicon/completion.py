"""Completes what is typed: with words of the archive, names of its labels and its headlines."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

import numpy as np

from search.analysis import Token, fold, is_stop, tokenize
from search.compiling import AnyArray
from search.lexicon.lexicon import Lexicon
from search.lexicon.names import Name, Names
from search.recent import Recent
from search.request import MAX_TYPED, Completed, Completion
from search.schema import FIELDS_BY_NAME, Article

MAX_NAME_WORDS = 4
"""How many of the last words may be the beginning of a name."""
MAX_NAMES = 4
"""How many names may begin with the same words."""
_CANDIDATES = 64
"""How many words are looked at: some are stop words, some have a stem in common."""
_RARE = 200
"""A word that so many times fewer articles have than the most frequent one is left out."""
_KEPT = 4096


class Headlines(Protocol):
    """The titles of a generation; any thread may ask."""

    def beside(self, forms: range, others: Sequence[str]) -> AnyArray:
        """Return of how many titles that have all the others each of the forms is (i64).

        The forms are neighbours in the lexicon, by their numbers.
        """
        ...

    def newest(self, forms: Sequence[str], begun: str, number: int) -> Sequence[Article]:
        """Return the newest articles whose titles have all forms, ties by id.

        Of a form that is begun it is enough that one in the title begins so; "" is none.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Typed:
    """A text with its words, of which the last may be only begun: then nothing follows it."""

    text: str
    words: tuple[Token, ...]
    is_open: bool

    @property
    def forms(self) -> list[str]:
        return [fold(word.surface) for word in self.words]

    def before(self, word: int) -> str:
        """Return the text before a word, by its number."""
        return self.text[: self.words[word].start]


class Completer:
    """Completes texts from one generation; any thread may ask."""

    def __init__(
        self, lexicon: Lexicon, headlines: Headlines, names: Callable[[], Iterable[Name]]
    ) -> None:
        self._lexicon = lexicon
        self._headlines = headlines
        self._names = Names(names)
        self._recent = Recent[tuple[str, int], tuple[Completion, ...]](_KEPT)

    def complete(self, text: str, size: int) -> tuple[Completion, ...]:
        """Return at most `size` completions of a text, none twice: words, names, headlines."""
        typed = _understand(text)
        if typed is None:
            return ()
        known = self._recent.get((text, size))
        if known is None:
            known = tuple(_distinct(self._complete(typed, size), size))
            self._recent.add((text, size), known, 1)
        return known

    def _complete(self, typed: _Typed, size: int) -> Iterator[Completion]:
        names = _distinct(self._named(typed), max(1, size // 4))
        headlines = _distinct(self._headed(typed, size), size)
        # Half of the room is for words; names and headlines leave them what they do not need.
        room = max(size - len(names) - len(headlines), (size + 1) // 2)
        words = _distinct(self._worded(typed), room) if typed.is_open else []
        return chain(words, names, headlines)

    def _worded(self, typed: _Typed) -> Iterator[Completion]:
        """Yield the words that the last may become: those beside the others in headlines first."""
        *others, last = typed.forms
        forms, stems = self._lexicon.beginning(last), set[int]()
        for number in self._frequent(forms, others):
            form = self._lexicon.forms[number].decode("utf-8", "surrogatepass")
            stem = int(self._lexicon.stem_groups.of[number])
            written = self._lexicon.commonest_spelling(form)
            if stem not in stems and not is_stop(written) and written != typed.words[-1].surface:
                stems.add(stem)
                articles = int(self._lexicon.form_doc_freqs[number])
                yield Completion(typed.before(-1) + written, written, Completed.WORD, articles)

    def _frequent(self, forms: range, others: list[str]) -> list[int]:
        """Return the most frequent of forms, beside the other words if there are any."""
        if not forms:
            return []
        counts = self._lexicon.form_doc_freqs[forms.start : forms.stop].astype(np.int64)
        counts[counts < counts.max() // _RARE] = 0
        if others:
            near = self._headlines.beside(forms, others)
            if near.any():
                counts = np.where(near, near << 32 | counts, 0)
        few = min(_CANDIDATES, len(counts))
        best = np.argpartition(-counts, few - 1)[:few]
        best = best[counts[best] > 0]
        ordered: list[int] = best[np.lexsort((best, -counts[best]))].tolist()
        return [forms.start + place for place in ordered]

    def _named(self, typed: _Typed) -> Iterator[Completion]:
        """Yield the names that the last words begin, each once, the most words first."""
        end, before_name = "" if typed.is_open else " ", dict[Name, str]()
        for first in range(-min(MAX_NAME_WORDS, len(typed.words)), 0):
            before = typed.before(first)
            # Behind a sign or in quotation marks words are no name.
            if not before[-1:].strip() and before.count('"') % 2 == 0:
                words = " ".join(typed.forms[first:]) + end
                for name in self._names.beginning(words, MAX_NAMES):
                    before_name.setdefault(name, before)
        yield from map(_in_field, before_name, before_name.values())

    def _headed(self, typed: _Typed, number: int) -> Iterator[Completion]:
        """Yield the newest headlines that have the words."""
        *others, last = typed.forms
        asked = (others, last) if typed.is_open else (typed.forms, "")
        for article in self._headlines.newest(*asked, number):
            title = " ".join(article.title.split())
            if title != typed.text.strip():
                yield Completion(title, title, Completed.HEADLINE, 1, article.id)


def _understand(text: str) -> _Typed | None:
    """Return the words of a text that may be completed, None where nothing may."""
    if len(text) > MAX_TYPED:
        return None
    words = tuple(tokenize(text))
    rest = text[words[-1].end :] if words else text
    return _Typed(text, words, is_open=not rest) if words and not rest.strip() else None


def _in_field(name: Name, before: str) -> Completion:
    """Return the text with a name in the place of its beginning, as a value of its field."""
    value = " ".join(name.label.replace('"', " ").split())
    text = f'{before}{FIELDS_BY_NAME[name.field].names[1]}:"{value}"'
    return Completion(text, value, Completed(name.field), name.articles)


def _distinct(completions: Iterator[Completion], number: int) -> list[Completion]:
    """Return the first so many completions, no text twice."""
    distinct: dict[str, Completion] = {}
    for each in completions:
        distinct.setdefault(each.text, each)
        if len(distinct) == number:
            break
    return list(distinct.values())
