"""The web app: made from an engine's keeper, with no state outside itself."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from web import errors
from web.engines import Engines, engines_at
from web.manual import described
from web.rendering import STATIC, Templates
from web.routes import api, health, pages
from web.security import SecurityHeaders
from web.services import Services
from web.settings import Settings


def create_app(engines: Engines, examples: Iterable[str] = ()) -> FastAPI:
    """Return the app that answers from these engines; `examples` are queries to begin with."""
    app = FastAPI(
        title="أرشيف · Arshif",
        version=version("arshif"),
        description=described.API,
        docs_url=None,
        redoc_url=None,
        lifespan=_closing_at_the_end,
    )
    app.state.services = Services(engines, Templates(), tuple(examples))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for routes in (api, health, pages):
        app.include_router(routes.router)
    errors.register(app)
    app.add_middleware(SecurityHeaders)
    return app


def create_default_app() -> FastAPI:
    """Return the app that the environment asks for, for `uvicorn --factory`."""
    settings = Settings()
    return create_app(engines_at(settings.index), settings.examples)


@asynccontextmanager
async def _closing_at_the_end(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.services.engines.close()
