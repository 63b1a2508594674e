"""One Arabic sentence a hit: which written words were taken for which words of the query.

Each word stands in isolates, so that words of both directions keep their places among the signs.
"""

from collections.abc import Sequence

from search.analysis import fold, spell
from search.request import MatchedForm
from search.words.labels import REASONS
from search.words.relations import Reason

SHOWN = 5
"""How many forms the sentence names; it counts the others."""
ALIKE = frozenset({Reason.SPELLING, Reason.NAME, Reason.COMPOUND, Reason.NUMBER, Reason.FUZZY})
"""These put a form beside the word; the others lead from the form to it."""
_AFFIXED = frozenset({Reason.CLITIC, Reason.INFLECTION, Reason.STEM})


def say_why(matched: Sequence[MatchedForm]) -> str:
    """Return why an article was found, "" where no word of the query is in it.

    «وُجدت لأن: للوزارة ← وزارة (أُزيل: لل)؛ سورية ≈ سوريا (تهجئة)»
    """
    if not matched:
        return ""
    parts = [say_relation(each) for each in matched[:SHOWN]]
    if others := len(matched) - len(parts):
        parts.append(_others(others))
    return "وُجدت لأن: " + "؛ ".join(parts)


def say_relation(matched: MatchedForm) -> str:
    """Return a form, the word that it answers and why; the word itself needs no reason."""
    form, word = matched.form, spell(matched.word)
    if form == word:
        return isolated(form)
    if matched.because is Reason.SAME:
        return f"{isolated(form)} ≈ {isolated(word)} ({REASONS[Reason.SPELLING]})"
    sign = "≈" if matched.because in ALIKE else "←"
    return f"{isolated(form)} {sign} {isolated(word)} ({_reason(matched, word)})"


def _reason(matched: MatchedForm, word: str) -> str:
    if matched.because in _AFFIXED:
        if added := _affixes(matched.form, word):
            return f"أُزيل: {_listed(added)}"
        if dropped := _affixes(word, matched.form):
            return f"من دون: {_listed(dropped)}"
    return REASONS[matched.because]


def _affixes(longer: str, shorter: str) -> list[str]:
    """Return what stands before and after a word in another one, nothing where it is not there.

    A final ة is a ت before an ending: مدرسة is in مدرستها.
    """
    letters, inside = fold(longer), fold(shorter)
    if len(letters) != len(longer):
        return []
    for word in (inside, inside[:-1] + "ت" if shorter.endswith("ة") else inside):
        before, found, after = letters.partition(word)
        if found and (before or after):
            return [
                part
                for part in (longer[: len(before)], longer[-len(after) :] if after else "")
                if part
            ]
    return []


def _listed(affixes: list[str]) -> str:
    return "، ".join(map(isolated, affixes))


def _others(number: int) -> str:
    """Return how many forms are not named, by the plural rules of CLDR."""
    if number <= 2:
        return ("", "وصيغة أخرى", "وصيغتان أخريان")[number]
    return f"و{number} {'صيغ' if 3 <= number % 100 <= 10 else 'صيغة'} أخرى"


def isolated(text: str) -> str:
    """Return words that keep to themselves in whatever direction the text around them runs."""
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"
