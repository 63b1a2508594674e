"""The lines of elements, beside a slow twin."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.html_pages.blocks import BLOCKS, iter_lines
from corpus.readers.html_pages.tree import Element, parse_fragment

BLOCK = "p div li h2 blockquote br".split()
INLINE = "b span a i".split()


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("أول<br>ثان<br/><br/>ثالث", ["أول", "ثان", "ثالث"]),
        ("قال <b>ال</b>وزير\n  إن&nbsp;الحل", ["قال الوزير إن الحل"]),
        ("<ul><li>أ</li><li>ب<ul><li>ج</li></ul></li></ul>", ["أ", "ب", "ج"]),
        ("<table><tr><td>فريق</td><td>3</td></tr><tr><td>آخر</td></tr></table>", ["فريق 3", "آخر"]),
        ("<pre>شطر أول\nشطر ثان</pre>نثر\nمتصل", ["شطر أول", "شطر ثان", "نثر متصل"]),
        ("أ<script>ب</script><style>ج</style>د<figcaption>هـ</figcaption>", ["أد"]),
        ("", []),
        ("نص بلا وسوم", ["نص بلا وسوم"]),
    ],
)
def test_iter_lines(markup: str, lines: list[str]) -> None:
    assert list(iter_lines(parse_fragment(markup))) == lines


def slow_lines(element: Element) -> list[str]:
    """Write the element down with a mark at every edge of a block, and cut there."""
    for inner in list(element.iter()):
        inner.text = (inner.text or "").replace("\n", " ")
        inner.tail = (inner.tail or "").replace("\n", " ")
        if inner.tag in BLOCKS | {"br"}:
            inner.text, inner.tail = f"\n{inner.text}", f"\n{inner.tail}"
            if len(inner):
                inner[-1].tail = f"{inner[-1].tail or ''}\n"
            else:
                inner.text += "\n"
    lines = re.split(r"\n", element.text_content())
    return [" ".join(line.split()) for line in lines if line.split()]


MARKUP = st.recursive(
    st.sampled_from(["كلمة", " أخرى", "\n", " "]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(BLOCK[:-1] + INLINE),
        st.lists(inner | st.just("<br>"), max_size=4),
    ),
)


@given(MARKUP)
def test_lines_are_those_of_the_twin(markup: str) -> None:
    assert list(iter_lines(parse_fragment(markup))) == slow_lines(parse_fragment(markup))
