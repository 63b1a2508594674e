"""Records of articles: any text is kept, and separators are safe."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.embedded.kernels.charset import CHARSET_TABLE, decode_fields
from search.embedded.storage.records import (
    decode_article,
    decode_field,
    digest_record,
    encode_article,
    encode_field,
    field_as_utf8,
)
from search.schema import Article
from tests.embedded.articles import ANY_ARTICLE, ANY_TEXT


@given(ANY_ARTICLE)
def test_a_record_is_exact_and_has_only_its_own_separators(article: Article) -> None:
    record = encode_article(article)
    assert decode_article(record) == article
    assert record.count(b"\x1f") == 9
    assert b"\x1e" not in record


def test_bytes_of_no_record_are_refused() -> None:
    with pytest.raises(ValueError, match="a record of 2 fields, not 10"):
        decode_article(b"a\x1fb")


@given(ANY_ARTICLE, ANY_ARTICLE)
def test_digests_differ_where_articles_do(one: Article, other: Article) -> None:
    same = digest_record(encode_article(one)) == digest_record(encode_article(other))
    assert same == (one == other)


@given(st.lists(ANY_TEXT, max_size=6))
def test_the_compiled_decoder_equals_the_slow_one(texts: list[str]) -> None:
    fields = list(map(encode_field, texts))
    bounds = np.cumsum([0, *map(len, fields)])
    points = np.empty(bounds[-1], np.uint32)
    decode_fields(np.frombuffer(b"".join(fields), np.uint8), bounds, CHARSET_TABLE, points)
    found = [points[start:end].tolist() for start, end in pairwise(bounds)]
    assert found == [list(map(ord, decode_field(field))) for field in fields]
    assert found == [list(map(ord, text)) for text in texts]


@given(ANY_TEXT)
def test_a_field_in_utf_8_is_its_text(text: str) -> None:
    assert field_as_utf8(encode_field(text)) == text.encode("utf-8", "surrogatepass")
