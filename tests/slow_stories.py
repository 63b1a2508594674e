"""Signatures and stories the slow, obvious way: hashes of strings, sets of shingles, all pairs."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

from search.analysis import fold, spell, tokenize
from search.schema import Article

BINS = 64
BAND = 3
LEAST_WORDS = 20
LEAST_AGREEMENT = 39
WHOLE = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def forms_of(text: str) -> list[str]:
    """Return the folded forms of the words of a text, in reading order."""
    return [fold(spell(token.surface)) for token in tokenize(text)]


def shingles_of(forms: Sequence[str]) -> set[tuple[str, ...]]:
    """Return all runs of three forms."""
    return set(zip(forms, forms[1:], forms[2:], strict=False))


def resemblance(one: Article, other: Article) -> float:
    """Return how much two articles say the same: what their shingles have in common (Jaccard).

    Where a body is short, they are the same word for word, titles too, or have nothing in common.
    """
    bodies = forms_of(one.body), forms_of(other.body)
    if min(map(len, bodies)) < LEAST_WORDS:
        one_text, other_text = ((forms_of(a.title), forms_of(a.body)) for a in (one, other))
        return float(any(one_text) and one_text == other_text)
    first, second = map(shingles_of, bodies)
    return len(first & second) / len(first | second)


def mix(number: int) -> int:
    """Return the finalizer of SplitMix64."""
    number = (number ^ number >> 30) * 0xBF58476D1CE4E5B9 & WHOLE
    number = (number ^ number >> 27) * 0x94D049BB133111EB & WHOLE
    return number ^ number >> 31


def hash_form(form: str) -> int:
    """Return FNV-1a of the UTF-8 of a form, mixed."""
    hashed = 0xCBF29CE484222325
    for byte in form.encode():
        hashed = (hashed ^ byte) * 0x100000001B3 & WHOLE
    return mix(hashed)


def signature_of(article: Article) -> list[int]:
    """Return the 64 bytes of an article."""
    title, body = forms_of(article.title), forms_of(article.body)
    if len(body) >= LEAST_WORDS:
        return _of_shingles(body)
    if not title and not body:
        return [0] * BINS
    hashed = 0
    for form in title:
        hashed = (hashed * GOLDEN + hash_form(form)) & WHOLE
    hashed = mix(hashed + 0xD6E8FEB86659FD93 & WHOLE)
    for form in body:
        hashed = (hashed * GOLDEN + hash_form(form)) & WHOLE
    return [mix(hashed + place * GOLDEN & WHOLE) & 255 for place in range(BINS)]


def _of_shingles(forms: Sequence[str]) -> list[int]:
    bins: dict[int, list[int]] = defaultdict(list)
    for a, b, c in shingles_of(forms):
        first, second, third = map(hash_form, (a, b, c))
        hashed = mix((first * GOLDEN + second * 0xBF58476D1CE4E5B9 + third) & WHOLE)
        bins[hashed >> 58].append(hashed)
    return [min(bins[_source(place, set(bins))]) & 255 for place in range(BINS)]


def _source(place: int, filled: set[int]) -> int:
    """Return the bin itself, or from which an empty one borrows."""
    source, tries = place, 0
    while source not in filled:
        tries += 1
        source = mix((place * GOLDEN + tries) & WHOLE) >> 58
    return source


def tell_stories(
    order: Sequence[int], likeness: Callable[[int, int], float], least: float
) -> list[list[int]]:
    """Return the stories of documents that come in this order: each joins the likest first."""
    stories: dict[int, list[int]] = {}
    for document in order:
        alike = {first: likeness(first, document) for first in stories}
        best = max(alike, key=alike.__getitem__, default=document)
        if alike.get(best, -1) < least:
            best = document
        stories.setdefault(best, []).append(document)
    return [members for members in stories.values() if len(members) > 1]


def signed_likeness(signatures: Sequence[Sequence[int]]) -> Callable[[int, int], float]:
    """Return what tells in how many bytes two documents agree, -1 where in no band of three."""

    def likeness(one: int, other: int) -> float:
        pair = list(zip(signatures[one], signatures[other], strict=True))
        bands = (pair[at : at + BAND] for at in range(0, BINS - BAND, BAND))
        in_band = any(all(a == b for a, b in band) for band in bands)
        return sum(a == b for a, b in pair) if in_band and any(signatures[one]) else -1

    return likeness


def signed_stories(articles: Sequence[Article], order: Sequence[int]) -> list[list[int]]:
    """Return the stories of documents in this order by their signatures."""
    return tell_stories(order, signed_likeness([*map(signature_of, articles)]), LEAST_AGREEMENT)


def story_order(articles: Sequence[Article]) -> list[int]:
    """Return documents by date, the undated last, then by number."""
    return sorted(
        range(len(articles)),
        key=lambda n: (articles[n].date is None, articles[n].date or 0, n),  # type: ignore[operator]
    )


def stories_of(articles: Sequence[Article], least: float) -> list[list[int]]:
    """Return the stories of articles by their exact resemblance."""
    return tell_stories(
        story_order(articles), lambda one, other: resemblance(articles[one], articles[other]), least
    )


def story_column(stories: Sequence[Sequence[int]], documents: int) -> list[int]:
    """Return the number of the story of each document, from 1, 0 for none."""
    numbers = [0] * documents
    for number, members in enumerate(stories, 1):
        for member in members:
            numbers[member] = number
    return numbers


def parted(starts: Sequence[int], members: Sequence[int]) -> list[list[int]]:
    """Return the members story by story."""
    return [list(members[start:end]) for start, end in pairwise(starts)]
