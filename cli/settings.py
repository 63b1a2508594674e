"""What the environment says; the only place in cli that reads it, or writes it for the server."""

import json
import os
from pathlib import Path
from typing import Annotated

import typer

INDEX_VARIABLE = "ARSHIF_INDEX"
CONFIG_VARIABLE = "ARSHIF_CONFIG"
EXAMPLES_VARIABLE = "ARSHIF_EXAMPLES"
DEBUG_VARIABLE = "ARSHIF_DEBUG"
DEFAULT_INDEX = Path("arshif-index")

IndexOption = Annotated[
    Path,
    typer.Option("--index", metavar="DIR", envvar=INDEX_VARIABLE, help="The folder of the index."),
]

WorkersOption = Annotated[
    int | None,
    typer.Option(
        metavar="N", min=1, help="How many processes analyse; by default one for each core."
    ),
]


def is_debugging() -> bool:
    """Say whether the user asked for the traceback of an unexpected error."""
    return os.environ.get(DEBUG_VARIABLE, "") not in ("", "0")


def tell_server(index: Path, examples: tuple[str, ...], config: Path | None = None) -> None:
    """Name the index to the web application, which reads its settings from the environment."""
    os.environ[INDEX_VARIABLE] = str(index.resolve())
    if config:
        os.environ[CONFIG_VARIABLE] = str(config.resolve())
    if examples:
        os.environ[EXAMPLES_VARIABLE] = json.dumps(examples)
