"""What is kept between pages of hits, and let go."""

import gc
import weakref
from pathlib import Path

from search import Level, SearchRequest
from search.embedded.engine import EmbeddedEngine
from tests.indexes import article, publish


def test_files_are_let_go_when_an_engine_that_answered_is_closed(tmp_path: Path):
    publish(tmp_path / "index", [article(1, "خبر", "قال الوزير")])
    engine = EmbeddedEngine.open(tmp_path / "index")
    engine.search(SearchRequest("وزير", explain=True))
    engine.search(SearchRequest("وزي* وزر~ الوزرا"))
    engine.read("1", "وزير")
    collection = weakref.ref(engine._open().collection)
    lexicon = weakref.ref(engine._open().collection.lexicon)
    gc.disable()
    try:
        engine.close()
        assert (collection(), lexicon()) == (None, None)
    finally:
        gc.enable()


def test_same_query_marks_the_same_at_each_level_again(tmp_path: Path):
    publish(tmp_path / "index", [article(1, "خبر", "قال الوزير وزير")])
    with EmbeddedEngine.open(tmp_path / "index") as engine:
        for _ in range(2):
            for level, marked in ((Level.EXACT, 1), (Level.WORD, 2)):
                (hit,) = engine.search(SearchRequest("وزير", level=level)).hits
                assert len(hit.snippet.highlights) == marked
                assert engine.read("1", "وزير", level).paragraphs_html[0].count("<mark>") == marked
