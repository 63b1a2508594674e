"""What the archive says of two stems beside their contexts: how often each is met, and behind what.

Contexts say little of words that are everywhere (رئيس, يكون) and of rare ones. But an archive that
writes وكشف in a hundred articles and never الوكشف shows that the و is no radical, and one that
writes الفساد shows that the ف is; verbs have no article either, nouns have.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from search.analysis.stemming import FUTURES
from search.compiling import AnyArray
from search.utf8 import Words
from search.words.kernels.contexts import DIMENSIONS, SCALE, hash_words
from search.words.packing import pack_words
from search.words.patterns import FUTURE, FUTURE_LETTERS, IMPERFECT, JOINED, PARTICIPLE
from search.words.relations import Reason

LETTER = 2
"""The bytes of an Arabic letter."""
NEAR = 0.4
"""The cosine from which two contexts prove by themselves that a proposal is right."""
NEAR_ENDING = 0.15
"""The same of a stem and what is left of it without an ending, where that is oftener met."""
NEAR_SHORT = 0.1
"""The same of a stem and three letters behind a clitic other than و and ف, the most frequent."""
FEW = 3
"""Letters of a key that prove little."""
VERBAL = 0.02
"""A stem with less than this share behind an article or a preposition is no noun."""
NOMINAL = 0.05
"""A stem with more than this share there is one."""
NEUTRAL = ("", *JOINED, *sorted(FUTURES), "ل")
"""What stands before a form and does not make it a noun: ل stands before verbs as well."""
OFTENER = 3
"""A remainder is in so many times as many articles as the stem with its clitic."""


class Use(NamedTuple):
    """How often each stem is met, forms added up: in articles, and of these behind an article or a
    preposition (f64).

    What is `NEUTRAL` counts as nothing before a form.
    """

    articles: AnyArray
    behind: AnyArray

    @property
    def share(self) -> AnyArray:
        """The share of each stem that is behind an article or a preposition."""
        return self.behind / np.maximum(self.articles, 1)


def count_use(
    forms: Words, stem_begins: AnyArray, stem_of: AnyArray, doc_freqs: AnyArray, stems: int
) -> Use:
    """Return the use of so many stems (u32 by form) from that of their forms, where they begin."""
    clitics = hash_words(forms.text, forms.begins, stem_begins)
    behind = doc_freqs * ~np.isin(clitics, hash_words(*pack_words(NEUTRAL)))
    return Use(np.bincount(stem_of, doc_freqs, stems), np.bincount(stem_of, behind, stems))


class Evidence(NamedTuple):
    """What is known of stems: where each has the context of its most frequent form, -1 for nowhere
    (i32), all `contexts`, their use, and the pairs that the table has (i64[pairs, 2])."""

    stems: Words
    heads: AnyArray
    contexts: AnyArray
    use: Use
    listed: AnyArray


class Proposed(NamedTuple):
    """Pairs of stems, the one and the other (u32), and the letters of the key that proposed each.

    Both ways are among them.
    """

    one: AnyArray
    other: AnyArray
    letters: AnyArray


def judge(reason: Reason, pairs: Proposed, evidence: Evidence) -> AnyArray:
    """Say which of the proposed pairs the archive confirms (bool)."""
    if reason not in _JUDGES:
        return np.ones(len(pairs.one), np.bool_)
    vectors = evidence.contexts.reshape(-1, DIMENSIONS)
    one, other = (vectors[evidence.heads[stems]] for stems in (pairs.one, pairs.other))
    products = np.einsum("ij,ij->i", one, other, dtype=np.int32)
    return _JUDGES[reason](pairs, products / SCALE**2, evidence)


def _judge_clitics(pairs: Proposed, near: AnyArray, evidence: Evidence) -> AnyArray:
    """Confirm a stem and what is left of it without a clitic or an ending."""
    stems, use = evidence.stems, evidence.use
    is_longer = np.greater(*(_size(stems)[it] for it in (pairs.one, pairs.other)))
    whole = np.where(is_longer, pairs.one, pairs.other)
    left = np.where(is_longer, pairs.other, pairs.one)
    headless = hash_words(stems.text, stems.begins[whole], stems.ends[whole] - LETTER)
    is_ending = headless == hash_words(*stems)[left]
    is_oftener = use.articles[left] >= OFTENER * use.articles[whole]
    is_joined = np.isin(_letters_at(stems, 0)[whole], hash_words(*pack_words(JOINED)))
    is_short = (pairs.letters <= FEW) & ~is_joined & (near < NEAR_SHORT)
    is_free = np.where(is_ending, near >= NEAR_ENDING, (use.share[whole] < VERBAL) & ~is_short)
    return np.asarray((near >= NEAR) | (is_oftener & is_free))


def _judge_verbs(pairs: Proposed, near: AnyArray, evidence: Evidence) -> AnyArray:
    """Confirm forms of one verb, or a verb and the noun of its doing.

    A key of few letters asks for near contexts and for an imperfect that is no noun (يمن, not
    يومن), or for two that differ in the person alone: تعلن is near to what يعلن is near to.
    """
    stems, use = evidence.stems, evidence.use
    first, second = (_letters_at(stems, place) for place in range(2))
    prefixes = hash_words(*pack_words(IMPERFECT))
    is_future = (_size(stems) == FUTURE_LETTERS * LETTER) & np.isin(second, prefixes)
    is_future &= first == hash_words(*pack_words([FUTURE]))[0]
    is_imperfect = np.isin(first, prefixes) | is_future
    is_noun = is_imperfect & (use.share >= VERBAL)
    begins = stems.begins + (LETTER * (1 + is_future)).astype(np.uint32)
    rest = hash_words(stems.text, np.minimum(begins, stems.ends), stems.ends)
    one, other = pairs.one, pairs.other
    is_person = is_imperfect[one] & is_imperfect[other] & (rest[one] == rest[other])
    is_few = pairs.letters <= FEW
    is_right = ~is_few | is_person | (near >= NEAR)
    is_right &= ~(is_few & (is_noun[one] | is_noun[other]))
    # تحسين is the noun of يحسن, and no imperfect of حسين; تظاهر is that of متظاهر too.
    is_bare = ~is_imperfect & (first != hash_words(*pack_words([PARTICIPLE]))[0])
    is_odd = (is_noun[one] & is_bare[other]) | (is_noun[other] & is_bare[one])
    is_right &= ~is_odd | (near >= NEAR)
    known = np.concatenate([_code(one, other)[is_right], _code(*evidence.listed.T)])
    return np.asarray(is_right | _is_near_person(one, other, is_person & is_right, known))


def _is_near_person(
    one: AnyArray, other: AnyArray, is_person: AnyArray, known: AnyArray
) -> AnyArray:
    """Say in which pairs the one and another person of the other are `known` (codes of pairs)."""
    twin = np.arange(max(one.max(initial=0), other.max(initial=0)) + 1)
    twin[one[is_person]] = other[is_person]
    return np.isin(_code(one, twin[other]), known) | np.isin(_code(twin[one], other), known)


def _code(one: AnyArray, other: AnyArray) -> AnyArray:
    """Return a number (i64) for each pair of stems."""
    return one.astype(np.int64) << 32 | other.astype(np.int64)


def _judge_plurals(pairs: Proposed, near: AnyArray, evidence: Evidence) -> AnyArray:
    """Confirm two nouns."""
    is_noun = evidence.use.share >= NOMINAL
    return np.asarray(is_noun[pairs.one] & is_noun[pairs.other])


def _letters_at(stems: Words, place: int) -> AnyArray:
    """Return the hash of the letter in a place of each stem, of nothing behind its end."""
    begins = np.minimum(stems.begins + LETTER * place, stems.ends)
    return hash_words(stems.text, begins, np.minimum(begins + LETTER, stems.ends))


def _size(stems: Words) -> AnyArray:
    return stems.ends - stems.begins


_JUDGES: dict[Reason, Callable[[Proposed, AnyArray, Evidence], AnyArray]] = {
    Reason.CLITIC: _judge_clitics,
    Reason.INFLECTION: _judge_verbs,
    Reason.PLURAL: _judge_plurals,
}
