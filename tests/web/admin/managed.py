"""Apps that are looked after, with an indexer that does as it is told."""

from pathlib import Path
from typing import Any

from tests.web.articles import ARTICLES
from tests.web.client import Client
from tests.web.fake import FakeEngine
from tests.web.jobs.scripted import scripted
from web.admin.administration import Administration
from web.admin.gate import Gate
from web.admin.sessions import Sessions
from web.app import create_app
from web.engines import Engines
from web.jobs.registry import Launch, Registry
from web.middleware.buckets import Buckets
from web.settings import Settings

TOKEN = "a-token-of-thirty-two-characters"
BEARER = f"Bearer {TOKEN}"
TIRELESS = Buckets(1000, 1000)


def managed(
    folder: Path,
    launch: Launch | None = None,
    *,
    tries: Buckets | None = TIRELESS,
    **settings: Any,
) -> tuple[Client, Administration]:
    """Return an app with a configuration in a folder, and what looks after it."""
    config = folder / "arshif.toml"
    config.write_text('[[sources]]\npath = "nowhere"\n', "utf-8")
    registry = Registry(launch or scripted())
    administration = Administration(
        Gate(TOKEN, tries), Sessions(), registry, str(folder / "index"), config
    )
    engines = Engines(lambda: FakeEngine(ARTICLES), lambda: "published")
    app = create_app(engines, (), Settings.model_construct(**settings), administration)
    return Client(app), administration
