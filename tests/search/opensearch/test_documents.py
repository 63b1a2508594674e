"""Documents by the compiled analyser, beside the slow and obvious way to make them."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.analysis import fold, fold_label, spell, tokenize
from search.opensearch.documents import SOURCE, Analysed, article_of
from search.opensearch.mapping import SPELLING_OF, mapping
from search.opensearch.texts import bounded
from search.schema import FACETS, Article

TEXT = st.text(st.sampled_from("كتبابوُيىة 12ab,.٣\ud800\x1b\n\u200c"), max_size=60)
ARTICLES = st.lists(
    st.builds(
        Article,
        id=st.text(min_size=1, max_size=9),
        title=TEXT,
        body=TEXT,
        date=st.none() | st.dates(),
        section=TEXT,
        url=TEXT,
    ),
    max_size=5,
    unique_by=lambda article: article.id,
)


def _slow_values(article: Article) -> dict[str, object]:
    values: dict[str, object] = {}
    for name in ("title", "body"):
        words = [token.surface for token in tokenize(getattr(article, name))]
        values[name] = " ".join(bounded(fold(word)) for word in words)
        values[SPELLING_OF[name]] = " ".join(bounded(spell(word)) for word in words)
        values[f"{name}_length"] = len(words)
    words = [token.surface for token in tokenize(article.title)]
    values["title_forms"] = sorted({bounded(fold(word)) for word in words})
    values["section_folded"] = bounded(fold_label(article.section))
    if article.date:
        values["day"] = article.date.toordinal()
    return values


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(ARTICLES)
def test_documents_are_those_of_the_slow_way(articles):
    documents = list(Analysed.of(articles).documents("batch", 10))
    assert len(documents) == len(articles)
    for number, (article, document) in enumerate(zip(articles, documents, strict=True), 10):
        assert document.items() >= _slow_values(article).items()
        assert document["number"] == number
        assert ("day" in document) == (article.date is not None)
        assert article_of(document) == article


@settings(deadline=None)
@given(ARTICLES)
def test_every_spelling_is_counted_once_an_article(articles):
    analysed = Analysed.of(articles)
    expected: dict[bytes, int] = {}
    for article in articles:
        words = {spell(t.surface) for text in (article.title, article.body) for t in tokenize(text)}
        for word in words:
            encoded = word.encode("utf-8", "surrogatepass")
            expected[encoded] = expected.get(encoded, 0) + 1
    found = dict(zip(analysed.spellings, analysed.doc_freqs().tolist(), strict=True))
    assert found == expected


def test_mapping_knows_every_field_of_a_document_and_every_facet():
    article = Article(
        "1", "عنوان", "نص", dt.date(2020, 5, 6), "سياسة", "وكالة", "كاتب", "u", "d", "h"
    )
    (document,) = Analysed.of([article]).documents("batch", 0)
    properties = mapping()["properties"]
    assert set(document) - {"_id"} == set(properties)
    assert set(FACETS) <= set(properties)
    assert list(SOURCE) == mapping()["_source"]["includes"]


@pytest.mark.parametrize("length", [255, 256, 1_024, 40_000])
def test_long_words_stay_one_term(length):
    (document,) = Analysed.of([Article("1", "", "ك" * length + " ثم")]).documents("b", 0)
    first, second = document["body"].split(" ")
    assert second == "ثم"
    assert first == bounded("ك" * length)
