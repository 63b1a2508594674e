"""What a request is given by the app: an engine, the templates and the example queries."""

import datetime as dt
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated, cast

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from search import Engine
from web.admin.administration import Administration
from web.engines import Engines
from web.exchange import Exchange, exchange_of
from web.metrics import Metrics
from web.rendering import Templates


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that the app was made with; without `administration` nobody looks after it."""

    engines: Engines
    templates: Templates
    examples: tuple[str, ...]
    metrics: Metrics
    administration: Administration | None = None


def today() -> dt.date:
    """Return the day that engines take for today."""
    return dt.date.today()


def services_of(request: Request) -> Services:
    """Return what the app that serves this request was made with."""
    return cast(Services, request.app.state.services)


async def lent_engine(request: Request) -> AsyncIterator[Engine]:
    """Lend the engine for as long as the request lasts, and note what it serves.

    Only opening a generation is left to a thread; what is open is lent at once.
    """
    engines = services_of(request).engines
    if engines.serving() is None:
        await run_in_threadpool(engines.refresh)
    with engines.lend() as lease:
        exchange_of(request.scope).publication = lease.publication
        yield lease.engine


async def current_exchange(request: Request) -> Exchange:
    """Return what the middlewares know of the request."""
    return exchange_of(request.scope)


ServicesOfApp = Annotated[Services, Depends(services_of)]
LentEngine = Annotated[Engine, Depends(lent_engine)]
CurrentExchange = Annotated[Exchange, Depends(current_exchange)]
