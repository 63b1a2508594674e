"""Words typed without the space between them, and words typed with a space inside."""

from dataclasses import dataclass

from search.suggest.corrections import plausibility
from search.suggest.slips import SPACE
from search.suggest.vocabulary import Vocabulary

MIN_PART = 2
TRIED = 4


@dataclass(frozen=True, slots=True)
class Spacing:
    """One word that may have been two, or two that may have been one: `parts` is what was meant.

    Cost and score are in nats.
    """

    parts: tuple[str, ...]
    cost: float
    score: float


def splits(form: str, vocabulary: Vocabulary) -> list[Spacing]:
    """Return the pairs of words that stand side by side in the archive, the best first.

    `وزيرالخارجيه` is `وزير` and `الخارجيه`.
    """
    if not form.isalpha():
        return []
    cuts = [(form[:cut], form[cut:]) for cut in range(MIN_PART, len(form) - MIN_PART + 1)]
    known = [(min(map(vocabulary.articles, parts)), parts) for parts in cuts]
    # The rarer of the two words bounds how often they can stand together.
    likely = sorted((each for each in known if each[0]), reverse=True)[:TRIED]
    met = [(vocabulary.together(*parts), parts) for _, parts in likely]
    found = [Spacing(parts, SPACE, plausibility(times) - SPACE) for times, parts in met if times]
    return sorted(found, key=lambda each: (-each.score, each.parts))


def joined(first: str, second: str, vocabulary: Vocabulary) -> Spacing:
    """Return two words written as one, attested or not."""
    whole = first + second
    return Spacing((whole,), SPACE, plausibility(vocabulary.articles(whole)) - SPACE)
