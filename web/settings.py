"""What the environment says to the web app, read once into a frozen value."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """`ARSHIF_INDEX`: the directory of the index. `ARSHIF_EXAMPLES`: a JSON list of queries."""

    model_config = SettingsConfigDict(env_prefix="ARSHIF_", frozen=True)

    index: Path = Path("arshif-index")
    examples: tuple[str, ...] = ()
