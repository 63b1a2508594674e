"""Who asks, whom we trust: from the environment, encrypted unless someone says otherwise."""

from itertools import pairwise

import pytest

from search import IndexUnusable
from search.opensearch.address import Address
from search.opensearch.opening import VARIABLES as FOLDERS
from search.opensearch.parts import VARIABLES as PARTS
from search.opensearch.parts import Part
from search.opensearch.security import VARIABLES, Security
from search.opensearch.sizing import VARIABLES as SIZES
from search.opensearch.sizing import Sizing

FAR = Address.parse("opensearch://far.example/x")
PLAIN = Address.parse("opensearch+http://far.example/x")
NEAR = Address.parse("opensearch+http://127.0.0.1/x")


def test_certificates_are_verified_by_default():
    options = Security.of({}).options(FAR)
    assert options == {"use_ssl": True, "verify_certs": True}


def test_user_and_authority_come_from_the_environment(tmp_path):
    authority = tmp_path / "ca.pem"
    authority.touch()
    security = Security.of(
        {
            "ARSHIF_OPENSEARCH_USER": "reader",
            "ARSHIF_OPENSEARCH_PASSWORD": "secret",
            "ARSHIF_OPENSEARCH_CA": str(authority),
        }
    )
    options = security.options(FAR)
    assert options["http_auth"] == ("reader", "secret")
    assert options["ca_certs"] == str(authority)
    assert "secret" not in repr(security)


def test_plain_connections_leave_the_machine_only_if_allowed():
    with pytest.raises(IndexUnusable, match="unencrypted"):
        Security.of({}).options(PLAIN)
    allowed = {"ARSHIF_OPENSEARCH_PLAIN": "1"}
    assert Security.of(allowed).options(PLAIN) == {"use_ssl": False}
    assert Security.of({}).options(NEAR) == {"use_ssl": False}


@pytest.mark.parametrize(
    "environment",
    [
        {"ARSHIF_OPENSEARCH_USER": "u"},
        {"ARSHIF_OPENSEARCH_PASSWORD": "p"},
        {
            "ARSHIF_OPENSEARCH_USER": "u",
            "ARSHIF_OPENSEARCH_PASSWORD": "p",
            "ARSHIF_OPENSEARCH_AWS_REGION": "eu-west-1",
        },
    ],
)
def test_half_or_two_proofs_are_refused(environment):
    with pytest.raises(IndexUnusable):
        Security.of(environment)


@pytest.mark.parametrize("shards", ["0", "x", "-1", "1025", "٣"])
def test_number_of_shards_is_a_number(shards):
    with pytest.raises(IndexUnusable, match="ARSHIF_OPENSEARCH_SHARDS"):
        Sizing.of({"ARSHIF_OPENSEARCH_SHARDS": shards})


def test_copies_are_as_many_as_there_are_nodes_for():
    assert Sizing.of({}).replicas == "0-1"
    assert Sizing.of({"ARSHIF_OPENSEARCH_REPLICAS": "2"}).replicas == "0-2"
    assert Sizing.of({"ARSHIF_OPENSEARCH_REPLICAS": "0"}).replicas == "0-0"


@pytest.mark.parametrize("text", ["", "2", "0/3", "4/3", "a/b", "1/101", "-1/2", "١/٢"])
def test_what_is_no_part_is_told(text):
    with pytest.raises(IndexUnusable, match="ARSHIF_OPENSEARCH_PART"):
        Part.of({"ARSHIF_OPENSEARCH_PART": text})


def test_parts_have_ranges_of_their_own():
    parts = [Part(number, 3) for number in (1, 2, 3)]
    assert len({part.holder for part in parts}) == 3
    assert all(one.batches.stop == other.batches.start for one, other in pairwise(parts))


def test_every_variable_is_in_the_manual(pytestconfig):
    manual = (pytestconfig.rootpath / "docs" / "operations.md").read_text("utf-8")
    for name in (*VARIABLES, *SIZES, *FOLDERS, *PARTS):
        assert f"`{name}`" in manual
