import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.markup.entities import decode_entities


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&amp;&quot;&lt;&gt;&apos;", "&\"<>'"),
        ("&#1593;&#x0631;&#X628;&nbsp;", "عرب\xa0"),
        ("&laquo;خبر&raquo;&hellip;", "«خبر»…"),
        ("&amp;amp; &amp;#1593;", "&amp; &#1593;"),
        ("R&D & co; a&b", "R&D & co; a&b"),
        ("?a=1&copy=2&lang=ar", "?a=1&copy=2&lang=ar"),
        ("&notit; &unknown; &x;", "&notit; &unknown; &x;"),
        ("&#0; &#xD800; &#x110000; &#99999999;", "&#0; &#xD800; &#x110000; &#99999999;"),
        ("&; &#; &#x; &", "&; &#; &#x; &"),
    ],
)
def test_what_is_known_is_decoded_once(written: str, meant: str) -> None:
    assert decode_entities(written) == meant


@given(st.text())
def test_a_text_that_was_escaped_comes_back(text: str) -> None:
    assert decode_entities(text.replace("&", "&amp;")) == text
