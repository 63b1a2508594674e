"""Liveness: the process answers. It says nothing about the index."""

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)


@router.api_route("/healthz", methods=["GET", "HEAD"])
async def healthz() -> dict[str, str]:
    """Answer that the process is alive."""
    return {"status": "ok"}
