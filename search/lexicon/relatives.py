"""The forms that answer a query word, told for readers; what was told lately is kept."""

from search.lexicon.lexicon import Lexicon
from search.ranking import Level
from search.recent import Recent
from search.words.relations import RelatedForm

CACHED_FORMS = 1 << 17
"""How many forms the words that are kept may have together: 25 MB at most."""


class Relatives:
    """Tells what each word stands for in one generation; any thread may ask."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._recent = Recent[tuple[str, Level], tuple[RelatedForm, ...]](CACHED_FORMS)

    def __call__(self, word: str, level: Level) -> tuple[RelatedForm, ...]:
        """Return the forms that answer a word, its own form first, see `Lexicon.related`."""
        related = self._recent.get((word, level))
        if related is None:
            related = self._lexicon.related(word, level)
            self._recent.add((word, level), related, len(related))
        return related
