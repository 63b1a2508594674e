"""Indexing the configured sources again, for programs that have the token."""

from typing import Annotated

from fastapi import APIRouter, Header, Path, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field, StrictBool

from search import Generation, Job, JobList
from web.admin.admission import Admitted
from web.admin.failures import (
    INDEX_LOCKED,
    JOB_AT_WORK,
    JOB_NOT_FOUND,
    NO_SOURCES,
    NOTHING_BEFORE,
)
from web.jobs.following import following
from web.json_answers import JsonResponse, write_json
from web.manual import described_jobs as described
from web.manual import example_jobs as example
from web.manual.admin_answers import admin_answers, event_answers
from web.paths import API_JOB, API_JOB_CANCEL, API_JOB_EVENTS, API_JOBS, API_REINDEX, API_ROLLBACK
from web.urls import job_url

router = APIRouter(tags=["administration"])
UNKEPT = {"cache-control": "no-store"}
ACCEPTED = 202
JobId = Annotated[
    str, Path(description=described.JOB_ID, examples=[example.RUNNING.id], min_length=1)
]
LastEventId = Annotated[str, Header(description=described.LAST_EVENT_ID, examples=["12"])]


class Reindexing(BaseModel):
    """How to index. What to index is in the server's configuration and cannot be asked for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    update: Annotated[StrictBool, Field(description=described.UPDATE)] = False


@router.post(
    API_REINDEX,
    status_code=ACCEPTED,
    summary="فهرسة جديدة · Index again",
    description=described.REINDEX,
    operation_id="reindex",
    response_model=Job,
    responses=admin_answers(
        described.ANSWER_STARTED,
        Job,
        example.RUNNING,
        status=ACCEPTED,
        more=(JOB_AT_WORK, NO_SOURCES),
    ),
)
def reindex(administration: Admitted, asked: Reindexing | None = None) -> Response:
    """Start a job."""
    job = administration.start(update=(asked or Reindexing()).update)
    return _accepted(job)


@router.post(
    API_ROLLBACK,
    summary="العودة إلى النسخة السابقة · Roll back",
    description=described.ROLLBACK,
    operation_id="rollback",
    response_model=Generation,
    responses=admin_answers(
        described.ANSWER_ROLLED_BACK,
        Generation,
        example.GENERATION,
        more=(JOB_AT_WORK, INDEX_LOCKED, NOTHING_BEFORE),
    ),
)
def rollback(administration: Admitted) -> Response:
    """Serve the generation before."""
    return JsonResponse(administration.roll_back(), headers=UNKEPT)


@router.get(
    API_JOBS,
    summary="العمليات · Jobs",
    description=described.JOBS,
    operation_id="jobs",
    response_model=JobList,
    responses=admin_answers(described.ANSWER_JOBS, JobList, example.JOBS),
)
async def jobs(administration: Admitted) -> Response:
    """Return the jobs that are remembered."""
    return JsonResponse(JobList(administration.jobs.listed()), headers=UNKEPT)


@router.get(
    API_JOB,
    summary="عملية · A job",
    description=described.JOB,
    operation_id="job",
    response_model=Job,
    responses=admin_answers(described.ANSWER_JOB, Job, example.PUBLISHED, more=(JOB_NOT_FOUND,)),
)
async def job(job_id: JobId, administration: Admitted) -> Response:
    """Return a job as it is now."""
    return JsonResponse(administration.find(job_id).job, headers=UNKEPT)


@router.get(
    API_JOB_EVENTS,
    summary="أحداث عملية · Events of a job",
    description=described.EVENTS,
    operation_id="jobEvents",
    response_class=StreamingResponse,
    responses=event_answers(),
)
async def job_events(
    job_id: JobId, administration: Admitted, last_event_id: LastEventId = ""
) -> Response:
    """Send the events of a job while it goes on."""
    record = administration.find(job_id)
    return following(administration.jobs, record, last_event_id, write_json)


@router.post(
    API_JOB_CANCEL,
    status_code=ACCEPTED,
    summary="إيقاف عملية · Cancel a job",
    description=described.CANCEL,
    operation_id="cancelJob",
    response_model=Job,
    responses=admin_answers(
        described.ANSWER_STOPPING,
        Job,
        example.RUNNING,
        status=ACCEPTED,
        more=(JOB_NOT_FOUND,),
    ),
)
async def cancel_job(job_id: JobId, administration: Admitted) -> Response:
    """Ask a job to stop."""
    return _accepted(administration.cancel(job_id))


def _accepted(job: Job) -> Response:
    return JsonResponse(job, ACCEPTED, headers=UNKEPT | {"location": job_url(job.id)})
