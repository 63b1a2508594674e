"""The help of the search box; it needs no index."""

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from web.helping import help_page
from web.paths import HELP
from web.services import ServicesOfApp

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)


@router.api_route(HELP, methods=["GET", "HEAD"])
def show_help(services: ServicesOfApp) -> HTMLResponse:
    """Show what may be written in the search box."""
    return services.templates.render(help_page())
