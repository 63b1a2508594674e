"""What a run of the indexer is to do beyond its sources."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """`is_strict` ends the run at the first record that is skipped, duplicates aside;
    `cuts_recurring` takes the lines that recur at the ends of a source's articles from them."""

    is_strict: bool = False
    cuts_recurring: bool = True


DEFAULT_RULES = Rules()
