"""A search engine of dictionaries and loops over a list of articles: slow, and obviously right.

It shares with the real engines what has tests of its own (the parser, the compounds and neighbours
of a query, the views of a word, the formulas of BM25F and of the bonus of neighbours) and nothing
else: no index, no postings, no word graph, no Whoosh.
"""

from tests.oracle.oracle import Oracle

__all__ = ["Oracle"]
