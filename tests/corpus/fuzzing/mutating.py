"""Spoils bytes at random, as transfers, editors and attackers do."""

from collections.abc import Callable, Sequence
from random import Random

MAX_BYTES = 1 << 18
_MAX_SLICE = 1 << 10
_MAX_REPEATS = 1 << 9
_MAX_STEPS = 6
_TOKENS = (
    *(
        b"\0",
        b"\xff",
        b"\x1a",
        b"\r",
        b"\n",
        b"\r\n\r\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
    ),
    *(b'"', b"'", b",", b"\t", b";", b"{", b"}", b"[", b"]", b":", b"\\", b"\\u0000", b"\\ud800"),
    *(b"<", b">", b"&", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?xml", b"?>"),
    *(b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>", b"&b;", b"&#0;", b"&#xD800;"),
    *(b"&#99999999999;", b"&amp;", b"<html>", b"<script>", b"<DOC>", b"</DOC>", b"---\n", b"```"),
    *(b"-1", b"0", b"99999999999999999999", b"1e999", b"NaN", b"null", b"true", b"9999-12-31"),
    *("ء".encode(), "لا\u0640\u064b".encode(), "\u202e".encode(), "\u0000".encode("utf-16")),
    *("٣١/٢/٢٠٢٠".encode(), "أخبار".encode("cp1256"), "أخبار".encode("iso-8859-6")),
    *(
        b"\xed\xa0\x80",
        b"\xc0\x80",
        b"\xf4\x90\x80\x80",
        b"\xd8",
        b"../../x",
        b"%00",
        b"WARC/1.0\r\n",
    ),
)

Mutation = Callable[[bytes, Random], bytes]


def mutate(data: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """Return bytes like these, spoiled in a few places; some of `others` may get into them."""
    for _ in range(random.randint(1, _MAX_STEPS)):
        if random.random() < 0.1:
            data = _splice(data, random.choice(others), random)
        else:
            data = random.choice(_MUTATIONS)(data, random)
    return data[:MAX_BYTES]


def _splice(data: bytes, other: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))] + other[random.randint(0, len(other)) :]


def _slice(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + random.randint(1, random.choice((4, 32, _MAX_SLICE))))


def _change_byte(data: bytes, random: Random) -> bytes:
    if not data:
        return data
    place = random.randrange(len(data))
    return data[:place] + bytes([random.randrange(256)]) + data[place + 1 :]


def _flip_bit(data: bytes, random: Random) -> bytes:
    if not data:
        return data
    place = random.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << random.randrange(8)]) + data[place + 1 :]


def _insert(data: bytes, random: Random) -> bytes:
    place = random.randint(0, len(data))
    return data[:place] + random.choice(_TOKENS) + data[place:]


def _overwrite(data: bytes, random: Random) -> bytes:
    place, token = random.randint(0, len(data)), random.choice(_TOKENS)
    return data[:place] + token + data[place + len(token) :]


def _delete(data: bytes, random: Random) -> bytes:
    start, end = _slice(data, random)
    return data[:start] + data[end:]


def _repeat(data: bytes, random: Random) -> bytes:
    start, end = _slice(data, random)
    times = random.randint(2, random.choice((3, _MAX_REPEATS)))
    return data[:start] + data[start:end] * times + data[end:]


def _move(data: bytes, random: Random) -> bytes:
    start, end = _slice(data, random)
    rest, place = data[:start] + data[end:], random.randint(0, len(data))
    return rest[:place] + data[start:end] + rest[place:]


def _truncate(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _make_noise(data: bytes, random: Random) -> bytes:
    start, end = _slice(data, random)
    return data[:start] + random.randbytes(end - start) + data[end:]


def _change_encoding(data: bytes, random: Random) -> bytes:
    encoding = random.choice(("cp1256", "utf-16", "utf-16-le", "iso-8859-6", "mac_arabic"))
    return data.decode(errors="replace").encode(encoding, errors="replace")


_MUTATIONS: tuple[Mutation, ...] = (
    *(_change_byte, _flip_bit, _insert, _insert, _overwrite, _delete),
    *(_repeat, _move, _truncate, _make_noise, _change_encoding),
)
