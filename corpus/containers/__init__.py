"""Files that hold others: each kind is a module as `member.Container` says."""

from pathlib import PurePath

from corpus.containers import tar_archive, zip_archive
from corpus.containers.member import Container, Member, Refused

__all__ = ["CONTAINERS", "Container", "Member", "Refused", "find_container"]

CONTAINERS: tuple[Container, ...] = (zip_archive, tar_archive)


def find_container(head: bytes, path: PurePath) -> Container | None:
    """Return what opens an input that begins so, else what its name speaks of."""
    suffix = path.suffix.lower()
    found = (container for container in CONTAINERS if container.recognizes(head))
    named = (container for container in CONTAINERS if suffix in container.SUFFIXES)
    return next(found, None) or next(named, None)
