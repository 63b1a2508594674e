"""HTML in a field: its text, whatever the tags are like."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.markup_values import is_markup, strip_markup


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>أول</p>\n<p>ثان\nثالث</p>", "أول\nثان ثالث"),
        ("أول<br>ثان<BR/>ثالث", "أول\nثان\nثالث"),
        ("قال <b>نعم</b>\nثم ذهب", "قال نعم\nثم ذهب"),
        ("<p>أ<!-- <p>ب</p> -->ج</p><script>var x = '<p>';</script>د", "أج\nد"),
        (
            "<div class='a'><style>p {}</style>نص &amp; &lt;نص&gt; &#8220;ب&#8221;</div>",
            "نص & <نص> “ب”",
        ),
        ("<p>أ</p><script>ب", "أ\nب"),
        ("<p>أ</p><!-- ب", "أ\n<!-- ب"),
        ("<table><tr><td>أ</td><td>ب</td></tr><tr><th>ج</th></tr></table>", "أ ب\nج"),
        ("<![CDATA[<p>أ</p>]]>", "أ"),
        ("<p>٣ < ٥ و<a href='x'>رابط</a></p>", "٣ < ٥ ورابط"),
        ("<p><![if x>أ</p><?php x ?>", "أ"),
        ("<p></p>", ""),
    ],
)
def test_text_of_markup(markup: str, text: str) -> None:
    assert strip_markup(markup) == text


def test_prose_is_no_markup() -> None:
    assert not any(map(is_markup, ["٣ < ٥", "a <b c", "<وزير>", "x <- y > z", "1 <p 2"]))
    assert all(map(is_markup, ["<p>", "أ<br/>ب", "نص</b>", '<a href="x">ر']))


@pytest.mark.parametrize(
    "piece", ["<", "<p ", "<!--", "<script>", "<a b=", "<![CDATA[", "&", "<!-- -->", "</p"]
)
def test_spoiled_tags_take_no_time_that_grows_with_their_square(piece: str) -> None:
    start = time.process_time()
    text = piece * 200_000
    is_markup(text)
    strip_markup(text)
    assert time.process_time() - start < 5


TAGS = st.lists(
    st.sampled_from(["<", ">", "<p>", "</p>", "<!--", "-->", "<![", "&#0;", "x", "]]>"])
)


@given(text=TAGS.map("".join) | st.text())
def test_any_text_has_a_text(text: str) -> None:
    assert isinstance(strip_markup(text), str)
