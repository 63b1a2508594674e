"""Which pages there are, for search engines: the Sitemaps protocol 0.9, and robots.txt."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from search import Entry
from web.origins import absolute
from web.paths import SITEMAP
from web.urls import article_url, sitemap_url

URLS = 50_000
"""How many addresses a part has, the most that the protocol allows."""
_OPENING = '<?xml version="1.0" encoding="UTF-8"?>\n<{} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
# Results are without end, and of no use to those who do not read them.
ROBOTS = """User-agent: *
Disallow: /admin
Disallow: /api/
Disallow: /search
Disallow: /suggestions
Disallow: /feed
Sitemap: {sitemap}
"""


def parts(articles: int) -> int:
    """Return how many parts the sitemap of so many articles has, one at least."""
    return max(1, -(-articles // URLS))


def index_lines(articles: int) -> Iterator[bytes]:
    """Yield the index of the parts."""
    yield _OPENING.format("sitemapindex").encode()
    for part in range(1, parts(articles) + 1):
        yield f"<sitemap><loc>{escape(absolute(sitemap_url(part)))}</loc></sitemap>\n".encode()
    yield b"</sitemapindex>\n"


def part_lines(entries: Iterable[Entry], origin: str) -> Iterator[bytes]:
    """Yield a part: the address of each article, and its date."""
    yield _OPENING.format("urlset").encode()
    for entry in entries:
        changed = f"<lastmod>{entry.date.isoformat()}</lastmod>" if entry.date else ""
        yield f"<url><loc>{escape(origin + article_url(entry.id))}</loc>{changed}</url>\n".encode()
    yield b"</urlset>\n"


def robots() -> str:
    """Return what robots are told."""
    return ROBOTS.format(sitemap=absolute(SITEMAP))
