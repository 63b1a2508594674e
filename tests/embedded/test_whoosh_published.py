"""Plain Whoosh opens what the indexer publishes, also after an update."""

from pathlib import Path

import pytest
from whoosh import index as whoosh_index
from whoosh.query import Every, Phrase, Query, Term
from whoosh.searching import Searcher

from tests.embedded.publishing import articles, make_small, publish, served_directory


def found(searcher: Searcher, query: Query) -> set[str]:
    """Return the ids of the articles that match."""
    return {hit["id"] for hit in searcher.search(query, limit=None)}


def test_an_update_is_seen_by_plain_whoosh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_small(monkeypatch)
    first = articles(range(100))
    changed = articles(range(50, 120), "الثاني")
    publish(tmp_path, first, workers=1)
    publish(tmp_path, changed, deleted=["n-3"], update=True, workers=1)
    index = whoosh_index.open_dir(str(served_directory(tmp_path)))
    old = {article.id for article in first[:50]} - {"n-3"}
    new = {article.id for article in changed}
    with index.searcher() as searcher:
        assert len(searcher.leaf_searchers()) > 1
        assert found(searcher, Every()) == old | new
        assert found(searcher, Term("spelling", "الأول")) == old
        assert found(searcher, Phrase("body", ["بالنص", "الثاني"])) == new
        assert found(searcher, Term("id", "n-70")) == {"n-70"}
        assert searcher.document(id="n-70")["body"] == changed[20].body
        assert searcher.document(id="n-3") is None
