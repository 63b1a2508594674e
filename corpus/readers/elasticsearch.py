"""Dumps of Elasticsearch and OpenSearch: documents inside hits, and actions between them."""

from collections.abc import Mapping

_ACTIONS = frozenset(("index", "create", "update"))
_NO_DOCUMENT = "delete"


def unwrap(values: Mapping[str, object], hit_id: object = None) -> Mapping[str, object]:
    """Return the document of a hit, or of a partial update, with its id; others as they are.

    `hit_id` is the id that the action before a document gives.
    """
    source = values.get("_source")
    if isinstance(source, dict):
        return {**source, "_id": values.get("_id")}
    if hit_id is not None and isinstance(doc := values.get("doc"), dict):
        return {**doc, "_id": hit_id}
    return values if hit_id is None else {**values, "_id": hit_id}


class Actions:
    """The actions of a bulk file: each stands on a line of its own before its document."""

    def __init__(self) -> None:
        self._hit_id: object = None

    def take(self, values: Mapping[str, object]) -> Mapping[str, object] | None:
        """Return the document of a line, None where the line is only an action."""
        if _is_action(values):
            (action,) = values.values()
            self._hit_id = action.get("_id") if isinstance(action, dict) else None
            if _NO_DOCUMENT in values:
                self._hit_id = None
            return None
        hit_id, self._hit_id = self._hit_id, None
        return unwrap(values, hit_id)


def _is_action(values: Mapping[str, object]) -> bool:
    if len(values) != 1:
        return False
    ((name, action),) = values.items()
    return (
        (name in _ACTIONS or name == _NO_DOCUMENT)
        and isinstance(action, dict)
        and all(key.startswith("_") or key in ("routing", "retry_on_conflict") for key in action)
    )
