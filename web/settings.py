"""What the environment says to the web app, read once into a frozen value."""

from typing import Annotated

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

MEGABYTE = 1 << 20


class Settings(BaseSettings):
    """Every name is written in capitals behind `ARSHIF_`; lists are JSON.

    `index` is the directory of the index or its address on a cluster, `examples` are queries to
    begin with. `cors_origins` may read the API from a browser, "*" is any. A client may make
    `rate_limit` requests a second in the long run, 0 for any number, and `rate_burst` at once.
    `trusted_proxies` are the addresses and networks whose X-Forwarded-For and X-Forwarded-Proto are
    believed. `cache_bytes` bounds the answers that are kept. `log_json` writes a line of JSON to
    standard error for every request and every error, `log_queries` adds what was asked for.
    """

    model_config = SettingsConfigDict(env_prefix="ARSHIF_", frozen=True)

    index: str = "arshif-index"
    examples: tuple[str, ...] = ()
    cors_origins: tuple[str, ...] = ()
    rate_limit: Annotated[float, Field(ge=0)] = 0.0
    rate_burst: Annotated[int, Field(ge=1)] = 20
    trusted_proxies: tuple[str, ...] = ()
    cache_bytes: Annotated[int, Field(ge=0)] = 64 * MEGABYTE
    log_json: bool = False
    log_queries: bool = False
