"""Text becomes HTML in one place."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.markup import mark_html
from tests.strategies import texts


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text and ordered, disjoint spans of it."""
    text = draw(texts | st.text("<>&\"'amp;lt/mark "))
    bounds = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
    return text, list(zip(bounds[::2], bounds[1::2], strict=False))


@given(marked_texts())
def test_html_unescapes_back_to_the_text_and_its_marks_to_the_spans(marked):
    text, spans = marked
    html = mark_html(text, spans)
    pieces = [piece.split("</mark>") for piece in html.split("<mark>")]
    assert [len(piece) for piece in pieces] == [1] + [2] * len(spans)
    assert [unescape(piece[0]) for piece in pieces[1:]] == [text[slice(*span)] for span in spans]
    assert unescape(html.replace("<mark>", "").replace("</mark>", "")) == text


@given(marked_texts())
def test_nothing_of_the_text_is_markup(marked):
    text, spans = marked
    rest = mark_html(text, spans).replace("<mark>", "").replace("</mark>", "")
    assert not set("<>\"'") & set(rest)


@pytest.mark.parametrize(
    ("text", "spans", "html"),
    [
        ("", [], ""),
        ("خبر عاجل", [(4, 8)], "خبر <mark>عاجل</mark>"),
        ("خبر", [(0, 3)], "<mark>خبر</mark>"),
        ("أب", [(0, 1), (1, 2)], "<mark>أ</mark><mark>ب</mark>"),
        ("<mark>&amp;</mark>", [], "&lt;mark&gt;&amp;amp;&lt;/mark&gt;"),
        ("a\"b'c", [(0, 3)], "<mark>a&quot;b</mark>&#x27;c"),
    ],
)
def test_marks_stand_around_the_spans(text, spans, html):
    assert mark_html(text, spans) == html
