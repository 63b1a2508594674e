"""Encrypted connections: the certificates of deploy/certificates.sh are trusted only if named."""

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest

from search import IndexUnusable
from search.opensearch.address import Address
from search.opensearch.connection import Connection
from search.opensearch.security import Security
from tests.search.opensearch.server import node


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    if not shutil.which("openssl"):
        pytest.skip("NO OPENSSL: the certificates of deploy/certificates.sh are not tried")
    folder = tmp_path_factory.mktemp("deploy")
    script = shutil.copy(pytestconfig.rootpath / "deploy" / "certificates.sh", folder)
    subprocess.run(["sh", script], check=True, capture_output=True)
    return folder / "certificates"


@pytest.fixture
def context(certificates: Path) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(certificates / "node.pem", certificates / "node-key.pem")
    return made


def _ask(port: int, security: Security, host: str = "localhost") -> object:
    address = Address.parse(f"opensearch://{host}:{port}/news")
    return Connection(address, security).request("GET", "/", timeout=5)


def test_authority_that_is_named_is_trusted(certificates, context):
    security = Security(certificates=str(certificates / "authority.pem"))
    with node((200, {"fine": True}), context=context) as server:
        assert _ask(server.server_address[1], security) == {"fine": True}


def test_unknown_authority_is_refused_with_what_to_do(context):
    with (
        node((200, {}), context=context) as server,
        pytest.raises(IndexUnusable, match="ARSHIF_OPENSEARCH_CA"),
    ):
        _ask(server.server_address[1], Security())


def test_certificate_of_another_host_is_refused(certificates, context):
    security = Security(certificates=str(certificates / "authority.pem"))
    with node((200, {}), context=context) as server, pytest.raises(IndexUnusable):
        _ask(server.server_address[1], security, host="127.0.0.1")


def test_authority_that_is_no_file_is_told():
    with pytest.raises(IndexUnusable, match=r"/nowhere\.pem"):
        _ask(9, Security(certificates="/nowhere.pem"))
