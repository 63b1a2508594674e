"""The events of a job as an answer."""

from fastapi.responses import Response, StreamingResponse

from web.failure import Refusal
from web.failures import TOO_MANY_REQUESTS
from web.jobs.events import HEADERS, MEDIA_TYPE, Write, follow, last_seen
from web.jobs.record import Record
from web.jobs.registry import MAX_LISTENERS, Registry

_NO_MORE = 204
_COME_BACK = {"retry-after": "10"}


def following(registry: Registry, record: Record, last_event_id: str, write: Write) -> Response:
    """Return the events behind the last one that a client has; 204 where none will follow.

    Raises:
        Refusal: too many follow jobs already.
    """
    seen = last_seen(last_event_id)
    if record.job.is_finished and seen == record.number:
        return Response(status_code=_NO_MORE, headers=HEADERS)
    if registry.listeners >= MAX_LISTENERS:
        raise Refusal(TOO_MANY_REQUESTS, headers=_COME_BACK)
    events = follow(registry, record, seen, write)
    return StreamingResponse(events, media_type=MEDIA_TYPE, headers=HEADERS)
