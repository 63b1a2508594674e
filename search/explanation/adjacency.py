"""What words that are neighbours in a query add where they are neighbours in an article."""

from collections.abc import Iterator, Mapping

from search.analysis import VIEWS
from search.explanation.counting import Words
from search.explanation.sentence import isolated
from search.matching import Meanings, want
from search.query import Group, TextLeaf, Word
from search.query.neighbours import neighbours
from search.ranking import Level, bm25
from search.ranking.adjacency import LEAST_WEIGHT, REACH, WEIGHT, bonus
from search.request import Explanation
from search.schema import TEXT_FIELDS


def explain_adjacency(
    root: Group, level: Level, meanings: Meanings, idf: Mapping[TextLeaf, float], words: Words
) -> Iterator[Explanation]:
    """Yield the bonus of each pair of neighbours that the article has side by side."""
    for one, other in neighbours(root):
        if one not in idf or other not in idf:
            continue
        times = 0
        for spec in TEXT_FIELDS:
            if one.field in (None, spec.name):
                written = words.places(spec.name)
                firsts = set(_places(one, level, meanings, written))
                times += sum(
                    any(place - step in firsts for step in range(1, REACH + 1))
                    for place in _places(other, level, meanings, written)
                )
        if times:
            yield _explain(one, other, min(idf[one], idf[other]), times)


def _explain(one: Word, other: Word, idf: float, times: int) -> Explanation:
    counted = Explanation(times, f"times: one at most {REACH} words behind the other")
    return Explanation(
        bonus(idf, idf, times),
        f"adjacency of {isolated(one.text)} and {isolated(other.text)}: weight · idf · saturated",
        (
            Explanation(WEIGHT, "weight: of words that stand together"),
            Explanation(idf, "lesser: the idf of the more frequent one"),
            Explanation(
                bm25.saturated(times),
                f"saturated: frequency · (k1 + 1) / (frequency + k1), k1 = {bm25.K1}",
                (counted,),
            ),
        ),
    )


def _places(
    word: Word, level: Level, meanings: Meanings, written: Mapping[str, list[int]]
) -> list[int]:
    """Return where a word stands in a form that is as good as its own."""
    (wanted,) = want(word, level, meanings).words
    view, forms = VIEWS[wanted.view], wanted.by_key()
    near = {key for key, form in forms.items() if form.weight >= LEAST_WEIGHT}
    return [
        place for surface, places in written.items() if view(surface) in near for place in places
    ]
