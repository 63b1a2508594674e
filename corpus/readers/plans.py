"""Which values of a record are which field of ours: found out once for all records named alike."""

from corpus.readers.field_map import FieldMap, Path, Plan
from corpus.readers.field_names import ENVELOPES, find_field, fold_name

_INSIDE = 1000  # A name inside an object that wraps an article is worse than any outside.
_MOST_NAMES = 64
_MOST_PLANS = 256

_plans: dict[tuple[Path, ...], Plan] = {}


def plan_of(paths: tuple[Path, ...], mapped: FieldMap | None) -> Plan:
    """Return the plan of records whose values have these paths; what a user says goes first."""
    plans = _plans if mapped is None else mapped.plans
    if (plan := plans.get(paths)) is None:
        plan = make_plan(paths, mapped)
        if len(plans) >= _MOST_PLANS:
            plans.clear()
        # Records of so many names are hardly named alike, and would fill the memory.
        if len(paths) <= _MOST_NAMES:
            plans[paths] = plan
    return plan


def make_plan(paths: tuple[Path, ...], mapped: FieldMap | None) -> Plan:
    """Return a plan that is made anew; the map takes note of its names that are met."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for number, path in enumerate(paths):
        if place := _find(path, mapped) if isinstance(path, str) else _find_inside(path, mapped):
            name = path if isinstance(path, str) else ".".join(path)
            found.setdefault(place[0], []).append((place[1], number, name))
    return {
        field: tuple((name, number) for _, number, name in sorted(places))
        for field, places in found.items()
    }


def _find(name: str, mapped: FieldMap | None) -> tuple[str, int] | None:
    """Return the field that a name leads to, and its rank."""
    if mapped is not None and (ours := mapped.meet(name)):
        return ours, -1
    return find_field(name)


def _find_inside(path: tuple[str, ...], mapped: FieldMap | None) -> tuple[str, int] | None:
    if place := _find(".".join(path), mapped):
        return place
    if not all(fold_name(outer) in ENVELOPES for outer in path[:-1]):
        return None
    inside = find_field(path[-1])
    return (inside[0], inside[1] + _INSIDE) if inside else None
