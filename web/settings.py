"""What the environment says to the web app, read once into a frozen value."""

import json
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

MEGABYTE = 1 << 20
TOKEN_VARIABLE = "ARSHIF_ADMIN_TOKEN"
LEAST_TOKEN = 16
"""Characters of the token of administration: fewer could be guessed."""


def _check_token(token: SecretStr) -> SecretStr:
    """Refuse what could be guessed, and what no header can carry."""
    value = token.get_secret_value()
    if len(value) < LEAST_TOKEN or not (value.isascii() and value.isprintable()) or " " in value:
        raise ValueError(f"use {LEAST_TOKEN} ASCII characters at least, and no spaces")
    return token


def _read_list(value: object) -> object:
    """Return what a text of JSON says; what is no text is a list already."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        raise ValueError('write a list of JSON, like ["one", "another"]') from None


Texts = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_read_list)]


class Settings(BaseSettings):
    """Every name is written in capitals behind `ARSHIF_`; lists are JSON.

    A variable that is empty says nothing, as if it were not there.

    `index` is the directory of the index or its address on a cluster, `examples` are queries to
    begin with. `config` is the arshif.toml whose sources may be indexed again, by whoever knows
    `admin_token`: without one nobody may. `cors_origins` may
    read the API from a browser, "*" is any. A client may make `rate_limit` requests a second in
    the long run, 0 for any number, and `rate_burst` at once. `trusted_proxies` are the addresses
    and networks whose X-Forwarded-For and X-Forwarded-Proto are believed. `cache_bytes` bounds the
    answers that are kept. `log_json` writes a line of JSON to standard error for every request and
    every error, `log_queries` adds what was asked for.
    """

    model_config = SettingsConfigDict(
        env_prefix="ARSHIF_", env_ignore_empty=True, frozen=True, hide_input_in_errors=True
    )

    index: str = "arshif-index"
    config: Path = Path("arshif.toml")
    admin_token: Annotated[SecretStr, AfterValidator(_check_token)] | None = None
    examples: Texts = ()
    cors_origins: Texts = ()
    rate_limit: Annotated[float, Field(ge=0)] = 0.0
    rate_burst: Annotated[int, Field(ge=1)] = 20
    trusted_proxies: Texts = ()
    cache_bytes: Annotated[int, Field(ge=0)] = 64 * MEGABYTE
    log_json: bool = False
    log_queries: bool = False
