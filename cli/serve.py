"""`arshif serve`: the web application on an index, until Ctrl-C."""

import socket
from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from pydantic import ValidationError

from cli import output
from cli.compiling import announced_compiling
from cli.failures import CommandFailed
from cli.settings import CONFIG_VARIABLE, DEFAULT_INDEX, IndexOption, tell_server
from indexer import FILE_NAME
from search import open_engine

# A name and no import: the web application and the commands do not know each other.
APPLICATION = "web.app:create_default_app"
PROTOCOL = "web.protocol:PatientProtocol"
LOCAL = "127.0.0.1"
KEPT_ALIVE_SECONDS = 15
SHUTDOWN_SECONDS = 5
"""So that Ctrl-C does not wait for a browser that keeps its connection."""
WAITING_CONNECTIONS = 512
"""How many connections wait to be taken on; further ones are told to come back."""

HostOption = Annotated[
    str, typer.Option(metavar="ADDRESS", help="The address to listen on; 0.0.0.0 for everyone.")
]
PortOption = Annotated[
    int, typer.Option(metavar="N", min=0, max=65535, help="The port; 0 for a free one.")
]

ServedConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        envvar=CONFIG_VARIABLE,
        exists=True,
        dir_okay=False,
        help=f"Whose sources the admin page may index again; ./{FILE_NAME} by default.",
    ),
]


def serve_index(
    index: IndexOption = DEFAULT_INDEX,
    host: HostOption = LOCAL,
    port: PortOption = 8000,
    config: ServedConfigOption = None,
) -> None:
    """Serve the search page and the JSON endpoints of an index.

    With a token in $ARSHIF_ADMIN_TOKEN there is also a page, /admin, where its sources can be
    indexed again.
    """
    run_server(index, host, port, config=config)


def run_server(
    index: Path,
    host: str,
    port: int,
    examples: tuple[str, ...] = (),
    config: Path | None = None,
) -> None:
    """Serve the index; the address and the queries to try are printed once it answers."""
    with announced_compiling(), open_engine(index) as engine:
        articles = output.counted(engine.generation.articles, "article")
    with _bound_socket(host, port) as listener:
        tell_server(index, examples, config)
        url = _url(host, listener.getsockname()[1])
        _run(listener, [f"{articles} of {index} at {url}", *_hints(examples)])


class _Server(uvicorn.Server):
    """A server that says so when it answers, and not before."""

    def __init__(self, greeting: list[str]) -> None:
        # The application says itself which proxies are believed and what is logged.
        config = uvicorn.Config(
            APPLICATION,
            factory=True,
            http=PROTOCOL,
            log_level="warning",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            backlog=WAITING_CONNECTIONS,
            timeout_keep_alive=KEPT_ALIVE_SECONDS,
            timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        )
        super().__init__(config)
        self._greeting = greeting

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for line in self._greeting:
            output.say(output.plain(line))


def _run(listener: socket.socket, greeting: list[str]) -> None:
    try:
        _Server(greeting).run([listener])
    except KeyboardInterrupt:
        return
    except ValidationError as error:
        raise CommandFailed(_bad_settings(error)) from None
    except SystemExit:
        # Uvicorn has logged why.
        raise CommandFailed("the web application did not start") from None


def _bad_settings(error: ValidationError) -> str:
    """Return which settings of the environment are not valid, and never their values."""
    faults = ((str(fault["loc"][0]).upper(), fault["msg"]) for fault in error.errors())
    return "; ".join(
        f"ARSHIF_{name}: {said.removeprefix('Value error, ')}" for name, said in faults
    )


def _bound_socket(host: str, port: int) -> socket.socket:
    """Return a socket on the port, so that no other program takes it before the server does."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address, family=family)
    except OSError as error:
        # Without Python's addition: (while attempting to bind on address …).
        reason = (error.strerror or str(error)).partition(" (")[0].lower()
        raise CommandFailed(
            f"cannot listen on {host} port {port}: {reason}; choose another with --port"
        ) from None


def _hints(examples: tuple[str, ...]) -> list[str]:
    to_try = ["queries to try:", *(f"    {example}" for example in examples)] if examples else []
    return [*to_try, "Ctrl-C stops the server"]


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
