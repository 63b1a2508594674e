"""Weighs the forms that may stand for a word; its twin is in the tests."""

from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray, kernel
from search.words.kernels.choosing import UNIT, choose
from search.words.kernels.contexts import DIMENSIONS, SCALE

PRIOR, LOW, HIGH, UNJUDGED, CURATED = range(5)
"""The columns of a table of rules, a row for each reason: see `search.words.rules.Rule`."""
SAME, CLITIC, INFLECTION, STEM, ROOT, PLURAL = range(6)
"""The reasons that follow from the groups, and that of partners that are plurals."""
MIN_ROOTED = 10
"""Of a form in fewer articles a near context is no proof that another of its root is near."""
BY_TABLE = 0x80
"""Marks the reason of partners that the table of partners names."""


class Word(NamedTuple):
    """A word as it is looked for: its form, stem and root, -1 for the unknown, and its ending."""

    form: int
    stem: int
    root: int
    ending: int


class Stems(NamedTuple):
    """The forms of each stem, `members[starts[stem] : starts[stem + 1]]`, ascending (all u32)."""

    starts: AnyArray
    members: AnyArray


class Graph(NamedTuple):
    """What the word graph keeps of a generation.

    `endings` u8 has the ending of each member of the stems, `apart` u32 by stem a bit for each
    ending that makes another word of it than those without. The forms that are judged, by their
    slots (u32), are in the order of roots, stems, forms: those of a root from `root_slots` (u32) on
    to the next, those of a stem from `stem_slots` (u32) on, as many as `stem_judged` (u32). The
    stems of a root are in `root_stems` (u32) from `root_starts` (u32) on.
    `contexts` i8[slots * 64] has the context of each. The partners of each stem (u32) are found by
    `partner_starts`, each with the number of a reason (u8). `doc_freqs` u32 is by form, `is_nisba`
    u8 by ending.
    """

    endings: AnyArray
    apart: AnyArray
    judged: AnyArray
    root_slots: AnyArray
    root_starts: AnyArray
    root_stems: AnyArray
    stem_slots: AnyArray
    stem_judged: AnyArray
    contexts: AnyArray
    partner_starts: AnyArray
    partners: AnyArray
    partner_reasons: AnyArray
    doc_freqs: AnyArray
    is_nisba: AnyArray


@kernel()
def relate(
    plain_word: tuple[int, int, int, int],
    plain_stems: tuple[AnyArray, AnyArray],
    plain_graph: tuple[AnyArray, ...],
    unseen: tuple[AnyArray, AnyArray],
    rules: AnyArray,
    least: float,
    most: int,
) -> tuple[AnyArray, AnyArray, AnyArray]:
    """Return what `relate_word` does.

    Tuples come plain because it takes microseconds to hand a named one to a kernel.
    """
    word, stems, graph = Word(*plain_word), Stems(*plain_stems), Graph(*plain_graph)
    return relate_word(word, stems, graph, unseen, rules, least, most)


@kernel()
def relate_word(
    asked: Word,
    stems: Stems,
    graph: Graph,
    unseen: tuple[AnyArray, AnyArray],
    rules: AnyArray,
    least: float,
    most: int,
) -> tuple[AnyArray, AnyArray, AnyArray]:
    """Return the forms (u32) that stand for a word, their weights (u16) and reasons (u8).

    The word's own form comes first, then at most `most` by descending weight, the more frequent
    first among equals; what weighs less than `least` is dropped. `unseen` are the partners (u32) of
    a word whose stem is unknown, with their reasons (u8).
    """
    ending = _own_ending(asked, stems, graph)
    word = Word(asked.form, asked.stem, asked.root, ending)
    context = np.zeros(DIMENSIONS, np.int16)
    is_judged = _read_context(word, graph, context)
    size, first_stem, last_stem = 0, 0, 0
    if word.root >= 0:
        size += int(graph.root_slots[word.root + 1]) - int(graph.root_slots[word.root])
        first_stem = signed(graph.root_starts[word.root])
        last_stem = signed(graph.root_starts[word.root + 1])
    if len(graph.judged) == 0:
        for stem in graph.root_stems[first_stem:last_stem]:
            size += _size(stems, stem)
    partners, partnerships = unseen
    if word.stem >= 0:
        size += _size(stems, word.stem)
        first, last = graph.partner_starts[word.stem], graph.partner_starts[word.stem + 1]
        partners, partnerships = graph.partners[first:last], graph.partner_reasons[first:last]
    for partner in partners:
        size += _size(stems, partner)
    forms, weights = np.empty(size, np.uint32), np.empty(size, np.float64)
    reasons, number = np.empty(size, np.uint8), 0
    found = (forms, weights, reasons)
    if word.stem >= 0:
        number = _add_stem(
            word, word.stem, SAME, stems, graph, rules, least, context, is_judged, found, number
        )
    for place in range(len(partners)):
        stem, reason = partners[place], partnerships[place]
        number = _add_stem(
            word, stem, reason, stems, graph, rules, least, context, is_judged, found, number
        )
    if word.root >= 0 and len(graph.judged) == 0 and rules[ROOT, UNJUDGED] > 0:
        for stem in graph.root_stems[first_stem:last_stem]:
            if stem != word.stem and not np.any(partners == stem):
                number = _add_stem(
                    word, stem, ROOT, stems, graph, rules, least, context, is_judged, found, number
                )
    is_rooted = is_judged and graph.doc_freqs[word.form] >= MIN_ROOTED
    if word.root >= 0 and is_rooted and rules[ROOT, PRIOR] > 0:
        number = _add_root(word, graph, rules, least, context, found, number)
    return _best(word.form, forms[:number], weights[:number], reasons, graph.doc_freqs, most)


@kernel(makes_arrays=False)
def _size(stems: Stems, stem: int) -> int:
    return int(stems.starts[stem + 1]) - int(stems.starts[stem])


@kernel(makes_arrays=False)
def _own_ending(word: Word, stems: Stems, graph: Graph) -> int:
    """Return the ending that the archive knows of the word's form, else the one it came with."""
    if word.form >= 0:
        for place in range(stems.starts[word.stem], stems.starts[word.stem + 1]):
            if stems.members[place] == word.form:
                return int(graph.endings[place])
    return word.ending


@kernel(makes_arrays=False)
def signed(number: int) -> int:
    """Return a number of an array for sums with others; signed and not they would be a float."""
    return int(np.int64(number))


@kernel(makes_arrays=False)
def _slots(graph: Graph, stem: int) -> tuple[int, int]:
    """Return the first of the slots of a stem and the one behind them."""
    first = signed(graph.stem_slots[stem])
    return first, first + signed(graph.stem_judged[stem])


@kernel(makes_arrays=False)
def _read_context(word: Word, graph: Graph, context: AnyArray) -> bool:
    """Write the context of the word's own form (i16[64]) if it is judged; say whether it is."""
    if word.form >= 0:
        first, last = _slots(graph, word.stem)
        for slot in range(first, last):
            if graph.judged[slot] == word.form:
                for place in range(DIMENSIONS):
                    context[place] = graph.contexts[slot * DIMENSIONS + place]
                return True
    return False


@kernel(makes_arrays=False)
def cosine(context: AnyArray, contexts: AnyArray, slot: int) -> float:
    """Return the cosine of a context (i16[64]) and the one in a slot."""
    first, product = np.uint64(slot) * np.uint64(DIMENSIONS), np.int32(0)
    for place in range(DIMENSIONS):
        # Numba counts in 64 bits unless told; half as many fit in a vector.
        product = np.int32(product + context[place] * contexts[first + np.uint64(place)])
    return product / (SCALE * SCALE)


@kernel(makes_arrays=False)
def _weight(near: float, rules: AnyArray, reason: int) -> float:
    low, high = rules[reason, LOW], rules[reason, HIGH]
    return float(rules[reason, PRIOR] * min(max((near - low) / (high - low), 0.0), 1.0))


@kernel(makes_arrays=False)
def _add_stem(
    word: Word,
    stem: int,
    partnership: int,
    stems: Stems,
    graph: Graph,
    rules: AnyArray,
    least: float,
    context: AnyArray,
    is_judged: bool,
    found: tuple[AnyArray, AnyArray, AnyArray],
    number: int,
) -> int:
    """Add the forms of the word's own stem or of a partner; return how many there are."""
    forms, weights, reasons = found
    slot, last = _slots(graph, stem)
    for place in range(stems.starts[stem], stems.starts[stem + 1]):
        form, reason = stems.members[place], partnership & (BY_TABLE - 1)
        relation = _relation(word.ending, graph.endings[place], graph.apart[stem], graph.is_nisba)
        share = _share(reason, relation, rules)
        if reason in (SAME, CLITIC):
            reason = relation
        weight = rules[reason, UNJUDGED]
        if slot < last and graph.judged[slot] == form:
            if is_judged:
                weight = _weight(cosine(context, graph.contexts, slot), rules, reason)
            slot += 1
        if partnership & BY_TABLE:
            weight = max(weight, rules[reason, CURATED])
        weight *= share
        if weight >= least and form != word.form:
            forms[number], weights[number], reasons[number] = form, weight, reason
            number += 1
    return number


@kernel(makes_arrays=False)
def _relation(ending: int, other: int, apart: int, is_nisba: AnyArray) -> int:
    """Return why a form of the same stem is related.

    By clitics, by endings, by a nisba on one side, or by no more than the root.
    """
    if ending == other:
        return CLITIC
    if is_nisba[ending] != is_nisba[other]:
        return STEM
    is_apart = (apart >> np.uint32(ending)) & 1 != (apart >> np.uint32(other)) & 1
    return ROOT if is_apart else INFLECTION


@kernel(makes_arrays=False)
def _share(reason: int, relation: int, rules: AnyArray) -> float:
    """Return how much of its weight a form of a partner keeps for its ending.

    Two spellings of one word relate as its forms do: أمريكا is less to الأميركيين than to أميركا.
    Tenses and plurals have other endings of themselves, but not that of a nisba.
    """
    is_other_word = reason in (INFLECTION, PLURAL)
    if reason in (SAME, CLITIC, ROOT) or (is_other_word and relation != STEM):
        return 1.0
    whole = rules[INFLECTION if is_other_word else CLITIC, PRIOR]
    return min(rules[relation, PRIOR] / whole, 1.0) if whole else 1.0


@kernel(makes_arrays=False)
def _add_root(
    word: Word,
    graph: Graph,
    rules: AnyArray,
    least: float,
    context: AnyArray,
    found: tuple[AnyArray, AnyArray, AnyArray],
    number: int,
) -> int:
    """Add the judged forms of other stems of the word's root; return how many there are."""
    forms, weights, reasons = found
    slot, end = signed(graph.root_slots[word.root]), signed(graph.root_slots[word.root + 1])
    while slot < end:
        last, beyond = _next_partner(slot, end, word.stem, graph)
        for other in range(slot, last):
            form, weight = graph.judged[other], 0.0
            if graph.doc_freqs[form] >= MIN_ROOTED:
                weight = _weight(cosine(context, graph.contexts, other), rules, ROOT)
            if weight >= least:
                forms[number], weights[number], reasons[number] = form, weight, ROOT
                number += 1
        slot = beyond
    return number


@kernel(makes_arrays=False)
def _next_partner(slot: int, end: int, stem: int, graph: Graph) -> tuple[int, int]:
    """Return the slots, from one on to an end, of the next stem that is the own or a partner."""
    first, behind = _slots(graph, stem)
    nearest, beyond = (first, behind) if slot <= first < min(behind, end) else (end, end)
    for place in range(graph.partner_starts[stem], graph.partner_starts[stem + 1]):
        first, behind = _slots(graph, graph.partners[place])
        if slot <= first < min(behind, nearest):
            nearest, beyond = first, behind
    return nearest, beyond


@kernel()
def _best(
    own: int,
    forms: AnyArray,
    weights: AnyArray,
    reasons: AnyArray,
    doc_freqs: AnyArray,
    most: int,
) -> tuple[AnyArray, AnyArray, AnyArray]:
    """Return the own form and the best of the others, see `relate`."""
    # Read in one go, as they are far apart: memory answers many questions at a time.
    best, units = choose(weights, doc_freqs[forms], most)
    first = 1 if own >= 0 else 0
    found = np.empty(first + len(best), np.uint32)
    heights, kinds = np.empty(len(found), np.uint16), np.empty(len(found), np.uint8)
    if own >= 0:
        found[0], heights[0], kinds[0] = own, UNIT, SAME
    for place in range(len(best)):
        found[first + place], kinds[first + place] = forms[best[place]], reasons[best[place]]
        heights[first + place] = units[place]
    return found, heights, kinds
