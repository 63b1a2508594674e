"""Texts as a cluster can keep them: valid UTF-8, and keys that are short enough.

An article may hold halves of surrogate pairs, which UTF-8 cannot. Each run of them is written as
ESC, the hex digits of its bytes and a semicolon, and so is ESC itself: see `restore`.
"""

import base64
import hashlib
import re

ESCAPE = "\x1b"
MAX_TERM_BYTES = 1024
"""Lucene refuses terms beyond 32,766 bytes; no word is nearly as long, but a text may hold one."""
MAX_KEYWORD_BYTES = 32_000
_KEY_BYTES = 16
_UNSAFE = re.compile(f"[{ESCAPE}\ud800-\udfff]+")
_ESCAPED = re.compile(f"{ESCAPE}([0-9a-f]+);")


def keep(text: str) -> str:
    """Return a text as it is kept: the same, but for what UTF-8 cannot hold."""
    if text.isascii() and ESCAPE not in text:
        return text
    return _UNSAFE.sub(lambda run: f"{ESCAPE}{encode(run[0]).hex()};", text)


def restore(kept: str) -> str:
    """Return the text that `keep` was given."""
    if ESCAPE not in kept:
        return kept
    return _ESCAPED.sub(lambda run: bytes.fromhex(run[1]).decode("utf-8", "surrogatepass"), kept)


def encode(text: str) -> bytes:
    """Return any text in UTF-8, halves of surrogate pairs too."""
    return text.encode("utf-8", "surrogatepass")


def bounded(text: str, limit: int = MAX_TERM_BYTES) -> str:
    """Return a text as one term: as it is kept; beyond `limit` bytes its beginning and a digest."""
    kept = keep(text)
    encoded = kept.encode()
    if len(encoded) <= limit:
        return kept
    digest = hashlib.blake2b(encoded, digest_size=_KEY_BYTES).hexdigest()
    return encoded[: limit - len(digest)].decode(errors="ignore") + digest


def key_of(article_id: str) -> bytes:
    """Return the 16 bytes that stand for an article id, whatever its length and letters."""
    return hashlib.blake2b(encode(article_id), digest_size=_KEY_BYTES).digest()


def document_id(article_id: str) -> str:
    """Return the `_id` of the document of an article."""
    return id_of_key(key_of(article_id))


def id_of_key(key: bytes) -> str:
    """Return the `_id` of the document of a key: 22 letters that are safe in any address."""
    return base64.urlsafe_b64encode(key).rstrip(b"=").decode()


def signed(number: int) -> int:
    """Return 64 bits as the `long` that OpenSearch keeps them in."""
    return number - (1 << 64) if number >> 63 else number
