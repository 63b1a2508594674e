"""Completes what is typed: with words of the archive, names of its labels and its headlines."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from search.analysis import find_words, fold
from search.lexicon.begun_words import Beginning, BegunWords, Neighbours
from search.lexicon.lexicon import Lexicon
from search.lexicon.names import Name, Names
from search.recent import Recent
from search.request import MAX_TYPED, Completed, Completion
from search.schema import FIELDS_BY_NAME

MAX_NAME_WORDS = 4
"""How many of the last words may be the beginning of a name."""
MAX_NAMES = 4
"""How many names may begin with the same words."""
_KEPT = 4096
_FOLDED = 4096


class Headlines(Neighbours, Protocol):
    """The titles of a generation; any thread may ask."""

    def newest(
        self, forms: Sequence[str], begun: Beginning | None, number: int
    ) -> Sequence[Completion]:
        """Return the newest headlines that have all forms, ties by id; see `headline`.

        If one is begun, which there is where there are no forms, one in the title begins so.
        """
        ...


class _Typed(NamedTuple):
    """A text with its words, folded, of which the last, `surface`, may be only begun.

    `starts` is where each of them begins; nothing follows a word that `is_open`.
    """

    text: str
    forms: tuple[str, ...]
    starts: list[int]
    surface: str
    is_open: bool

    def before(self, word: int) -> str:
        """Return the text before a word, by its number."""
        return self.text[: self.starts[word]]


class Completer:
    """Completes texts from one generation; any thread may ask."""

    def __init__(
        self, lexicon: Lexicon, headlines: Headlines, names: Callable[[], Iterable[Name]]
    ) -> None:
        self._lexicon = lexicon
        self._headlines = headlines
        self._names = Names(names)
        self._words = BegunWords(lexicon, headlines)
        self._is_ready = False
        self._recent = Recent[tuple[str, int], tuple[Completion, ...]](_KEPT)

    @property
    def is_ready(self) -> bool:
        """Whether the tables are made that completions are looked up in: the first makes them."""
        return self._is_ready

    def complete(self, text: str, size: int) -> tuple[Completion, ...]:
        """Return at most `size` completions of a text, none twice: words, names, headlines."""
        known = self._recent.get((text, size))
        if known is None:
            typed = _understand(text)
            if typed is None:
                return ()
            if not self._is_ready:
                self._prepare()
            known = tuple(self._complete(typed, size))
            self._recent.add((text, size), known, 1)
        return known

    def _prepare(self) -> None:
        for each in (self._names, self._words, self._headlines):
            each.prepare()
        self._is_ready = True

    def _complete(self, typed: _Typed, size: int) -> list[Completion]:
        begun = None
        if typed.is_open:
            letters = typed.forms[-1]
            begun = Beginning(letters, self._lexicon.beginning(letters))
        names = _distinct(self._named(typed), max(1, size // 4))
        headlines = _distinct(self._headed(typed, begun, size), size)
        # Half of the room is for words; names and headlines leave them what they do not need.
        room = max(size - len(names) - len(headlines), (size + 1) // 2)
        words = self._worded(typed, begun.forms, room) if begun else []
        return _distinct([*words, *names, *headlines], size)

    def _worded(self, typed: _Typed, forms: range, number: int) -> list[Completion]:
        """Return the words that the last may become: those beside the others in headlines first."""
        before, others = typed.before(-1), typed.forms[:-1]
        words = self._words.of(forms, others, typed.surface, number)
        return [
            Completion(before + word.written, word.written, Completed.WORD, word.articles)
            for word in words
        ]

    def _named(self, typed: _Typed) -> list[Completion]:
        """Return the names that the last words begin, each once, the most words first."""
        end, before_name = "" if typed.is_open else " ", dict[Name, str]()
        for first in range(-min(MAX_NAME_WORDS, len(typed.forms)), 0):
            for name in self._names.beginning(" ".join(typed.forms[first:]) + end, MAX_NAMES):
                before = typed.before(first)
                # Behind a sign or in quotation marks words are no name.
                if not before[-1:].strip() and before.count('"') % 2 == 0:
                    before_name.setdefault(name, before)
        return [_in_field(name, before) for name, before in before_name.items()]

    def _headed(self, typed: _Typed, begun: Beginning | None, number: int) -> list[Completion]:
        """Return the newest headlines that have the words."""
        text, forms = typed.text.strip(), typed.forms[:-1] if begun else typed.forms
        found = self._headlines.newest(forms, begun, number)
        return [each for each in found if each.text != text]


def headline(article_id: str, title: str) -> Completion:
    """Return a headline as a completion: one line, which replaces what was typed."""
    text = " ".join(title.split())
    return Completion(text, text, Completed.HEADLINE, 1, article_id)


def _understand(text: str) -> _Typed | None:
    """Return the words of a text that may be completed, None where nothing may."""
    words = find_words(text) if len(text) <= MAX_TYPED else []
    if not words:
        return None
    surface, (_, end) = words[-1]
    rest = text[end:]
    if rest.strip():
        return None
    forms = tuple([_folded(word) for word, _ in words])
    return _Typed(text, forms, [start for _, (start, _) in words], surface, is_open=not rest)


@lru_cache(_FOLDED)
def _folded(word: str) -> str:
    # Letter by letter all words but the last are those of a moment ago.
    return fold(word)


def _in_field(name: Name, before: str) -> Completion:
    """Return the text with a name in the place of its beginning, as a value of its field."""
    value = " ".join(name.label.replace('"', " ").split())
    text = f'{before}{FIELDS_BY_NAME[name.field].names[1]}:"{value}"'
    return Completion(text, value, Completed(name.field), name.articles)


def _distinct(completions: Sequence[Completion], number: int) -> list[Completion]:
    """Return the first so many completions, no text twice."""
    distinct = {each.text: each for each in reversed(completions)}
    if len(distinct) == len(completions) <= number:
        return list(completions)
    return list({each.text: distinct[each.text] for each in completions}.values())[:number]
