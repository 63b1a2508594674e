"""Every example of docs/query-language.md, against the parser and against a small archive."""

import re
from collections.abc import Iterator

import pytest

from search import Article, Engine, Level, SearchRequest, open_engine
from search.query import parse_query, print_query
from search.query.notes import MESSAGES
from tests.differential.comparing import assert_equal
from tests.indexes import publish
from tests.oracle import Oracle
from tests.query_examples import EXAMPLES, MANUAL, TODAY, archive


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return archive()


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, articles: list[Article]) -> Iterator[Engine]:
    address = tmp_path_factory.mktemp("index")
    publish(address, articles)
    with open_engine(address, clock=lambda: TODAY) as engine:
        yield engine


def test_manual_has_its_examples():
    assert len(EXAMPLES) > 90


@pytest.mark.parametrize(("query", "understood", "said"), EXAMPLES)
def test_example_is_understood_as_the_manual_says(query, understood, said):
    parsed = parse_query(query, TODAY)
    assert print_query(parsed.root) == understood.strip()
    codes = {warned.code for warned in parsed.warnings}
    assert codes == MESSAGES.keys() & set(re.findall(r"`(\w+)`", said))
    again = parse_query(understood, TODAY)
    assert again.root == parsed.root
    assert not again.warnings


@pytest.mark.parametrize("level", Level)
def test_examples_find_what_the_oracle_finds(engine: Engine, articles: list[Article], level: Level):
    for query, _, _ in EXAMPLES:
        assert_equal(engine, Oracle(articles, TODAY), SearchRequest(query, level=level, size=100))


def test_every_code_of_a_warning_is_in_the_manual():
    manual = MANUAL.read_text("utf-8")
    unsaid = [code for code in MESSAGES if f"`{code}`" not in manual]
    assert unsaid == []
