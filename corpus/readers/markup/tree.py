"""Elements by their local names: whatever the namespace, whatever its prefix, none at all."""

from collections.abc import Iterator, Mapping
from typing import Protocol

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Element(Protocol):
    """What is used of an element of lxml, which has no types."""

    text: str | None
    tail: str | None

    @property
    def tag(self) -> object:
        """Its name with its namespace in braces; no text where it is no element."""

    @property
    def attrib(self) -> Mapping[str, str]:
        """Its attributes, named as `tag`."""

    @property
    def sourceline(self) -> int | None:
        """The line of its start tag."""

    def __iter__(self) -> Iterator["Element"]: ...
    def __len__(self) -> int: ...
    def get(self, key: str, default: str = "") -> str: ...
    def getparent(self) -> "Element | None": ...
    def getprevious(self) -> "Element | None": ...
    def iterancestors(self) -> Iterator["Element"]: ...
    def iterdescendants(self) -> Iterator["Element"]: ...
    def itersiblings(self, *, preceding: bool) -> Iterator["Element"]: ...
    def itertext(self) -> Iterator[str]: ...
    def clear(self, *, keep_tail: bool) -> None: ...
    def remove(self, element: "Element") -> None: ...


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace; "" of what is no element."""
    tag = element.tag
    # Where the prefix was never declared it is part of the name.
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the children of these names."""
    return (child for child in element if local_name(child) in names)


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """Yield what is of these names at any depth, in the order of the document."""
    return (inner for inner in element.iterdescendants() if local_name(inner) in names)


def first(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant at a path of names, each at any depth below the one before."""
    for name in path:
        if element is None:
            return None
        element = next(descendants(element, name), None)
    return element


def text_of(element: Element | None) -> str:
    """Return the text of an element in one line, "" of none."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def attribute(element: Element | None, *names: str) -> str:
    """Return the first attribute of these local names that is not empty."""
    if element is None:
        return ""
    values = {str(name).rpartition("}")[2]: str(value) for name, value in element.attrib.items()}
    return next((values[name].strip() for name in names if values.get(name)), "")
