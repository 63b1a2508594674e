"""What a page tells those who list it or show a link to it: search engines, messengers."""

from dataclasses import dataclass
from functools import singledispatch

from markupsafe import Markup

from web.contexts import ArticlePage, ErrorPage, HomePage, Page, SearchPage
from web.helping import HelpPage
from web.language import current, say
from web.language.current import ARABIC, address
from web.origins import absolute
from web.paths import HELP

PURPOSE = "ابحث في أرشيف الصحافة العربية: الكلمةُ بصيغها وجذرها، لا بحروفها وحدها."
LONGEST = 200
"""How many characters a description has at most."""


@dataclass(frozen=True, slots=True)
class Meta:
    """`url` is the one address of the page, "" where it has none of its own and is not listed.

    `canonical` says whether the page has to name it; `properties` are those of the Open Graph.
    """

    description: str = ""
    url: str = ""
    canonical: bool = True
    properties: tuple[tuple[str, str], ...] = ()


@singledispatch
def meta_of(page: Page) -> Meta:
    """Return what a page tells of itself."""
    return Meta(say(PURPOSE))


@meta_of.register
def _(page: HomePage) -> Meta:
    return _listed(page, say(PURPOSE), "/")


@meta_of.register
def _(page: HelpPage) -> Meta:
    return _listed(page, page.purpose, HELP)


@meta_of.register
def _(page: SearchPage) -> Meta:
    return Meta(f"{page.heading} {page.box.text}: {page.status}")


@meta_of.register
def _(page: ErrorPage) -> Meta:
    return Meta(page.explanation)


@meta_of.register
def _(page: ArticlePage) -> Meta:
    body = " ".join(Markup(" ".join(each.html for each in page.passages)).striptags().split())
    said = body if len(body) <= LONGEST else body[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
    url = absolute(page.permalink)
    more = (
        ("article:published_time", page.day.iso if page.day else ""),
        ("article:section", page.section),
        ("article:author", page.author),
    )
    own = tuple((name, value) for name, value in more if value)
    properties = (*_properties("article", page.title, said, url), *own)
    return Meta(said, url, canonical=False, properties=properties)


def _listed(page: Page, said: str, path: str) -> Meta:
    url = absolute(address(path))
    return Meta(said, url, properties=_properties("website", page.title, said, url))


def _properties(kind: str, title: str, said: str, url: str) -> tuple[tuple[str, str], ...]:
    return (
        ("og:type", kind),
        ("og:site_name", say("أرشيف")),
        ("og:title", title or say("أرشيف")),
        ("og:description", said),
        ("og:url", url),
        ("og:locale", "ar_AR" if current() is ARABIC else "en_US"),
    )
