"""The app on the fake engine."""

from collections.abc import Callable

import pytest

from search import Article
from tests.web.articles import ARTICLES, many_articles
from tests.web.client import Client
from tests.web.fake import FakeEngine
from web.app import create_app
from web.engines import Engines

EXAMPLES = ("أسعار القمح", "<b>مثال</b>")


def client_of(engine: FakeEngine) -> Client:
    return Client(create_app(Engines(lambda: engine, lambda: "published"), EXAMPLES))


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(ARTICLES)


@pytest.fixture
def client(engine: FakeEngine) -> Client:
    return client_of(engine)


@pytest.fixture
def client_of_many() -> Client:
    """The app on 120 articles with the word «نشرة»: twelve pages, twelve sections."""
    return client_of(FakeEngine(many_articles(120)))


@pytest.fixture
def failing_client() -> Callable[[Exception], Client]:
    """Return a function from an error to an app whose index cannot be opened for it."""

    def client(error: Exception) -> Client:
        def opener() -> FakeEngine:
            raise error

        return Client(create_app(Engines(opener, lambda: None)))

    return client


@pytest.fixture
def lonely_client() -> Callable[[Article], Client]:
    """Return a function from an article to an app that has no other."""
    return lambda article: client_of(FakeEngine([article]))
