"""The first page: the size of the archive, example queries and its largest sections."""

from dataclasses import replace

from search import Engine, SearchRequest, SearchResult, Sort
from web import urls
from web.choices import empty_box
from web.contexts import HomePage, Link
from web.language import ARTICLES, count, group_thousands

SECTIONS_SHOWN = 6
EVERYTHING = SearchRequest(sort=Sort.NEWEST)


def home_page(engine: Engine, examples: tuple[str, ...], notices: tuple[str, ...]) -> HomePage:
    """Return the first page of the archive as it is now."""
    return HomePage(
        title="",
        box=empty_box(),
        articles=count(engine.generation.articles, ARTICLES),
        examples=tuple(Link(text, urls.search_url(SearchRequest(text))) for text in examples),
        sections=_largest_sections(engine.search(replace(EVERYTHING, size=1))),
        notices=notices,
    )


def _largest_sections(overview: SearchResult) -> tuple[Link, ...]:
    counts = [each for each in overview.facets.get("section", ()) if each.value]
    counts.sort(key=lambda each: -each.count)
    return tuple(
        Link(
            each.value,
            urls.toggle_url(EVERYTHING, "section", each.value),
            note=group_thousands(each.count),
        )
        for each in counts[:SECTIONS_SHOWN]
    )
