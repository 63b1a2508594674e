"""Whether this version can search or update a generation: by the fingerprints of what made it."""

from search.errors import IndexOutdated
from search.opensearch.manifest import Manifest

_PARTS = {"schema": "schema", "analyzer": "analyser", "words": "word graph"}
_TERMS = ("schema", "analyzer")


def check_terms(index: str, manifest: Manifest, address: object) -> None:
    """Check that this version would make the terms of a generation the same.

    Raises:
        IndexOutdated: another schema or another analyser made them.
    """
    _check(index, manifest, address, _TERMS, "reindex")


def check_fingerprints(index: str, manifest: Manifest, address: object) -> None:
    """Check that this version would make the terms and the word graph the same.

    Raises:
        IndexOutdated: as `check_terms`, or other rules of words made the graph.
    """
    check_terms(index, manifest, address)
    _check(index, manifest, address, ("words",), "regraph")


def why_outdated(index: str, manifest: Manifest, address: object) -> str:
    """Return why a generation cannot be searched as it is, "" where it can."""
    try:
        check_fingerprints(index, manifest, address)
    except IndexOutdated as error:
        return str(error)
    return ""


def _check(
    index: str, manifest: Manifest, address: object, parts: tuple[str, ...], command: str
) -> None:
    ours = Manifest.fingerprints()
    for part in parts:
        found = getattr(manifest, part)
        if found != ours[part]:
            raise IndexOutdated(
                f"{index} was made with another {_PARTS[part]} ({found}, this version has "
                f"{ours[part]}); run: arshif {command} --index {address}"
            )
