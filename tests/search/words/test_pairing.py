"""Partners of stems: all pairs with a common key that are used alike, by brute force."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.analysis import fold, stem
from search.compiling import AnyArray
from search.words.judging import Evidence, Proposed, Use
from search.words.kernels.contexts import DIMENSIONS, SCALE
from search.words.kernels.pairing import MOST_STEMS, find_heads, flag_repeated, pair_by_keys
from search.words.kernels.relating import BY_TABLE
from search.words.packing import pack_words
from search.words.pairing import Partners, pair_stems
from search.words.partners import partner_stems
from search.words.relations import Reason
from search.words.rules import REASONS
from tests import slow_graph
from tests.embedded import words
from tests.slow_graph import Key, Partner

CENTRES = 3

Heads = dict[int, list[int]]

# Few stems and many ways to write them, so that many have keys in common.
varied_stems = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "", "و", "ب", "س", "سي", "ا", "است", "م"]),
    st.sampled_from(
        "كتب كتاب كاتب مسوول مسيول محظور محضور نتنياهو نتانياهو علن قول قال حزب".split()
    ),
    st.sampled_from(["", "", "ت", "و", "ين"]),
)
counts = st.sampled_from([1.0, 10.0, 100.0])
shares = st.sampled_from([0.0, 0.01, 0.5])
table_stems = st.sampled_from(sorted(partner_stems()))
stem_lists = st.lists(
    st.one_of(varied_stems, table_stems, words.forms.map(stem)), max_size=20, unique=True
).map(lambda stems: sorted(stems, key=str.encode))


def vectors(number: int, seed: int) -> list[list[int]]:
    """Return contexts about a few centres: some pairs are near, some are not."""
    noise = random.Random(seed)
    centres = [[noise.gauss(0, 1) for _ in range(DIMENSIONS)] for _ in range(CENTRES)]
    found = []
    for _ in range(number):
        spread = noise.choice([0.1, 1.0])
        vector = [part + noise.gauss(0, spread) for part in noise.choice(centres)]
        found.append([round(SCALE * part) for part in slow_graph.unit(vector)])
    return found


def packed(contexts: Sequence[Sequence[int]]) -> AnyArray:
    return np.array(contexts, np.int8).reshape(-1)


@st.composite
def heads_of(draw: st.DrawFn, stems: int) -> tuple[AnyArray, AnyArray, Heads]:
    """The heads and contexts of so many stems, as arrays and as the twin takes them."""
    has_head = draw(st.lists(st.integers(0, 4), min_size=stems, max_size=stems))
    contexts = vectors(stems, draw(st.integers(0, 1 << 32)))
    slots = draw(st.permutations(range(stems)))
    heads = [slot if has else -1 for slot, has in zip(slots, has_head, strict=True)]
    listed = {number: contexts[slot] for number, slot in enumerate(heads) if slot >= 0}
    return np.array(heads, np.int32), packed(contexts), listed


def same_context(stems: Sequence[str]) -> tuple[AnyArray, AnyArray]:
    """Return heads and contexts with which all stems are used alike."""
    context = vectors(1, 0)[0]
    return np.arange(len(stems), dtype=np.int32), packed([context] * len(stems))


def unused(stems: Sequence[str]) -> Use:
    """Return the use of stems that say nothing but by their contexts."""
    return Use(np.ones(len(stems)), np.zeros(len(stems)))


def confirm(reason: Reason, pairs: Proposed, evidence: Evidence) -> AnyArray:
    """Confirm all that is proposed."""
    return np.ones(len(pairs.one), np.bool_)


def listed(found: Partners) -> dict[int, list[Partner]]:
    """Return the partners by stem, for the stems that have any."""
    starts = found.starts.tolist()
    every = [
        Partner(other, REASONS[reason & (BY_TABLE - 1)], bool(reason & BY_TABLE))
        for other, reason in zip(found.stems.tolist(), found.reasons.tolist(), strict=True)
    ]
    spans = enumerate(pairwise(starts))
    return {number: every[first:last] for number, (first, last) in spans if first < last}


def by_word(stems: Sequence[str]) -> Mapping[tuple[str, str], Partner]:
    """Return the partners of stems that are all used alike."""
    found = listed(pair_stems(pack_words(stems), *same_context(stems), unused(stems)))
    return {(stems[one], stems[it.stem]): it for one, of_one in found.items() for it in of_one}


@given(st.data())
def test_pairs_are_all_that_share_a_key_and_are_used_alike(data: st.DataObject) -> None:
    stems = data.draw(st.integers(1, 12))
    groups = st.tuples(st.integers(0, 5), st.integers(0, stems - 1))
    drawn = sorted(data.draw(st.lists(groups, max_size=40)))
    keys = [Key(key, number, data.draw(st.booleans())) for key, number in drawn]
    heads, contexts, contexts_of = data.draw(heads_of(stems))
    least = data.draw(st.sampled_from([-1.0, 0.3, 0.9]))
    found = pair_by_keys(
        np.array([key.key for key in keys], np.uint64),
        np.array([key.stem for key in keys], np.uint32),
        np.array([key.is_whole for key in keys], np.bool_),
        heads,
        contexts,
        least,
    )
    assert found.dtype == np.uint32
    assert set(map(tuple, found.tolist())) == slow_graph.pairs_by_keys(keys, contexts_of, least)


@pytest.mark.parametrize(("stems", "is_told"), [(MOST_STEMS, True), (MOST_STEMS + 1, False)])
def test_a_key_of_too_many_stems_tells_nothing(stems: int, is_told: bool) -> None:
    heads, contexts = same_context(["x"] * stems)
    keys = np.array([0, *[1] * stems, 2], np.uint64)
    of_stems = np.array([0, *range(stems), 1], np.uint32)
    found = pair_by_keys(keys, of_stems, np.ones(stems + 2, np.bool_), heads, contexts, 0.5)
    assert len(found) == (stems * (stems - 1) if is_told else 0)
    listed_keys = [Key(int(key), int(it), True) for key, it in zip(keys, of_stems, strict=True)]
    contexts_of = {number: vectors(1, 0)[0] for number in range(stems)}
    assert set(map(tuple, found.tolist())) == slow_graph.pairs_by_keys(
        listed_keys, contexts_of, 0.5
    )


@given(st.lists(st.integers(0, 1 << 40), max_size=60), st.sampled_from([1, 8, 64]))
def test_hashes_that_are_there_twice_are_flagged(drawn: list[int], slots: int) -> None:
    hashes = np.array(drawn, np.uint64)
    flags = flag_repeated(hashes, np.zeros(slots, np.uint8)).tolist()
    crowded = Counter(each % slots for each in drawn)
    assert flags == [crowded[each % slots] > 1 for each in drawn]
    assert all(flag for each, flag in zip(drawn, flags, strict=True) if drawn.count(each) > 1)


@settings(max_examples=60)
@given(stem_lists, st.data())
@example([], None)
@example(["كتب"], None)
def test_partners_are_those_of_the_slow_twin(stems: list[str], data: st.DataObject | None) -> None:
    if data:
        heads, contexts, contexts_of = data.draw(heads_of(len(stems)))
    else:
        (heads, contexts), contexts_of = same_context(stems), dict(enumerate(vectors(1, 0)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("search.words.pairing.judge", confirm)
        # So that the stems that have a key in common are in several parts.
        patch.setattr("search.utf8.PART_WORDS", 3)
        found = pair_stems(pack_words(stems), heads, contexts, unused(stems))
    assert [array.dtype for array in found] == [np.uint32, np.uint32, np.uint8]
    assert len(found.starts) == len(stems) + 1
    assert found.starts[0] == 0 and found.starts[-1] == len(found.stems) == len(found.reasons)
    assert listed(found) == slow_graph.partners(stems, contexts_of)


@settings(max_examples=60)
@given(stem_lists, st.data())
def test_partners_are_partners_both_ways_for_one_reason(
    stems: list[str], data: st.DataObject
) -> None:
    heads, contexts, _ = data.draw(heads_of(len(stems)))
    articles = np.array(data.draw(st.lists(counts, min_size=len(stems), max_size=len(stems))))
    use = Use(articles, articles * data.draw(shares))
    found = listed(pair_stems(pack_words(stems), heads, contexts, use))
    for one, of_one in found.items():
        assert [it.stem for it in of_one] == sorted({it.stem for it in of_one} - {one})
        for it in of_one:
            assert Partner(one, it.reason, it.by_table) in found[it.stem]


def test_partners_of_the_table_need_no_archive() -> None:
    stems = sorted((stem(fold("امرأة")), stem(fold("نساء")), "كتب"), key=str.encode)
    none, nothing = np.full(3, -1, np.int32), np.empty(0, np.int8)
    found = listed(pair_stems(pack_words(stems), none, nothing, unused(stems)))
    pair = [number for number, each in enumerate(stems) if each != "كتب"]
    assert found == {
        pair[0]: [Partner(pair[1], Reason.PLURAL, True)],
        pair[1]: [Partner(pair[0], Reason.PLURAL, True)],
    }


def test_the_table_comes_before_the_rules() -> None:
    one, other = stem(fold("مسؤول")), stem(fold("مسئول"))
    assert by_word([one, other])[one, other].by_table


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("مصر", "ومصر", Reason.CLITIC),
        ("بابل", "كابل", None),
        ("اعلن", "يعلن", Reason.INFLECTION),
        ("نتنياهو", "نتانياهو", Reason.NAME),
        ("مصر", "لبنان", None),
    ],
)
def test_pairs_have_their_reason(one: str, other: str, expected: Reason | None) -> None:
    """What is left of both of two stems, ابل of بابل and كابل, tells nothing."""
    found = by_word([one, other]).get((one, other))
    assert (found.reason if found else None) == expected


def test_stems_that_are_used_differently_are_no_partners() -> None:
    stems = ["مصر", "ومصر"]
    contexts = np.zeros((2, DIMENSIONS), np.int8)
    contexts[0, 0] = contexts[1, 1] = SCALE
    flat = contexts.reshape(-1)
    found = pair_stems(pack_words(stems), np.arange(2, dtype=np.int32), flat, unused(stems))
    assert not len(found.stems)


def test_the_head_of_a_stem_is_its_most_frequent_judged_form() -> None:
    judged = np.array([4, 7, 2, 3, 9], np.uint32)
    doc_freqs = np.array([0, 0, 5, 8, 3, 0, 0, 6, 99, 8], np.uint32)
    stem_slots, sizes = np.array([2, 0, 5, 2], np.uint32), np.array([3, 2, 0, 0], np.uint32)
    heads = find_heads(judged, stem_slots, sizes, doc_freqs)
    assert heads.dtype == np.int32
    assert heads.tolist() == [3, 1, -1, -1]
