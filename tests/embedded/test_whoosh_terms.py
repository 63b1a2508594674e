"""Plain Whoosh reads of our files, term by term and field by field, what it would have written."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.embedded.plain.source import INDEXED
from search.schema import Article
from tests.embedded.articles import ARTICLES
from tests.embedded.whoosh_archives import batched_archives
from tests.embedded.whoosh_comparison import assert_same_documents, assert_same_terms
from tests.embedded.whoosh_twin import Batches, index_by_us, index_by_whoosh, sample_batches


def assert_same(batches: Batches, deleted: set[str]) -> None:
    """Index articles twice and compare everything that Whoosh can read of them."""
    with TemporaryDirectory() as name:
        ours = index_by_us(Path(name, "ours"), batches, deleted).reader()
        theirs = index_by_whoosh(Path(name, "theirs"), batches, deleted).reader()
        assert set(ours.indexed_field_names()) == set(theirs.indexed_field_names())
        assert list(ours.all_terms()) == list(theirs.all_terms())
        for field in INDEXED:
            assert_same_terms(ours, theirs, field)
        assert_same_documents(ours, theirs)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(batched_archives())
def test_readers_of_few_words_agree(archive: tuple[Batches, set[str]]) -> None:
    assert_same(*archive)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ARTICLES, min_size=1, max_size=5, unique_by=lambda article: article.id))
def test_readers_of_any_text_agree(archive: list[Article]) -> None:
    assert_same([archive], set())


def test_readers_of_a_text_that_has_a_word_very_often_agree() -> None:
    # The document before and the one after have it, too; so has another spelling of its form.
    times = [1, 255, 256, 1, 510, 511, 70_000, 2]
    archive = [
        Article(f"{n}", "كتاب " * (n % 300), "إلى " * n + "في " + "الى " * (n % 300))
        for n in dict.fromkeys(times)
    ]
    assert_same([archive[:4], archive[4:]], {"256"})


def test_readers_of_the_sample_archive_agree() -> None:
    assert_same(sample_batches(), {"atlas-0001"})
