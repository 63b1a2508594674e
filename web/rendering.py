"""From a page's context to HTML. A template sees its context as `page`, and nothing else."""

from hashlib import blake2b
from pathlib import Path
from typing import Protocol

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"


class Renderable(Protocol):
    """A context that knows its template."""

    @property
    def template(self) -> str: ...


class Templates:
    """The templates, compiled once; everything is escaped but what a template marks as safe."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals["stylesheet"] = static_url("app.css")
        self._environment.globals["icon"] = static_url("icon.svg")

    def render(self, page: Renderable, status: int = 200) -> HTMLResponse:
        """Return the page as a response."""
        html = self._environment.get_template(page.template).render(page=page)
        return HTMLResponse(html, status)


def static_url(name: str) -> str:
    """Return the address of a static file; it changes when the file does, so it may be cached."""
    digest = blake2b((STATIC / name).read_bytes(), digest_size=6).hexdigest()
    return f"/static/{name}?{digest}"
