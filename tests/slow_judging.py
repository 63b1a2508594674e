"""The slow, obvious judge of proposed partners: what `search.words.judging` must equal."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from search.words.judging import (
    FEW,
    NEAR,
    NEAR_ENDING,
    NEAR_SHORT,
    NOMINAL,
    OFTENER,
    VERBAL,
)
from search.words.patterns import IMPERFECT, JOINED, PARTICIPLE, is_future
from search.words.relations import Reason


class StemUse(NamedTuple):
    """How many articles have a stem, and have it behind an article or a preposition."""

    articles: int
    behind: int

    @property
    def share(self) -> float:
        return self.behind / max(self.articles, 1)


class Evidence(NamedTuple):
    """Stems, their use, and the pairs that are partners by the table."""

    stems: Sequence[str]
    use: Sequence[StemUse]
    listed: set[tuple[int, int]]


Near = Mapping[tuple[int, int, int], float]
"""The cosine of proposed pairs, the one, the other and the letters of their key."""


def confirm(reason: Reason, near: Near, evidence: Evidence) -> set[tuple[int, int]]:
    """Return the proposed pairs that the archive confirms."""
    if reason is Reason.CLITIC:
        return {it[:2] for it in near if is_clitic(*it, near[it], evidence)}
    if reason is Reason.INFLECTION:
        return of_verbs(near, evidence)
    if reason is Reason.PLURAL:
        return {
            it[:2] for it in near if all(evidence.use[each].share >= NOMINAL for each in it[:2])
        }
    return {it[:2] for it in near}


def is_clitic(one: int, other: int, letters: int, near: float, evidence: Evidence) -> bool:
    """Say whether the shorter of two stems is what is left of the other."""
    left, whole = sorted((one, other), key=lambda it: len(evidence.stems[it]))
    use, stem = evidence.use, evidence.stems[whole]
    if near >= NEAR:
        return True
    if use[left].articles < OFTENER * use[whole].articles:
        return False
    if stem[:-1] == evidence.stems[left]:
        return near >= NEAR_ENDING
    is_short = letters <= FEW and stem[0] not in JOINED and near < NEAR_SHORT
    return use[whole].share < VERBAL and not is_short


def of_verbs(near: Near, evidence: Evidence) -> set[tuple[int, int]]:
    """Return pairs that are confirmed themselves or with another person of one of the two."""
    right = {it[:2] for it in near if is_verb(*it, near[it], evidence)}
    twin = {one: two for one, two in right if is_person(one, two, evidence.stems)}
    known = right | evidence.listed
    others = {
        (one, two)
        for one, two, _ in near
        if (one, twin.get(two, two)) in known or (twin.get(one, one), two) in known
    }
    return right | others


def is_verb(one: int, other: int, letters: int, near: float, evidence: Evidence) -> bool:
    """Say whether two stems are forms of one verb."""
    stems = evidence.stems
    imperfects = {it for it in (one, other) if prefix(stems[it])}
    nouns = {it for it in imperfects if evidence.use[it].share >= VERBAL}
    if near >= NEAR:
        return letters > FEW or not nouns
    is_bare = any(not prefix(stems[it]) and stems[it][0] != PARTICIPLE for it in (one, other))
    if nouns and (letters <= FEW or is_bare):
        return False
    return letters > FEW or is_person(one, other, stems)


def is_person(one: int, other: int, stems: Sequence[str]) -> bool:
    """Say whether two imperfects differ in nothing but the person."""
    before, behind = prefix(stems[one]), prefix(stems[other])
    rests = stems[one].removeprefix(before), stems[other].removeprefix(behind)
    return bool(before and behind) and rests[0] == rests[1]


def prefix(stem: str) -> str:
    """Return what an imperfect begins with, with the س of the future; "" of what is none."""
    if is_future(stem):
        return stem[:2]
    return stem[0] if stem[0] in IMPERFECT else ""
