import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corpus.readers.markup.sanitizing import sanitize


def run(text: str, size: int = 1 << 16) -> tuple[str, list[tuple[int, str]]]:
    notes: list[tuple[int, str]] = []
    chunks = (text[start : start + size] for start in range(0, len(text), size))
    return "".join(sanitize(chunks, lambda line, note: notes.append((line, note)))), notes


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("<a>&amp; &lt; &#1593; &quot;</a>", "<a>&amp; &lt; &#1593; &quot;</a>"),
        ("<a>&nbsp;&laquo;</a>", "<a>\xa0«</a>"),
        ("<a>R&D &unknown; 1 < 2</a>", "<a>R&amp;D &amp;unknown; 1 &lt; 2</a>"),
        ("<a><![CDATA[1 < 2 & 3]]></a>", "<a>1 &lt; 2 &amp; 3</a>"),
        ("<a>\x00b\x01</a>", "<a>b</a>"),
        ("<a><![CDATA[x</a>", "<a>&lt;![CDATA[x</a>"),
        ("<a>x <!ENTITY y 'z'></a>", "<a>x &lt;!ENTITY y 'z'></a>"),
    ],
)
@pytest.mark.parametrize("size", [1, 2, 7, 1 << 16])
def test_what_reaches_the_parser(text: str, safe: str, size: int) -> None:
    assert run(text, size)[0] == safe


def test_lines_stay_and_are_told() -> None:
    text = "<?xml version='1.0'?>\n<!DOCTYPE a [\n<!ENTITY x 'y'>\n]>\n<a>\n&x;\n</a>"
    safe, notes = run(text)
    assert safe.count("\n") == text.count("\n")
    assert "ENTITY" not in safe
    assert notes == [(2, "DTD left out"), (6, "entity not resolved: &x;")]


@pytest.mark.parametrize(
    "text",
    [
        "<!DOC<!-- -->TYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
        "<<!-- -->!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
        "<\0!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
        "<<?x?>!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY x 'y'>]<a>&x;</a>",
        "<!DOC<!DOCTYPE b>TYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
    ],
)
def test_no_doctype_can_be_put_together(text: str) -> None:
    safe, _ = run(text)
    assert "<!DOCTYPE" not in safe
    assert "&x;" not in safe


ELEMENTS = st.recursive(
    st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=8,
)


def to_element(content: object) -> etree._Element:
    element = etree.Element("a")
    if isinstance(content, str):
        element.text = content
    else:
        assert isinstance(content, tuple)
        element.extend(map(to_element, content))
    return element


@given(ELEMENTS, st.integers(1, 30))
def test_well_formed_xml_is_left_as_it_is(content: object, size: int) -> None:
    text = etree.tostring(to_element(content), encoding="unicode")
    assert run(text, size) == (text, [])


@given(st.text(st.sampled_from("<>!?&;[]-#x1aDOCTYPE'\"\n")), st.integers(1, 30))
def test_chunks_make_no_difference_and_no_mark_survives(text: str, size: int) -> None:
    safe, _ = run(text, size)
    assert safe == run(text)[0]
    assert "<!DOCTYPE" not in safe
    assert "<![CDATA[" not in safe
