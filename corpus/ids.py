"""Stable ids: the same article has the same id wherever its file lies and whenever it is read."""

from hashlib import blake2b

_DIGEST_BYTES = 8


def document_id(own: str, url: str, raw: bytes) -> str:
    """Return the record's own id, else a digest of its url, else one of its raw bytes."""
    return own or _digest(url.encode() or raw)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=_DIGEST_BYTES).hexdigest()
