"""The slow, obvious word graph, in dictionaries and lists: what the compiled one must equal."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate, permutations
from typing import NamedTuple

import numpy as np

from search.analysis.stemming import FEMININE_ENDINGS
from search.compiling import AnyArray
from search.words.contexts import MAX_SHARE, MIN_ARCHIVE, MIN_ARTICLES
from search.words.endings import (
    ENDING_NUMBERS,
    MIN_OWNED,
    OWNED,
    OWNED_SHARE,
    PERFECT,
    TEH_MARBUTA,
    thing_stems,
)
from search.words.judging import LETTER
from search.words.kernels.choosing import UNIT
from search.words.kernels.contexts import DIMENSIONS, MOST_FREQ, SCALE
from search.words.kernels.pairing import MOST_STEMS
from search.words.kernels.relating import BY_TABLE, MIN_ROOTED, Stems
from search.words.keying import MAX_KEY, MIN_KEY
from search.words.pairing import PROPOSALS
from search.words.partners import partner_stems
from search.words.proposing import RULES as KEYS_BY_REASON
from search.words.relations import Reason
from search.words.rules import REASONS, Rule

Article = Sequence[tuple[str, int]]
"""A living article: each of its forms and how often a field has it in one spelling."""
Context = Sequence[float]

ALL_BITS = (1 << 64) - 1


def hash_word(word: str) -> int:
    """Return the FNV-1a hash of a word, stirred as SplitMix64 stirs its state."""
    value = 0xCBF29CE484222325
    for byte in word.encode():
        value = (value ^ byte) * 0x100000001B3 & ALL_BITS
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9 & ALL_BITS
    value = (value ^ value >> 27) * 0x94D049BB133111EB & ALL_BITS
    return value ^ value >> 31


def signs(word: str) -> list[int]:
    """Return 1 or -1 for each dimension."""
    return [1 if hash_word(word) >> place & 1 else -1 for place in range(DIMENSIONS)]


def damped(freq: int) -> float:
    """Return what a frequency counts."""
    return 1 + math.log(min(freq, MOST_FREQ))


def contexts(articles: Sequence[Article]) -> dict[str, list[float]]:
    """Return the contexts of the forms that are judged, before they are rounded."""
    doc_freqs = Counter(form for article in articles for form in {form for form, _ in article})
    judged = [
        form
        for form, doc_freq in doc_freqs.items()
        if doc_freq >= MIN_ARTICLES and len(articles) >= MIN_ARCHIVE
    ]
    rarity = {
        form: math.log((len(articles) + 1) / (doc_freqs[form] + 0.5))
        for form in judged
        if doc_freqs[form] <= MAX_SHARE * len(articles)
    }
    vectors = [article_vector(article, rarity) for article in articles]
    mean = [sum(parts) / len(articles) for parts in zip(*vectors, strict=True)]
    sums = {form: [0.0] * DIMENSIONS for form in judged}
    for article, vector in zip(articles, vectors, strict=True):
        for form, freq in article:
            if form in sums:
                centred = [part - middle for part, middle in zip(vector, mean, strict=True)]
                sums[form] = add(sums[form], damped(freq), centred)
    return {form: [SCALE * part for part in unit(total)] for form, total in sums.items()}


def article_vector(article: Article, rarity: Mapping[str, float]) -> list[float]:
    """Return the signs of the forms of an article, the rare ones the louder, at length 1."""
    total = [0.0] * DIMENSIONS
    for form, freq in article:
        total = add(total, damped(freq) * rarity.get(form, 0.0), signs(form))
    return unit(total)


def add(total: Context, factor: float, vector: Context) -> list[float]:
    """Return the sum of a vector and so many times another."""
    return [part + factor * other for part, other in zip(total, vector, strict=True)]


def unit(vector: Context) -> list[float]:
    """Return a vector of length 1 in the same direction, zeros for zeros."""
    length = math.hypot(*vector)
    return [part / length if length else 0.0 for part in vector]


def cosine(one: Sequence[int], other: Sequence[int]) -> float:
    """Return the cosine of two contexts of whole numbers."""
    return sum(a * b for a, b in zip(one, other, strict=True)) / (SCALE * SCALE)


class Key(NamedTuple):
    """A key of a stem, and whether it is the whole stem."""

    key: str | int
    stem: int
    is_whole: bool


Heads = Mapping[int, Sequence[int]]
"""The context of the most frequent judged form of stems that have one."""


def pairs_by_keys(keys: Iterable[Key], heads: Heads, least: float) -> set[tuple[int, int]]:
    """Return all pairs of stems that have a key in common and near contexts, both ways."""
    groups = defaultdict(list)
    for key in keys:
        groups[key.key].append(key)
    return {
        (one.stem, other.stem)
        for group in groups.values()
        if len(group) <= MOST_STEMS
        for one, other in permutations(group, 2)
        if one.stem != other.stem and (one.is_whole or other.is_whole)
        if one.stem in heads and other.stem in heads
        if cosine(heads[one.stem], heads[other.stem]) >= least
    }


class Partner(NamedTuple):
    """A stem that stands for another, why, and whether the table of partners says so."""

    stem: int
    reason: Reason
    by_table: bool


def partners(stems: Sequence[str], heads: Heads) -> dict[int, list[Partner]]:
    """Return the partners of each stem that has some, each for the first reason there is.

    All that is proposed of near contexts is confirmed.
    """
    found: dict[int, dict[int, Partner]] = defaultdict(dict)
    for number, stem in enumerate(stems):
        for other, reason in partner_stems().get(stem, ()):
            if other in stems:
                place = stems.index(other)
                found[number][place] = Partner(place, Reason(reason), True)
    for reason, _, least_by_letters in PROPOSALS:
        # What is left of a stem is to be a stem itself; other keys are no words.
        keys = [
            Key(key, number, key == stem or reason is not Reason.CLITIC)
            for number, stem in enumerate(stems)
            for key in KEYS_BY_REASON[reason](stem)
        ]
        for size, least in enumerate(least_by_letters, MIN_KEY):
            of_size = [key for key in keys if letters(str(key.key)) == size]
            for one, two in pairs_by_keys(of_size, heads, least):
                found[one].setdefault(two, Partner(two, reason, False))
    return {stem: [of_stem[other] for other in sorted(of_stem)] for stem, of_stem in found.items()}


def letters(key: str) -> int:
    """Return of how many letters a key counts."""
    return min(max(len(key.encode()) // LETTER, MIN_KEY), MAX_KEY)


class Node(NamedTuple):
    """A form: its stem, root and ending, how many articles have it, its context if judged."""

    stem: int
    root: int
    ending: int
    doc_freq: int
    context: Sequence[int] | None


class Asked(NamedTuple):
    """A word as it is looked for: its form, stem and root, -1 for the unknown, and its ending.

    Of a form that the archive has, the ending is known better.
    """

    form: int
    stem: int
    root: int
    ending: int


class Endings(NamedTuple):
    """Endings that make a nisba, and by stem those that make another word of it."""

    nisbas: Collection[int]
    apart: Mapping[int, Collection[int]]


class Related(NamedTuple):
    """A form that stands for a word, what it weighs, and why."""

    form: int
    weight: float
    reason: Reason


def related(
    word: Asked,
    nodes: Sequence[Node],
    partners: Mapping[int, Sequence[Partner]],
    endings: Endings,
    rules: Mapping[Reason, Rule],
    least: float,
    most: int,
) -> list[Related]:
    """Return the forms that stand for a word, the best first, with weights of `UNIT`."""
    if word.form >= 0:
        word = word._replace(ending=nodes[word.form].ending)
    own = nodes[word.form].context if word.form >= 0 else None
    of_stem = {partner.stem: partner for partner in partners.get(word.stem, ())}
    found = []
    for form, node in in_order(nodes, word.stem, [*of_stem]):
        partner = of_stem.get(node.stem)
        kind = relation(word.ending, node, endings)
        reason = partner.reason if partner else Reason.CLITIC
        kept = share(reason, kind, rules)
        if reason is Reason.CLITIC:
            reason = kind
        weight = judge(own, node.context, rules[reason])
        if partner and partner.by_table:
            weight = max(weight, rules[reason].curated)
        found.append(Related(form, weight * kept, reason))
    if not any(node.context for node in nodes):
        # Nothing is judged: roots are taken on trust.
        found += [
            Related(form, rules[Reason.ROOT].unjudged, Reason.ROOT)
            for form, node in sorted(enumerate(nodes), key=lambda it: it[1].stem)
            if node.root == word.root and node.stem not in (word.stem, *of_stem)
        ]
    is_rooted = own and nodes[word.form].doc_freq >= MIN_ROOTED
    for form, node in sorted(enumerate(nodes), key=lambda it: it[1].stem):
        is_apart = node.stem != word.stem and node.stem not in of_stem
        is_known = node.context and node.doc_freq >= MIN_ROOTED
        if node.root == word.root and is_apart and is_rooted and is_known:
            weight = judge(own, node.context, rules[Reason.ROOT])
            found.append(Related(form, weight, Reason.ROOT))
    heavy = [it for it in found if it.weight >= least and it.form != word.form]
    return ([Related(word.form, UNIT, Reason.SAME)] if word.form >= 0 else []) + [
        it._replace(weight=round(it.weight * UNIT)) for it in best(heavy, nodes, most)
    ]


def in_order(nodes: Sequence[Node], stem: int, partners: Sequence[int]) -> list[tuple[int, Node]]:
    """Return the forms of a stem, then those of each partner."""
    return [
        (form, node)
        for each in (stem, *partners)
        for form, node in enumerate(nodes)
        if node.stem == each
    ]


def relation(ending: int, other: Node, endings: Endings) -> Reason:
    """Return why a form with an ending and one of the same stem are related."""
    apart = endings.apart.get(other.stem, ())
    if ending == other.ending:
        return Reason.CLITIC
    if (ending in endings.nisbas) != (other.ending in endings.nisbas):
        return Reason.STEM
    return Reason.ROOT if (ending in apart) != (other.ending in apart) else Reason.INFLECTION


def share(reason: Reason, relation: Reason, rules: Mapping[Reason, Rule]) -> float:
    """Return how much of its weight a form of a partner keeps for its ending."""
    if reason is Reason.CLITIC:
        return 1.0
    if reason in (Reason.INFLECTION, Reason.PLURAL):
        whole = rules[Reason.INFLECTION].prior if relation is Reason.STEM else 0.0
    else:
        whole = rules[Reason.CLITIC].prior
    return min(rules[relation].prior / whole, 1.0) if whole else 1.0


def judge(one: Sequence[int] | None, other: Sequence[int] | None, rule: Rule) -> float:
    """Return what a rule gives two forms whose contexts are known, or not."""
    if not one or not other:
        return rule.unjudged
    share = (cosine(one, other) - rule.low) / (rule.high - rule.low)
    return rule.prior * min(max(share, 0.0), 1.0)


def best(found: Sequence[Related], nodes: Sequence[Node], most: int) -> list[Related]:
    """Return the heaviest; where there are too many, those worth most by weight and articles."""
    worth = {it.form: it.weight * math.log(1 + nodes[it.form].doc_freq) for it in found}
    worthiest = sorted(found, key=lambda it: -worth[it.form])[:most]
    kept = [it for it in found if it in worthiest]
    return sorted(kept, key=lambda it: (-round(it.weight * UNIT), -nodes[it.form].doc_freq))


def graph_arrays(
    nodes: Sequence[Node],
    partners: Mapping[int, Sequence[Partner]],
    apart: Mapping[int, Collection[int]],
) -> tuple[dict[str, AnyArray], Stems]:
    """Return what a generation keeps of a graph, in its order, and the forms of the stems."""
    stems = range(max((node.stem for node in nodes), default=-1) + 1)
    roots = range(max((node.root for node in nodes), default=-1) + 1)
    of_stem = [[form for form, node in enumerate(nodes) if node.stem == stem] for stem in stems]
    judged = sorted((node.root, node.stem, form) for form, node in enumerate(nodes) if node.context)
    of_partners = [partners.get(stem, ()) for stem in stems]
    listed, reasons = partner_arrays([partner for each in of_partners for partner in each])
    root_of = {node.stem: node.root for node in nodes}
    arrays = {
        "endings": u8(nodes[form].ending for forms in of_stem for form in forms),
        "apart": u32(sum(1 << ending for ending in apart.get(stem, ())) for stem in stems),
        "judged": u32(form for _, _, form in judged),
        "root_slots": u32(bisect_left(judged, (root,)) for root in range(len(roots) + 1)),
        "root_starts": u32(
            bisect_left(sorted(root_of.get(stem, 0) for stem in stems), root)
            for root in range(len(roots) + 1)
        ),
        "root_stems": u32(sorted(stems, key=lambda stem: root_of.get(stem, 0))),
        "stem_slots": u32(bisect_left(judged, (root_of.get(stem, 0), stem)) for stem in stems),
        "stem_judged": u32(sum(stem == of for _, of, _ in judged) for stem in stems),
        "contexts": np.array(
            [part for _, _, form in judged for part in nodes[form].context or ()], np.int8
        ),
        "partner_starts": u32([0, *accumulate(map(len, of_partners))]),
        "partners": listed,
        "partner_reasons": reasons,
    }
    starts = u32([0, *accumulate(map(len, of_stem))])
    return arrays, Stems(starts, u32(form for forms in of_stem for form in forms))


def partner_arrays(partners: Sequence[Partner]) -> tuple[AnyArray, AnyArray]:
    """Return the stems of partners and the numbers of their reasons."""
    stems = u32(partner.stem for partner in partners)
    reasons = (
        REASONS.index(partner.reason) | (BY_TABLE if partner.by_table else 0)
        for partner in partners
    )
    return stems, u8(reasons)


def apart(nodes: Sequence[Node], stems: Sequence[str] = ()) -> dict[int, list[int]]:
    """Return, of the stems that have any, the endings that make another word of them.

    `stems` has the stems as written, where some of them may be listed.
    """
    listed = {number for number, bare in enumerate(stems) if bare in thing_stems()}
    articles: dict[int, Counter[int]] = defaultdict(Counter)
    for node in nodes:
        articles[node.stem][node.ending] += node.doc_freq
    feminine = sorted(ENDING_NUMBERS[ending] for ending in FEMININE_ENDINGS)
    things = {stem for stem, of_stem in articles.items() if is_thing(of_stem)}
    return dict.fromkeys(sorted(things | listed), feminine)


def is_thing(articles: Mapping[int, int]) -> bool:
    """Say of a feminine whether it is a thing: it takes pronouns, and is no verb."""
    owned = sum(articles[ENDING_NUMBERS[ending]] for ending in OWNED)
    alone = articles[ENDING_NUMBERS[TEH_MARBUTA]]
    is_verb = articles[ENDING_NUMBERS[PERFECT]] >= alone
    shared = OWNED_SHARE * (alone + articles[ENDING_NUMBERS[""]])
    return owned >= max(MIN_OWNED, shared) and not is_verb


def u32(numbers: Iterable[int]) -> AnyArray:
    """Return numbers as an array."""
    return np.array(list(numbers), np.uint32)


def u8(numbers: Iterable[int]) -> AnyArray:
    """Return small numbers as an array."""
    return np.array(list(numbers), np.uint8)
