import datetime as dt
import json
from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from search import Article, SearchResult
from web.json_answers import write_json
from web.manual.example import EXAMPLE

TEXTS = st.text(st.characters(codec=None), max_size=40)


def test_a_result_is_written_as_the_framework_would() -> None:
    """The slow way, which knows the types, is the twin."""
    expected = TypeAdapter(SearchResult).dump_json(EXAMPLE)
    assert json.loads(write_json(EXAMPLE)) == json.loads(expected)


@given(st.builds(Article, TEXTS, TEXTS, TEXTS, st.none() | st.dates(), TEXTS))
def test_every_text_comes_back(article: Article) -> None:
    read = json.loads(write_json((article, {"n": 1})))
    assert read[1] == {"n": 1}
    date = read[0]["date"]
    assert read[0] | {"date": date and dt.date.fromisoformat(date)} == asdict(article)
