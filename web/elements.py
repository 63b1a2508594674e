"""Writes XML: every text escaped, and without the characters that XML forbids."""

from xml.etree.ElementTree import Element, SubElement, tostring

from web.characters import printable

__all__ = ["Element", "add", "write"]


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Append an element with a text and attributes, and return it; `type_` is "type"."""
    named = {name.rstrip("_"): printable(value) for name, value in attributes.items()}
    element = SubElement(parent, tag, named)
    element.text = printable(text) or None
    return element


def write(root: Element) -> bytes:
    """Return a whole document in UTF-8."""
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written
