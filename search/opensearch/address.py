"""The address of an index on a cluster: `opensearch://host:9200,host:9200/alias`.

It names no user and no password: these come from the environment, see `security`.
"""

import ipaddress
import re
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from search.errors import IndexUnusable

SCHEME = "opensearch"
PLAIN_SCHEME = "opensearch+http"
DEFAULT_PORT = 9200
_FORM = f"{SCHEME}://HOST:{DEFAULT_PORT}/ALIAS"
# What OpenSearch takes as the name of an index, less the ends that generations are named by.
_ALIAS = re.compile(r"[a-z0-9][a-z0-9_.-]{0,199}")
_GENERATION = re.compile(r".*-\d{6,}(-words)?")


@dataclass(frozen=True, slots=True)
class Address:
    """Where an index is: hosts with ports, any of which answers, and the alias that is served."""

    hosts: tuple[tuple[str, int], ...]
    alias: str
    is_encrypted: bool

    @classmethod
    def parse(cls, address: str) -> Self:
        """Read an address.

        Raises:
            IndexUnusable: it is none; the message does not repeat what may be a password.
        """
        scheme, _, rest = address.partition("://")
        hosts, _, alias = rest.partition("/")
        if scheme not in (SCHEME, PLAIN_SCHEME) or not hosts:
            raise IndexUnusable(f"the address of a cluster is {_FORM}")
        if "@" in rest:
            raise IndexUnusable(
                "an address has no user and no password; set ARSHIF_OPENSEARCH_USER and "
                "ARSHIF_OPENSEARCH_PASSWORD in the environment instead"
            )
        if not _ALIAS.fullmatch(alias) or _GENERATION.fullmatch(alias):
            raise IndexUnusable(
                f"{alias!r} cannot name an index on a cluster: small Latin letters, digits, "
                f"'-', '_' and '.', beginning with a letter or digit and not ending in a number "
                f"of six digits; the address is {_FORM}"
            )
        return cls(tuple(map(_host, hosts.split(","))), alias, scheme == SCHEME)

    @property
    def is_local(self) -> bool:
        """Whether every host is this machine itself."""
        return all(_is_loopback(host) for host, _ in self.hosts)

    def __str__(self) -> str:
        scheme = SCHEME if self.is_encrypted else PLAIN_SCHEME
        hosts = ",".join(f"{_bracketed(host)}:{port}" for host, port in self.hosts)
        return f"{scheme}://{hosts}/{self.alias}"


def _host(text: str) -> tuple[str, int]:
    try:
        parts = urlsplit(f"//{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host:
        raise IndexUnusable(f"{text!r} is no host; the address of a cluster is {_FORM}")
    return host, port or DEFAULT_PORT


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
