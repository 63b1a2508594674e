"""Why two words may be one: what the rules and the table propose before an archive is asked."""

from collections.abc import Callable

from search.analysis import fold, stem
from search.words.keys import name_key, spelling_key
from search.words.partners import partner_stems
from search.words.patterns import plural_keys, verb_keys
from search.words.remainders import remainder_keys


def _one(key_of: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    return lambda bare: (key_of(bare),) if key_of(bare) else ()


RULES: dict[str, Callable[[str], tuple[str, ...]]] = {
    "clitic": remainder_keys,
    "inflection": verb_keys,
    "plural": plural_keys,
    "spelling": _one(spelling_key),
    "name": _one(name_key),
}
"""The keys of a stem under each reason; stems that have one in common are proposed."""


def reasons(one: str, other: str) -> list[str]:
    """Return for which reasons two stems are proposed, those of the table first; none if not.

    `reasons("حزب", "احزاب") == ["plural"]`
    """
    of_table = dict(partner_stems().get(one, ())).get(other)
    of_rules = [why for why, keys in RULES.items() if not set(keys(one)).isdisjoint(keys(other))]
    return list(dict.fromkeys([of_table, *of_rules] if of_table else of_rules))


def is_proposed(word: str, other: str) -> bool:
    """Say whether two words as written may be one: they have one stem, or the stems a reason."""
    one, two = stem(fold(word)), stem(fold(other))
    return one == two or bool(reasons(one, two))
