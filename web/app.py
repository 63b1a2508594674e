"""The web app: made from an engine's keeper, with no state outside itself."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version

from anyio import to_thread
from fastapi import FastAPI

from web import errors
from web.admin.administration import Administration, administration_of
from web.engines import Engines, engines_at
from web.logs import write_json_lines
from web.manual import described
from web.manual.document import describe
from web.memory import (
    keep_large_blocks_apart,
    look_for_garbage_as_usual,
    look_for_garbage_seldom,
)
from web.metrics import Metrics
from web.middleware.stack import install
from web.protocol import HANG_UP
from web.rendering import STATIC, Templates
from web.routes import admin, api, export, help_pages, machines, operations, pages, suggest
from web.services import Services
from web.settings import Settings
from web.static_files import StaticFiles

THREADS = 4
"""How many requests are worked on at once: more are not quicker, as one of them computes at a time,
and each thread has memory of its own."""


def create_app(
    engines: Engines,
    examples: Iterable[str] = (),
    settings: Settings | None = None,
    administration: Administration | None = None,
) -> FastAPI:
    """Return the app that answers from these engines; `examples` are queries to begin with.

    Of the settings, without any their defaults, those apply that are about answering; without an
    administration nobody can start or stop anything.
    """
    app = FastAPI(
        title="أرشيف · Arshif",
        version=version("arshif"),
        description=described.API,
        docs_url=None,
        redoc_url=None,
        lifespan=_closing_at_the_end,
    )
    services = Services(engines, Templates(), tuple(examples), Metrics(), administration)
    app.state.services = services
    app.mount("/static", StaticFiles(STATIC), name="static")
    others = (suggest, export, operations, machines, help_pages, admin, pages)
    for router in (*api.ROUTERS, *(module.router for module in others)):
        app.include_router(router)
    errors.register(app)
    app.openapi = partial(describe, app)  # type: ignore[method-assign]
    install(app, services, settings or Settings.model_construct())
    return app


def create_default_app() -> FastAPI:
    """Return the app that the environment asks for, for `uvicorn --factory`."""
    settings = Settings()
    if settings.log_json:
        write_json_lines()
    administration = administration_of(settings)
    return create_app(engines_at(settings.index), settings.examples, settings, administration)


@asynccontextmanager
async def _closing_at_the_end(app: FastAPI) -> AsyncIterator[Mapping[str, object]]:
    to_thread.current_default_thread_limiter().total_tokens = THREADS
    services: Services = app.state.services
    keep_large_blocks_apart()
    look_for_garbage_seldom()
    if services.administration is None:
        yield {}
    else:
        jobs = services.administration.jobs
        yield {HANG_UP: jobs.hang_up}
        jobs.close()
    services.engines.close()
    look_for_garbage_as_usual()
