"""JSON-LD as sites really write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.readers.html_pages.linked_data import LinkedArticle, read_linked_data
from corpus.readers.html_pages.tree import parse_page

ARTICLE = '{"@type": "NewsArticle", "headline": "عنوان", "datePublished": "2017-03-02"}'


def read(*texts: str, kind: str = "application/ld+json") -> LinkedArticle | None:
    scripts = "".join(f"<script type='{kind}'>{text}</script>" for text in texts)
    return read_linked_data(parse_page(f"<html><head>{scripts}</head><body></body></html>").root)


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite"}}, {ARTICLE}]}}',
        f'{{"@type": "WebPage", "mainEntity": {ARTICLE}}}',
        ARTICLE.replace('"NewsArticle"', '["Thing", "https://schema.org/ReportageNewsArticle"]'),
        ARTICLE.replace("}", ",}"),
        ARTICLE.replace("عنوان", "عنوان\n"),
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE};\n//]]>",
    ],
)
def test_an_article_is_found_wherever_it_stands_and_mended(text: str) -> None:
    assert read("{broken", text) == LinkedArticle(headline="عنوان", dates=("2017-03-02",))


@pytest.mark.parametrize("text", ["", "{", "null", "3", '{"@type": "WebSite"}', "[" * 100_000])
def test_what_is_no_article_is_none(text: str) -> None:
    assert read(text) is None


def test_other_scripts_are_not_read() -> None:
    assert read(ARTICLE, kind="text/javascript") is None


def test_names_come_from_objects_lists_and_references() -> None:
    people = '{"@type": "Person", "@id": "#1", "name": "سلمى &amp; عمر"}'
    article = (
        '{"@type": "Article", "author": [{"@id": "#1"}, {"name": "ليلى"}, "https://a.example/x"],'
        ' "publisher": {"name": "الرصيف"}, "articleSection": ["محليات", "كل الأخبار"],'
        ' "mainEntityOfPage": {"@id": "https://a.example/1"}}'
    )
    found = read(f'{{"@graph": [{people}, {article}]}}')
    assert found == LinkedArticle(
        section="محليات", author="سلمى & عمر، ليلى", publisher="الرصيف", url="https://a.example/1"
    )


def test_the_first_article_with_a_headline_leads() -> None:
    found = read('{"@type": "Article"}', ARTICLE, ARTICLE.replace("عنوان", "آخر"))
    assert found is not None
    assert found.headline == "عنوان"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "@graph", "name", "author", "headline", "url"]), inner
        )
    ),
)


@given(JSON)
def test_no_value_is_unexpected(value: object) -> None:
    import json

    text = json.dumps([{"@type": "Article", "author": value, "headline": value}, value])
    found = read(text.replace("<", ""))
    assert found is not None
    assert isinstance(found.headline, str)
