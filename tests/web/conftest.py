"""The app on the fake engine."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from search import Article
from tests.web.articles import ARTICLES, many_articles
from tests.web.client import Client
from tests.web.fake import FakeEngine
from web.app import create_app
from web.engines import Engines
from web.settings import Settings

EXAMPLES = ("أسعار القمح", "<b>مثال</b>")


def client_of(engine: FakeEngine, **settings: object) -> Client:
    engines = Engines(lambda: engine, lambda: "published")
    return Client(create_app(engines, EXAMPLES, Settings.model_construct(**settings)))


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(ARTICLES)


@pytest.fixture
def client(engine: FakeEngine) -> Client:
    return client_of(engine)


@pytest.fixture
def client_with(engine: FakeEngine) -> Callable[..., Client]:
    """Return a function from settings to the app with them."""
    return lambda **settings: client_of(engine, **settings)


@pytest.fixture
def client_of_many() -> Client:
    """The app on 120 articles with the word «نشرة»: twelve pages, twelve sections."""
    return client_of(FakeEngine(many_articles(120)))


@pytest.fixture
def client_of_authors() -> Client:
    """The app on 24 articles with the word «نشرة» by twelve authors."""
    articles = enumerate(many_articles(24))
    return client_of(FakeEngine(replace(a, author=f"كاتب {n % 12}") for n, a in articles))


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
