"""From a page's context to HTML. A template sees its context as `page`, and nothing else."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from web.characters import printable
from web.contexts import Page
from web.language import current, say_html
from web.language.current import address, other
from web.meta import meta_of

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"


_OF_LANGUAGE = {
    "language": current,
    "other_language": other,
    "address": address,
}


class Templates:
    """The templates, compiled once; everything is escaped but what a template marks as safe."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # Otherwise each file is looked at each time that it is included, fifty times a page.
            auto_reload=False,
        )
        self._environment.globals["stylesheet"] = static_url("app.css")
        self._environment.globals["icon"] = static_url("icon.svg")
        self._environment.globals.update(_=say_html, static=cache(static_url), **_OF_LANGUAGE)

    def render(self, page: Page, status: int = 200) -> HTMLResponse:
        """Return the page as a response."""
        html = self._environment.get_template(page.template).render(page=page, meta=meta_of(page))
        return HTMLResponse(encoded(html), status)


def encoded(html: str) -> bytes:
    """Return a page in UTF-8; a lone surrogate, which has no bytes there, is shown as U+FFFD."""
    try:
        return html.encode()
    except UnicodeEncodeError:
        return printable(html).encode()


def static_url(name: str) -> str:
    """Return the address of a static file; it changes when the file does, so it may be cached."""
    return f"/static/{name}?{digest_of(STATIC / name)}"


def digest_of(path: Path) -> str:
    """Return a digest of what is in a file."""
    return blake2b(path.read_bytes(), digest_size=6).hexdigest()
