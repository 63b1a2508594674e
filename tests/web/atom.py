"""Reads feeds, sitemaps and descriptions as strictly as their readers may."""

from xml.etree.ElementTree import Element, fromstring

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "map": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "os": "http://a9.com/-/spec/opensearch/1.1/",
}


def parse_xml(content: bytes) -> Element:
    """Return the root of a document; one that is not well-formed is an error."""
    return fromstring(content)


def texts_of(root: Element, path: str) -> list[str]:
    """Return the texts of the elements at a path."""
    return [each.text or "" for each in root.findall(path, NAMESPACES)]


def check_atom(root: Element) -> None:
    """Fail where RFC 4287 asks for what is not there, or for another number of it."""
    for element in (root, *root.findall("atom:entry", NAMESPACES)):
        for name in ("id", "title", "updated"):
            assert len(texts_of(element, f"atom:{name}")) == 1, name
        assert texts_of(element, "atom:id")[0].startswith("http://arshif/")
        links = element.findall("atom:link", NAMESPACES)
        alternates = [link for link in links if link.attrib["rel"] == "alternate"]
        assert len(alternates) == 1
    assert len(texts_of(root, "atom:author/atom:name")) == 1
    ids = texts_of(root, "atom:entry/atom:id")
    assert len(set(ids)) == len(ids)
    updated = texts_of(root, "atom:entry/atom:updated")
    assert updated == sorted(updated, reverse=True)
    assert texts_of(root, "atom:updated")[0] == max(updated, default="1970-01-01T00:00:00Z")
