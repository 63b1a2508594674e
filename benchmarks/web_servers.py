"""Servers of the web benchmark on loopback, one process each: the app, and a bare route."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

BARE = """
import sys
from pathlib import Path
from fastapi import FastAPI, Response
def app():
    bodies = {name: Path(path).read_bytes() for name, path in zip(sys.argv[3::2], sys.argv[4::2])}
    app = FastAPI()
    @app.get("/{name}")
    async def bare(name: str) -> Response:
        return Response(bodies[name], media_type="application/octet-stream")
    return app
"""
SERVER = """
import sys
import uvicorn
from cli.serve import PROTOCOL
uvicorn.run(sys.argv[1], factory=True, port=int(sys.argv[2]), http=PROTOCOL, access_log=False,
            log_level="warning", proxy_headers=False)
"""


@contextmanager
def serve_app(index: Path, settings: dict[str, str], folder: Path) -> Iterator[str]:
    """Serve the web app on an index inside, and tell its address."""
    environment = {"ARSHIF_INDEX": str(index.resolve()), **settings}
    with _serving("web.app:create_default_app", (), environment, folder) as url:
        yield url


@contextmanager
def serve_bare(bodies: dict[str, Path], folder: Path) -> Iterator[str]:
    """Serve the bytes of files inside, each at its name, and tell the address."""
    (folder / "bare.py").write_text(BARE, "utf-8")
    arguments = [str(part) for pair in bodies.items() for part in pair]
    with _serving("bare:app", arguments, {}, folder) as url:
        yield url


@contextmanager
def _serving(
    app: str, arguments: Sequence[str], environment: dict[str, str], folder: Path
) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    paths = os.pathsep.join((str(folder), str(Path(__file__).parent.parent)))
    server = subprocess.Popen(
        [sys.executable, "-c", SERVER, app, str(port), *arguments],
        env={**os.environ, "PYTHONPATH": paths, **environment},
    )
    try:
        _await(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _await(port: int, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if server.poll() is not None:
            sys.exit("a server did not start")
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("a server does not answer")
