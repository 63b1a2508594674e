"""How each word of a text is understood: every step of its analysis, and what answers it."""

from dataclasses import dataclass, fields

from search.analysis import AnalysedWord, analyze_text
from search.engine import Engine
from search.query import Word, parse_query, wanted_texts
from search.ranking import Level
from search.schema import TEXT_FIELDS
from search.words.labels import REASONS
from search.words.relations import Reason

_SEARCHED = {None, *(spec.name for spec in TEXT_FIELDS)}


@dataclass(frozen=True, slots=True)
class ReasonedForm:
    """A related form with its weight, its reason, the Arabic name of that, and its articles.

    `spelling` is how the articles write it most often.
    """

    form: str
    spelling: str
    weight: float
    reason: Reason
    label: str
    articles: int


@dataclass(frozen=True, slots=True)
class UnderstoodWord(AnalysedWord):
    """A word by itself, and the forms of an archive that answer it, the best first."""

    related: tuple[ReasonedForm, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Every word of a text in order, as a search at `level` takes it."""

    text: str
    level: Level
    words: tuple[UnderstoodWord, ...]


def understand(text: str, level: Level, engine: Engine | None = None) -> Analysis:
    """Return how the words of a text are understood; without an engine nothing is related."""
    words = (_understood(word, level, engine) for word in analyze_text(text))
    return Analysis(text, level, tuple(words))


def understand_query(text: str, level: Level, engine: Engine) -> tuple[UnderstoodWord, ...]:
    """Return the words that a query wants by themselves, each once, each at its own level.

    Words of phrases, patterns and labels are not among them: nothing related answers these.
    """
    wanted = (leaf for leaf in wanted_texts(parse_query(text).root) if isinstance(leaf, Word))
    levels = {leaf.text: leaf.level or level for leaf in wanted if leaf.field in _SEARCHED}
    return tuple(
        _understood(word, own, engine) for one, own in levels.items() for word in analyze_text(one)
    )


def _understood(word: AnalysedWord, level: Level, engine: Engine | None) -> UnderstoodWord:
    steps = {field.name: getattr(word, field.name) for field in fields(word)}
    return UnderstoodWord(**steps, related=_reasoned(word.surface, level, engine))


def _reasoned(word: str, level: Level, engine: Engine | None) -> tuple[ReasonedForm, ...]:
    if engine is None:
        return ()
    return tuple(
        ReasonedForm(
            form=each.form,
            spelling=each.spelling,
            weight=each.weight,
            reason=each.reason,
            label=REASONS[each.reason],
            articles=each.articles,
        )
        for each in engine.related(word, level)
    )
