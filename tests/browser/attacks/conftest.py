"""The app on articles that attack, and one visit of every page that shows them."""

from collections.abc import Iterator

import pytest

from tests.browser.attacks.archive import ARTICLES
from tests.browser.attacks.payloads import KINDS, attack
from tests.browser.conftest import served
from tests.indexes import publish
from web.app import create_app
from web.engines import engines_at


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the app on articles that attack, with queries that do."""
    index = tmp_path_factory.mktemp("attacks") / "index"
    publish(index, ARTICLES.values())
    examples = [attack(kind, f"example-{kind}") for kind in KINDS]
    with served(create_app(engines_at(index), examples)) as address:
        yield address
