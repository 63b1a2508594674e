"""All results of a search as a file that is written while they are read from the index."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse
from pydantic import Field, WithJsonSchema

from web.exporting import WRITINGS, Format
from web.manual import described
from web.manual.answers import answers_with
from web.params import SearchParams
from web.paths import API_EXPORT
from web.services import LentEngine
from web.streaming import streamed

router = APIRouter()
SomeFormat = Annotated[Format, WithJsonSchema({"type": "string", "enum": list(Format)})]


class ExportParams(SearchParams):
    """The parameters of a search, and how to write what it finds."""

    format: Annotated[SomeFormat, Field(description=described.FORMAT)] = Format.CSV


@router.get(
    API_EXPORT,
    summary="كل النتائج ملفًّا · All results as a file",
    description=described.EXPORT,
    operation_id="export",
    tags=["search"],
    response_class=StreamingResponse,
    responses=answers_with(described.ANSWER_EXPORT, str, "")
    | {
        200: {
            "description": described.ANSWER_EXPORT,
            "content": {
                writing.media_type: {"schema": {"type": "string"}} for writing in WRITINGS.values()
            },
        }
    },
)
def export(params: Annotated[ExportParams, Query()], engine: LentEngine) -> StreamingResponse:
    """Return every article that matches, in the order that is asked for."""
    writing = WRITINGS[params.format]
    headers = {"content-disposition": f'attachment; filename="{writing.file}"'}
    lines = writing.lines(engine.export(params.to_request()))
    return streamed(lines, writing.media_type, headers)
