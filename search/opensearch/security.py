"""How a cluster is trusted, and how it trusts us: from the environment, never from an address.

Nothing here is printed or logged: a `Security` has no text of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from search.errors import IndexUnusable
from search.opensearch.address import Address

USER = "ARSHIF_OPENSEARCH_USER"
PASSWORD = "ARSHIF_OPENSEARCH_PASSWORD"
CERTIFICATES = "ARSHIF_OPENSEARCH_CA"
REGION = "ARSHIF_OPENSEARCH_AWS_REGION"
PLAIN = "ARSHIF_OPENSEARCH_PLAIN"
VARIABLES = {
    USER: "the user of basic authentication",
    PASSWORD: "the password of that user",
    CERTIFICATES: "a file of the certificates to trust in the place of the usual ones",
    REGION: "sign requests for Amazon OpenSearch Service in this region; needs arshif[aws]",
    PLAIN: "1 to allow opensearch+http:// to other machines than this one",
}


@dataclass(frozen=True, slots=True)
class Security:
    """What the environment says; without anything no user is named and the system's are trusted."""

    user: str = ""
    password: str = field(default="", repr=False)
    certificates: str = ""
    region: str = ""
    allows_plain: bool = False

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        """Read VARIABLES from an environment.

        Raises:
            IndexUnusable: a user without a password, or two ways to prove who asks.
        """
        user, password = environment.get(USER, ""), environment.get(PASSWORD, "")
        region = environment.get(REGION, "")
        if bool(user) != bool(password):
            raise IndexUnusable(f"set both {USER} and {PASSWORD}, or neither")
        if user and region:
            raise IndexUnusable(f"set {USER} or {REGION}, not both")
        is_plain = environment.get(PLAIN, "") not in ("", "0")
        return cls(user, password, environment.get(CERTIFICATES, ""), region, is_plain)

    def options(self, address: Address) -> dict[str, Any]:
        """Return what the client has to know: encryption, certificates, who asks.

        Raises:
            IndexUnusable: the connection would be open to all, or a package is missing.
        """
        if not address.is_encrypted:
            self._check_plain(address)
            return {"use_ssl": False, **self._authentication()}
        options = {"use_ssl": True, "verify_certs": True, **self._authentication()}
        return options | self._trusted() if self.certificates else options

    def _trusted(self) -> dict[str, Any]:
        if not Path(self.certificates).is_file():
            raise IndexUnusable(f"{CERTIFICATES} names {self.certificates}, which is no file")
        return {"ca_certs": self.certificates}

    def _check_plain(self, address: Address) -> None:
        if not (address.is_local or self.allows_plain):
            raise IndexUnusable(
                f"{address} would send articles and passwords unencrypted to another machine; "
                f"use opensearch://, or set {PLAIN}=1 where the network itself is private"
            )

    def _authentication(self) -> dict[str, Any]:
        if self.region:
            return {"http_auth": _signer(self.region)}
        return {"http_auth": (self.user, self.password)} if self.user else {}


def _signer(region: str) -> object:
    """Return what signs requests with the credentials that AWS's own tools would find."""
    try:
        import botocore.session
        from opensearchpy import Urllib3AWSV4SignerAuth
    except ImportError:
        raise IndexUnusable("signing for AWS needs botocore: pip install 'arshif[aws]'") from None
    credentials = botocore.session.Session().get_credentials()
    if credentials is None:
        raise IndexUnusable(f"{REGION} is set, but there are no credentials of AWS")
    return Urllib3AWSV4SignerAuth(credentials, region, "es")
