"""For those who run the server: does it live, can it answer, what has it counted."""

from fastapi import APIRouter, Response

from search import IndexUnusable
from web.json_answers import JsonResponse
from web.metrics import CONTENT_TYPE
from web.paths import HEALTHZ, METRICS, READYZ
from web.services import LentEngine, ServicesOfApp

router = APIRouter(include_in_schema=False)
UNKEPT = {"cache-control": "no-store"}


@router.get(HEALTHZ)
async def healthz() -> Response:
    """Answer that the process is alive; that says nothing about the index."""
    return JsonResponse({"status": "ok"}, headers=UNKEPT)


@router.get(READYZ)
async def readyz(engine: LentEngine) -> Response:
    """Answer what is served; where nothing can be, that is a problem."""
    served = engine.generation
    answer = {"status": "ready", "generation": served.name, "articles": served.articles}
    return JsonResponse(answer, headers=UNKEPT)


@router.get(METRICS)
def write_metrics(services: ServicesOfApp) -> Response:
    """Write the metrics in the text format of Prometheus."""
    try:
        with services.engines.lease() as engine:
            services.metrics.note_generation(engine)
    except IndexUnusable:
        services.metrics.note_generation(None)
    return Response(services.metrics.write(), media_type=CONTENT_TYPE, headers=UNKEPT)
