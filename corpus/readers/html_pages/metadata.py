"""What the head of a page says of its article: JSON-LD first, then OpenGraph and other names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from corpus.lines import one_line
from corpus.readers.html_pages.linked_data import LinkedArticle, read_linked_data
from corpus.readers.html_pages.tree import Element
from corpus.readers.publication import UNKNOWN, Published, read_published

TITLES = ("og:title", "twitter:title", "dc.title", "title")
DATES = (
    *("article:published_time", "og:published_time", "og:article:published_time"),
    *("datepublished", "article.published", "published_time", "publication_date", "publish_date"),
    *("publishdate", "publish-date", "pubdate", "pub_date", "parsely-pub-date", "sailthru.date"),
    *("cxenseparse:recs:publishtime", "dcterms.created", "dc.date.issued", "dcterms.issued"),
    *("dcterms.date", "dc.date", "date", "article_date_original", "displaydate"),
)
SECTIONS = ("article:section", "og:article:section", "section", "parsely-section", "articlesection")
AUTHORS = (
    *("author", "article:author", "og:article:author", "dc.creator", "dcterms.creator"),
    *("parsely-author", "sailthru.author", "article:author_name", "byl"),
)
SOURCES = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")

_KIND = "og:type"
_NAME_MAX_CHARACTERS = 80
_URL_PREFIXES = ("http://", "https://", "//", "www.")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of its article; unknown parts are empty.

    `titles` are all that are said, best first. `claims` is whether the page says that it is an
    article at all; `body` is the text as JSON-LD has it, which may be HTML.
    """

    titles: tuple[str, ...] = ()
    body: str = ""
    published: Published = UNKNOWN
    section: str = ""
    source: str = ""
    author: str = ""
    url: str = ""
    claims: bool = False


def read_metadata(root: Element, url: str = "") -> Metadata:
    """Return what a page says; `url` is where it came from, for links that name no host."""
    linked, known, properties = read_linked_data(root), _collect_meta(root), _collect_items(root)
    said = linked or LinkedArticle()
    titles = (said.headline, *_pick(known, TITLES), _title(root))
    dates = [*said.dates, *_pick(known, DATES), *_iter_times(root, properties)]
    return Metadata(
        titles=tuple(dict.fromkeys(filter(None, titles))),
        body=said.body,
        published=read_published(dates),
        section=said.section or _first(_pick(known, SECTIONS)),
        source=said.publisher or _first(_pick(known, SOURCES)),
        author=said.author or _find_author(known, properties),
        url=_choose_url([*_iter_canonical(root), *_pick(known, ["og:url"]), said.url], url),
        claims=linked is not None or known.get(_KIND, "").lower() == "article",
    )


def _collect_meta(root: Element) -> dict[str, str]:
    """Return the first content of every name that is not empty, names in lower case."""
    known: dict[str, str] = {}
    for element in root.iter("meta"):
        content = one_line(element.get("content", ""))
        for attribute in ("property", "name", "itemprop"):
            if content and (name := element.get(attribute)):
                known.setdefault(name.strip().lower(), content)
    return known


def _pick(known: dict[str, str], names: Iterable[str]) -> Iterator[str]:
    return (known[name] for name in names if name in known)


def _first(texts: Iterable[str]) -> str:
    return next(iter(texts), "")


def _title(root: Element) -> str:
    return one_line(root.findtext(".//title") or "")


def _collect_items(root: Element) -> dict[str, list[Element]]:
    """Return the elements that microdata names, by their names."""
    found: dict[str, list[Element]] = {}
    for element in root.xpath("//body//*[@itemprop]"):
        for name in element.get("itemprop").split():
            found.setdefault(name, []).append(element)
    return found


def _iter_times(root: Element, properties: dict[str, list[Element]]) -> Iterator[str]:
    """Yield when elements say that the article was published."""
    times = list(root.iter("time"))
    marked = [time for time in times if time.get("pubdate") is not None]
    inside = [time for time in times if next(time.iterancestors("article"), None) is not None][:1]
    for element in (*properties.get("datePublished", ()), *marked, *inside):
        text = element.get("content") or element.get("datetime") or element.text_content()
        if text := one_line(text):
            yield text


def _find_author(known: dict[str, str], properties: dict[str, list[Element]]) -> str:
    """Return the author that is named; pages of social networks are not names."""
    for name in _pick(known, AUTHORS):
        if not name.lower().startswith(_URL_PREFIXES):
            return name
    for element in properties.get("author", ()):
        names = [inner for inner in element.iterdescendants() if inner.get("itemprop") == "name"]
        name = one_line((names or [element])[0].text_content())
        if 0 < len(name) <= _NAME_MAX_CHARACTERS:
            return name
    return ""


def _iter_canonical(root: Element) -> Iterator[str]:
    for element in root.iter("link"):
        if element.get("rel", "").strip().lower() == "canonical":
            yield element.get("href", "").strip()


def _choose_url(said: Iterable[str], url: str) -> str:
    """Return the first address of a page; some sites call their front page canonical everywhere."""
    for address in filter(None, said):
        whole = _join(url, address)
        if whole and (urlsplit(whole).path.strip("/") or urlsplit(whole).query):
            return whole
    return url


def _join(base: str, address: str) -> str:
    """Return an address with its host, "" where there is none or it is no address."""
    try:
        whole = one_line(urljoin(base, address))
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in ("http", "https") and parts.netloc else ""
