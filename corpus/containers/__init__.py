"""Files that hold others: each kind is a module as `member.Container` says."""

from pathlib import PurePath

from corpus.containers import tar_archive, zip_archive
from corpus.containers.member import Container, Member, Refused

__all__ = ["CONTAINERS", "Container", "Member", "Refused", "find_container"]

CONTAINERS: tuple[Container, ...] = (zip_archive, tar_archive)
_BY_SUFFIX = {suffix: container for container in CONTAINERS for suffix in container.SUFFIXES}


def find_container(head: bytes, path: PurePath) -> Container | None:
    """Return what opens an input that begins so, else what its name speaks of."""
    found = (container for container in CONTAINERS if container.recognizes(head))
    return next(found, None) or _BY_SUFFIX.get(path.suffix.lower())
