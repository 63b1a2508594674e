"""The example answers of the addresses that look after the archive."""

import datetime as dt
from dataclasses import replace

from search import (
    Generation,
    Job,
    JobFinding,
    JobFindingKind,
    JobFindings,
    JobList,
    JobProgress,
    JobReport,
    JobState,
)

_STARTED = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)
_DUPLICATE = JobFinding(
    "wire-copies.jsonl:3", "duplicate: same text as atlas.jsonl:12; not kept: id atlas-0012b"
)

GENERATION = Generation("generation-000002", 166)
RUNNING = Job(
    id="6e3fafc69da09729",
    state=JobState.RUNNING,
    update=False,
    started=_STARTED,
    progress=JobProgress("reading", "atlas.jsonl", 3, 30, 124_204, 248_408, 83),
)
PUBLISHED = replace(
    RUNNING,
    state=JobState.PUBLISHED,
    finished=_STARTED + dt.timedelta(seconds=3),
    progress=JobProgress("publishing", "madar.jsonl", 30, 30, 248_408, 248_408, 166),
    report=JobReport(
        files=30,
        read=167,
        indexed=166,
        added=166,
        replaced=0,
        unchanged=0,
        skipped=JobFindings(1, (JobFindingKind("duplicate", 1, (_DUPLICATE,)),)),
        notes=JobFindings(0, ()),
        seconds=2.7,
        generation=GENERATION,
    ),
)
JOBS = JobList((PUBLISHED,))
