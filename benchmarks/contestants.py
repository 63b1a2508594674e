"""The engines that speed.py compares: each indexes the same articles and answers the same queries.

Title and body are searched, every word optional, the best ten wanted. Arshif publishes durably and
counts exact totals; Tantivy commits and waits for its merges; plain Whoosh commits.
"""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

TOP = 10
WORD = re.compile(r"[\u0621-\u065f\u0670\u0640]+|\w+")


@dataclass(frozen=True, slots=True)
class Text:
    """What is indexed of an article: a number, a title, a body, a section and a source."""

    number: int
    title: str
    body: str
    section: str
    source: str


Query = Callable[[str], int]
"""Answers a query and returns how many of the best ten there are."""


def arshif(texts: Sequence[Text], directory: Path, workers: int) -> tuple[float, dict[str, Query]]:
    """Index with Arshif's writer, publishing included; rank with and without facets, or search."""
    from search import Article, Match, SearchRequest, open_writer
    from search.embedded.engine import EmbeddedEngine

    started = time.perf_counter()
    with open_writer(directory, workers=workers) as writer:
        for t in texts:
            writer.add(Article(str(t.number), t.title, t.body, None, t.section, t.source))
        writer.verify()
        writer.publish()
    seconds = time.perf_counter() - started
    # An engine each: what one keeps of earlier queries is not there for the others.
    asked = partial(SearchRequest, match=Match.ANY, collapse=False)
    ranking, counting, showing = (EmbeddedEngine.open(directory) for _ in range(3))
    return seconds, {
        "query": lambda text: len(ranking.rank(asked(text)).ids),
        "facets": lambda text: len(counting.rank(asked(text), with_facets=True).ids),
        "page": lambda text: len(showing.search(asked(text)).hits),
    }


def tantivy(texts: Sequence[Text], directory: Path, workers: int) -> tuple[float, dict[str, Query]]:
    """Index with Tantivy's Arabic stemmer."""
    import tantivy as library

    schema = library.SchemaBuilder()
    schema.add_integer_field("id", stored=True)
    for name in ("title", "body"):
        schema.add_text_field(name, stored=True, tokenizer_name="arabic")
    analyzer = library.TextAnalyzerBuilder(library.Tokenizer.simple())
    analyzer = analyzer.filter(library.Filter.lowercase()).filter(library.Filter.stemmer("arabic"))
    index = library.Index(schema.build(), path=str(directory))
    index.register_tokenizer("arabic", analyzer.build())
    started = time.perf_counter()
    writer = index.writer(heap_size=1 << 30, num_threads=workers)
    for t in texts:
        writer.add_document(library.Document(id=t.number, title=t.title, body=t.body))
    writer.commit()
    writer.wait_merging_threads()
    seconds = time.perf_counter() - started
    index.reload()
    searcher = index.searcher()

    def answer(text: str) -> int:
        query = index.parse_query(" ".join(WORD.findall(text)), ["title", "body"])
        return len(searcher.search(query, TOP, count=False).hits)

    return seconds, {"query": answer}


def whoosh(texts: Sequence[Text], directory: Path, workers: int) -> tuple[float, dict[str, Query]]:
    """Index with Whoosh's own codec and its Arabic-blind defaults, words kept whole."""
    from whoosh import analysis, fields, index, qparser

    words = analysis.RegexTokenizer(WORD.pattern) | analysis.LowercaseFilter()
    text_field = fields.TEXT(analyzer=words, stored=True)
    schema = fields.Schema(id=fields.STORED, title=text_field, body=text_field)
    whoosh_index = index.create_in(str(directory), schema)
    started = time.perf_counter()
    writer = whoosh_index.writer(limitmb=512)
    for t in texts:
        writer.add_document(id=t.number, title=t.title, body=t.body)
    writer.commit()
    seconds = time.perf_counter() - started
    searcher = whoosh_index.searcher()
    parser = qparser.MultifieldParser(["title", "body"], schema, group=qparser.OrGroup)

    def answer(text: str) -> int:
        return len(searcher.search(parser.parse(" ".join(WORD.findall(text))), limit=TOP))

    return seconds, {"query": answer}


CONTESTANTS = {"arshif": arshif, "tantivy": tantivy, "whoosh": whoosh}
