"""Compares all that two Whoosh readers know of their terms and documents."""

from whoosh.reading import IndexReader

from search.embedded.plain.source import INDEXED
from tests.embedded.whoosh_twin import rounded

COLUMNS = ("id", "section", "source", "author", "day")


def assert_same_terms(ours: IndexReader, theirs: IndexReader, field: str) -> None:
    """Compare the lexicon of a field and all that is known of its terms."""
    lexicon = list(theirs.lexicon(field))
    assert list(ours.lexicon(field)) == lexicon
    for term in lexicon:
        found, expected = ours.term_info(field, term), theirs.term_info(field, term)
        assert ours.frequency(field, term) == found.weight() == expected.weight()
        assert ours.doc_frequency(field, term) == found.doc_frequency() == expected.doc_frequency()
        assert found.max_weight() == expected.max_weight()
        assert (found.min_id(), found.max_id()) == (expected.min_id(), expected.max_id())
        assert rounded(found.min_length()) == expected.min_length()
        assert rounded(found.max_length()) == expected.max_length()
        assert postings(ours, field, term) == postings(theirs, field, term)


def postings(reader: IndexReader, field: str, term: bytes) -> list[tuple[int, float, bytes]]:
    """Return the documents that hold a term, with its weight and Whoosh's encoding of the rest."""
    matcher = reader.postings(field, term)
    found = []
    while matcher.is_active():
        found.append((matcher.id(), matcher.weight(), matcher.value()))
        matcher.next()
    return found


def assert_same_documents(ours: IndexReader, theirs: IndexReader) -> None:
    """Compare stored articles, columns, lengths and deletions."""
    assert ours.doc_count() == theirs.doc_count()
    assert ours.doc_count_all() == theirs.doc_count_all()
    assert list(ours.all_doc_ids()) == list(theirs.all_doc_ids())
    assert list(ours.all_stored_fields()) == list(theirs.all_stored_fields())
    # Whoosh mixes up the numbers of documents where one of its own segments lacks a column.
    for (our_leaf, _), (leaf, _) in zip(ours.leaf_readers(), theirs.leaf_readers(), strict=True):
        for name in COLUMNS:
            assert list(our_leaf.column_reader(name)) == list(leaf.column_reader(name))
    for name in INDEXED:
        assert ours.field_length(name) == theirs.field_length(name)
        for number in range(ours.doc_count_all()):
            expected = theirs.doc_field_length(number, name) or 0
            assert rounded(ours.doc_field_length(number, name)) == expected
