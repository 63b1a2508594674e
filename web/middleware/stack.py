"""Which middlewares a request passes, the first first."""

from fastapi import FastAPI
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from web.language.current import LanguageOfRequest
from web.middleware.access_log import AccessLog
from web.middleware.answers import Answers
from web.middleware.buckets import Buckets
from web.middleware.cross_origin import CrossOrigin
from web.middleware.head import Head
from web.middleware.last_resort import LastResort
from web.middleware.limits import Limits
from web.middleware.measuring import Measuring
from web.middleware.rate_limit import RateLimit
from web.middleware.request_ids import RequestIds
from web.middleware.route_noting import RouteNoting
from web.middleware.security_headers import SecurityHeaders
from web.origins import OriginOfRequest
from web.services import Services
from web.settings import Settings


def install(app: FastAPI, services: Services, settings: Settings) -> None:
    """Put the middlewares that the settings ask for before the routes of an app."""
    # The last that is added is the first that a request meets.
    app.add_middleware(RouteNoting)
    app.add_middleware(LanguageOfRequest)
    app.add_middleware(OriginOfRequest)
    app.add_middleware(LastResort)
    app.add_middleware(Answers, engines=services.engines, room=settings.cache_bytes)
    app.add_middleware(Head)
    if settings.rate_limit:
        buckets = Buckets(settings.rate_limit, settings.rate_burst)
        app.add_middleware(RateLimit, buckets=buckets)
    app.add_middleware(Limits)
    if settings.cors_origins:
        app.add_middleware(CrossOrigin, origins=settings.cors_origins)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Measuring, metrics=services.metrics)
    if settings.log_json:
        app.add_middleware(AccessLog, with_queries=settings.log_queries)
    app.add_middleware(RequestIds)
    if settings.trusted_proxies:
        trusted = list(settings.trusted_proxies)
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=trusted)
