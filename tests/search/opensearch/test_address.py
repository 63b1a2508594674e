"""Addresses of clusters: what they may be, and what they never hold."""

import pytest

from search import IndexUnusable
from search.factory import is_cluster
from search.opensearch.address import Address


@pytest.mark.parametrize(
    ("text", "hosts", "printed"),
    [
        ("opensearch://search.example/news", (("search.example", 9200),), None),
        ("opensearch://a:1,b:2/news.1", (("a", 1), ("b", 2)), "opensearch://a:1,b:2/news.1"),
        ("opensearch+http://[::1]:9201/x", (("::1", 9201),), "opensearch+http://[::1]:9201/x"),
    ],
)
def test_address_is_read_and_printed(text, hosts, printed):
    address = Address.parse(text)
    assert address.hosts == hosts
    assert str(address) == (printed or "opensearch://search.example:9200/news")
    assert Address.parse(str(address)) == address


@pytest.mark.parametrize(
    "text",
    [
        "opensearch://h",
        "opensearch://h/",
        "opensearch:///news",
        "opensearch:/h/news",
        "opensearch://h:port/news",
        "opensearch://h:70000/news",
        "opensearch://h,/news",
        "opensearch://h/News",
        "opensearch://h/-news",
        "opensearch://h/a/b",
        "opensearch://h/news-000001",
        "opensearch://h/news-000001-words",
        "opensearch://h/*",
        f"opensearch://h/{'x' * 201}",
    ],
)
def test_what_is_no_address_is_told(text):
    assert is_cluster(text)
    with pytest.raises(IndexUnusable):
        Address.parse(text)


def test_password_in_an_address_is_refused_and_not_repeated():
    with pytest.raises(IndexUnusable, match="ARSHIF_OPENSEARCH_PASSWORD") as caught:
        Address.parse("opensearch://user:secret@h/news")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("hosts", "is_local"),
    [("127.0.0.1,localhost,[::1]", True), ("127.0.0.1,h", False), ("10.0.0.1", False)],
)
def test_only_loopback_is_local(hosts, is_local):
    assert Address.parse(f"opensearch+http://{hosts}/x").is_local is is_local


@pytest.mark.parametrize("folder", ["arshif-index", "/opensearch", "./opensearch:x", "opensearch"])
def test_folder_is_no_cluster(folder):
    assert not is_cluster(folder)
