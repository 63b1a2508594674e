from hypothesis import given
from hypothesis import strategies as st

from corpus.ids import document_id


def test_own_id_is_kept() -> None:
    assert document_id("news/12", "https://example.org/12", b"raw") == "news/12"


def test_url_is_preferred_to_raw_bytes() -> None:
    url = "https://example.org/خبر"
    assert document_id("", url, b"one") == document_id("", url, b"two")


def test_id_of_raw_bytes_never_changes() -> None:
    assert document_id("", "", "نص".encode()) == "61d4ee26733a9428"


@given(st.text(), st.binary())
def test_digest_is_sixteen_hexadecimal_characters(url: str, raw: bytes) -> None:
    digest = document_id("", url, raw)
    assert len(digest) == 16
    assert set(digest) <= set("0123456789abcdef")
