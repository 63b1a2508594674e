"""Records of articles: any text is kept, and separators are safe."""

import pytest
from hypothesis import given

from search.embedded.storage.records import decode_article, digest_record, encode_article
from search.schema import Article
from tests.embedded.articles import ANY_ARTICLE


@given(ANY_ARTICLE)
def test_a_record_is_exact_and_has_only_its_own_separators(article: Article) -> None:
    record = encode_article(article)
    assert decode_article(record) == article
    assert record.count(b"\x1f") == 7
    assert b"\x1e" not in record


def test_bytes_of_no_record_are_refused() -> None:
    with pytest.raises(ValueError, match="a record of 2 fields, not 8"):
        decode_article(b"a\x1fb")


@given(ANY_ARTICLE, ANY_ARTICLE)
def test_digests_differ_where_articles_do(one: Article, other: Article) -> None:
    same = digest_record(encode_article(one)) == digest_record(encode_article(other))
    assert same == (one == other)
