"""What users do with an index in plain Whoosh: parse, search, sort, group, correct, copy, leave."""

from pathlib import Path

import pytest
from whoosh import index as whoosh_index
from whoosh.index import Index
from whoosh.qparser import FuzzyTermPlugin, MultifieldParser, QueryParser
from whoosh.query import And, Every, FuzzyTerm, Phrase, Prefix, Query, Term, Wildcard

from search.embedded.plain.schema import whoosh_schema
from search.embedded.plain.source import INDEXED
from search.schema import Article
from tests.embedded.whoosh_comparison import assert_same_documents, assert_same_terms
from tests.embedded.whoosh_twin import index_by_us, index_by_whoosh, sample_batches


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Index the bundled archive, less one article."""
    directory = tmp_path_factory.mktemp("searcher") / "generation"
    return index_by_us(directory, sample_batches(), {"atlas-0001"})


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("الوزيرُ", Term("body", "الوزير")),
        ("stem:وزارة", Term("stem", "وزار")),
        ("إلى الميناء", And([Term("body", "الي"), Term("body", "الميناء")])),
        ('title:"إلى الميناء"', Phrase("title", ["الي", "الميناء"])),
        ("وزي*", Prefix("body", "وزي")),
        ("أو*ة", Wildcard("body", "او*ه")),
        ("stem:أو*ة", Wildcard("stem", "او*ه")),
        ("spelling:أو*ة", Wildcard("spelling", "أو*ة")),
        ("وزير~2/1", FuzzyTerm("body", "وزير", maxdist=2, prefixlength=1)),
        ("*:*", Every()),
    ],
)
def test_the_query_parser_of_whoosh_knows_our_words(index: Index, text: str, query: Query) -> None:
    parser = QueryParser("body", index.schema)
    parser.add_plugin(FuzzyTermPlugin())
    assert parser.parse(text) == query


def test_a_parsed_query_finds_what_was_written_otherwise(index: Index) -> None:
    with index.searcher() as searcher:
        query = MultifieldParser(["title", "body"], index.schema).parse("الـــوزيرُ")
        found = searcher.search(query, limit=None)
        assert found and all("الوزير" in hit["title"] + hit["body"] for hit in found)
        assert "الوزير" in found[0].highlights("body") + found[0].highlights("title")


def test_hits_are_sorted_and_grouped_by_columns(index: Index) -> None:
    with index.searcher() as searcher:
        hits = searcher.search(Every(), limit=None, sortedby="day", groupedby="section")
        assert len(hits) == searcher.doc_count() == searcher.doc_count_all() - 1
        days = [hit["date"].toordinal() if "date" in hit else 0 for hit in hits]
        assert days == sorted(days)
        latest = searcher.search(Every(), limit=1, sortedby="day", reverse=True)
        assert latest[0]["date"].toordinal() == days[-1]
        groups = hits.groups("section")
        assert sum(map(len, groups.values())) == len(hits)
        for section, members in groups.items():
            assert {searcher.stored_fields(it).get("section", "") for it in members} == {section}


def test_the_best_hits_and_their_count_are_exact(index: Index) -> None:
    query = And([Every("section"), Term("body", "من") | Term("title", "في") | Prefix("stem", "وز")])
    with index.searcher() as searcher:
        every = searcher.search(query, limit=None)
        best = searcher.search(query, limit=5)
        assert len(best) == len(every) > 5
        assert [(hit["id"], hit.score) for hit in best] == [
            (hit["id"], hit.score) for hit in every[:5]
        ]


def test_misspelled_words_are_corrected(index: Index) -> None:
    with index.searcher() as searcher:
        assert "الحكومه" in searcher.suggest("body", "الحكوكه")


def test_whoosh_can_copy_the_index_into_one_of_its_own(index: Index, tmp_path: Path) -> None:
    """The way out: everything but the deleted article arrives."""
    copy = whoosh_index.create_in(str(tmp_path), whoosh_schema())
    writer = copy.writer()
    for reader, _ in index.reader().leaf_readers():
        writer.add_reader(reader)
    writer.commit()
    living = [
        article for batch in sample_batches() for article in batch if article.id != "atlas-0001"
    ]
    expected = index_by_whoosh(tmp_path / "expected", [living], ()).reader()
    for field in INDEXED:
        assert_same_terms(copy.reader(), expected, field)
    assert_same_documents(copy.reader(), expected)


def test_an_index_without_articles_is_searched_in_vain(tmp_path: Path) -> None:
    nothing: list[Article] = []
    index = index_by_us(tmp_path / "generation", [nothing], ())
    with index.searcher() as searcher:
        for field in INDEXED:
            assert not list(searcher.lexicon(field))
            assert not searcher.search(Term(field, "2020"))
            assert searcher.reader().max_field_length(field) == 0
        assert not searcher.search(Every())
