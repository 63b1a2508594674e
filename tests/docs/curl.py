"""Examples of curl in a manual: the command, the status, headers and body that it shows."""

import argparse
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from string import Template
from urllib.parse import quote

SERVER = "http://127.0.0.1:8000"
_OPTIONS = argparse.ArgumentParser(exit_on_error=False)
_OPTIONS.add_argument("address")
_OPTIONS.add_argument("-i", action="store_true")
_OPTIONS.add_argument("-G", action="store_true")
_OPTIONS.add_argument("-X", dest="method", default="GET")
_OPTIONS.add_argument("-H", dest="headers", action="append", default=[])
_OPTIONS.add_argument("-d", dest="pairs", action="append", default=[])
_OPTIONS.add_argument("--data-urlencode", dest="encoded", action="append", default=[])
_OPTIONS.add_argument("--compressed", action="store_true")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a command asks for; `address` begins with the path."""

    address: str
    method: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Example:
    """A command and what is shown of its answer."""

    command: str
    status: int
    headers: dict[str, str]
    body: str

    def asked(self, **variables: str) -> Asked:
        """Return what the command asks for, with the variables of the shell filled in."""
        values = {"ARSHIF": SERVER} | variables
        words = [Template(word).substitute(values) for word in shlex.split(self.command)]
        options = _OPTIONS.parse_args(words[1:])
        pairs = options.pairs + [_encoded(pair) for pair in options.encoded]
        assert options.i and (options.G or not pairs), "-i shows headers, -G puts pairs behind ?"
        address = options.address.removeprefix(SERVER)
        assert address.isascii() and all(map(str.isascii, pairs)), "not encoded"
        headers = dict(header.split(": ", 1) for header in options.headers)
        if options.compressed:
            headers["Accept-Encoding"] = "deflate, gzip, br"
        return Asked("?".join(filter(None, (address, "&".join(pairs)))), options.method, headers)


def examples(manual: str) -> Iterator[Example]:
    """Yield the examples of a manual: indented, `$ curl …`, the head, a blank line, the body."""
    blocks = manual.split("\n    $ ")[1:]
    for command, *rest in map(str.splitlines, blocks):
        shown = [line.removeprefix("    ") for line in _indented(rest)]
        head, _, body = "\n".join(shown).strip().partition("\n\n")
        first, *headers = head.splitlines()
        _, status, phrase = first.split(" ", 2)
        assert HTTPStatus(int(status)).phrase == phrase
        pairs = dict(header.split(": ", 1) for header in headers)
        yield Example(command, int(status), pairs, body)


def _indented(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if line and not line.startswith("    "):
            return
        yield line


def _encoded(pair: str) -> str:
    name, _, value = pair.partition("=")
    return f"{name}={quote(value, safe='')}"
