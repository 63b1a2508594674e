"""The methods of a client that has the token: indexing again, jobs, rolling back."""

import json
from collections.abc import Iterable, Iterator

from pydantic import TypeAdapter

from search.client.errors import Unreachable
from search.client.exchange import Exchange
from search.client.parameters import segment
from search.client.reading import read
from search.jobs import Generation, Job, JobList

_JOB, _JOBS, _GENERATION = TypeAdapter(Job), TypeAdapter(JobList), TypeAdapter(Generation)


class Administering:
    """What may be asked of a server with its token; each raises Refused without it.

    `_admitted` asks the server, with the token.
    """

    _admitted: Exchange

    def reindex(self, *, update: bool = False) -> Job:
        """Start to index the sources that the server is configured with; return the job at once.

        With `update` what is served stays, and what is new or differs is added.

        Raises:
            Refused: `problem.name` is "job-at-work" where another job is.
        """
        body = json.dumps({"update": update}).encode()
        return read(_JOB, self._admitted.post("api/v1/reindex", body))

    def jobs(self) -> tuple[Job, ...]:
        """Return the jobs that the server remembers, the newest first."""
        return read(_JOBS, self._admitted.get("api/v1/jobs")).jobs

    def job(self, job_id: str) -> Job:
        """Return a job as it is now.

        Raises:
            NotFound: there is none, or it is forgotten.
        """
        return read(_JOB, self._admitted.get(f"api/v1/jobs/{segment(job_id)}"))

    def events(self, job_id: str) -> Iterator[Job]:
        """Yield a job again and again as it goes on; the last one is finished.

        What is broken off is taken up again behind the last event that came, once: a server that
        breaks off without a new event is gone.

        Raises:
            NotFound: there is none, or it is forgotten.
            Unreachable: the server is gone.
        """
        last, job = "", None
        while job is None or not job.is_finished:
            before = last
            for number, data in self._events(job_id, before):
                last, job = number, read(_JOB, data.encode())
                yield job
            if last == before:
                raise Unreachable(f"the events of job {job_id} were broken off before its end")

    def cancel(self, job_id: str) -> Job:
        """Ask a job to stop; one that has ended stays as it is.

        Raises:
            NotFound: there is none, or it is forgotten.
        """
        return read(_JOB, self._admitted.post(f"api/v1/jobs/{segment(job_id)}/cancel"))

    def roll_back(self) -> Generation:
        """Have the generation before served again, and return it.

        Raises:
            Refused: there is none, or an indexer is at work.
        """
        return read(_GENERATION, self._admitted.post("api/v1/rollback"))

    def _events(self, job_id: str, seen: str) -> Iterator[tuple[str, str]]:
        """Yield the events behind the one that was seen, as long as the connection lasts."""
        address = f"api/v1/jobs/{segment(job_id)}/events"
        headers = {"last-event-id": seen} if seen else {}
        yielded = False
        try:
            for event in events_of(self._admitted.lines(address, headers)):
                yielded = True
                yield event
        except Unreachable:
            if not yielded:
                raise


def events_of(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield id and data of server-sent events (HTML, 9.2.6); one that is cut short is none."""
    fields = dict[str, str]()
    for line in lines:
        if line:
            name, _, value = line.partition(":")
            fields[name] = value.removeprefix(" ")
            continue
        if "data" in fields:
            yield fields.get("id", ""), fields["data"]
        fields = {}
