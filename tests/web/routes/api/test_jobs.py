"""Indexing again by programs: who may, what is answered, what is refused."""

import json
from pathlib import Path

import pytest

from search import open_writer
from tests.web.admin.managed import BEARER, TOKEN, managed
from tests.web.articles import PORT
from tests.web.client import Client
from tests.web.jobs.scripted import PROGRESS, finished, scripted
from web import paths, urls
from web.admin.gate import TRIES
from web.jobs import following
from web.middleware.buckets import Buckets

ADDRESSES = [
    ("POST", paths.API_REINDEX),
    ("POST", paths.API_ROLLBACK),
    ("GET", paths.API_JOBS),
    ("GET", urls.job_url("1")),
    ("GET", f"{urls.job_url('1')}/events"),
    ("POST", f"{urls.job_url('1')}/cancel"),
]


@pytest.mark.parametrize(("method", "address"), ADDRESSES)
def test_without_a_token_in_the_settings_nobody_may(
    client: Client, method: str, address: str
) -> None:
    answer = client.get(address, method, authorization=BEARER)
    assert (answer.status_code, answer.json()["type"]) == (403, "/docs#administration-off")
    assert "ARSHIF_ADMIN_TOKEN" in answer.json()["detail"]
    assert "Build the index" not in answer.json()["detail"]


@pytest.mark.parametrize(
    "authorization",
    ["", "Bearer wrong", f"Bearer {TOKEN}x", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN} {TOKEN}"],
)
@pytest.mark.parametrize(("method", "address"), ADDRESSES)
def test_without_the_token_nothing_is_told(
    tmp_path: Path, method: str, address: str, authorization: str
) -> None:
    client, administration = managed(tmp_path)
    headers = {"authorization": authorization} if authorization else {}
    answer = client.get(address, method, **headers)
    assert (answer.status_code, answer.json()["type"]) == (401, "/docs#unauthorized")
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert TOKEN not in answer.text
    assert administration.jobs.listed() == ()


def test_a_token_in_the_address_or_in_a_cookie_is_none(tmp_path: Path) -> None:
    client, _ = managed(tmp_path)
    assert client.get(f"{paths.API_JOBS}?token={TOKEN}").status_code == 401
    assert client.get(paths.API_JOBS, cookie=f"arshif_admin={TOKEN}").status_code == 401


def test_who_guesses_is_told_to_wait(tmp_path: Path) -> None:
    client, _ = managed(tmp_path, tries=Buckets(0.1, TRIES))
    asked = [client.get(paths.API_JOBS, authorization="Bearer x") for _ in range(TRIES + 1)]
    assert [each.status_code for each in asked] == [401] * TRIES + [429]
    assert int(asked[-1].headers["retry-after"]) <= 10
    # Asking without any is no guess.
    assert client.get(paths.API_JOBS).status_code == 401


def test_a_job_is_started_followed_and_remembered(tmp_path: Path) -> None:
    client, administration = managed(tmp_path)
    started = client.post(paths.API_REINDEX, authorization=BEARER)
    assert started.status_code == 202
    assert started.headers["cache-control"] == "no-store"
    address = started.headers["location"]
    events = client.get(f"{address}/events", authorization=BEARER)
    assert events.headers["content-type"].startswith("text/event-stream")
    assert events.headers["cache-control"] == "no-store"
    assert "content-encoding" not in events.headers
    *_, last = events.text.strip().split("\n\n")
    number, name, data = last.splitlines()
    job = client.get(address, authorization=BEARER).json()
    assert (name, json.loads(data.removeprefix("data: "))) == ("event: end", job)
    assert job["state"] == "published" and job["report"]["generation"]["articles"] == 7
    assert client.get(paths.API_JOBS, authorization=BEARER).json() == {"jobs": [job]}
    seen = number.removeprefix("id: ")
    again = client.get(f"{address}/events", authorization=BEARER, last_event_id=seen)
    assert (again.status_code, again.content) == (204, b"")
    assert administration.jobs.listeners == 0


def test_a_second_job_is_refused_with_the_address_of_the_first(tmp_path: Path) -> None:
    client, administration = managed(tmp_path, scripted([{"progress": PROGRESS}], waits=True))
    first = client.post(paths.API_REINDEX, authorization=BEARER).headers["location"]
    for address in (paths.API_REINDEX, paths.API_ROLLBACK):
        second = client.post(address, authorization=BEARER)
        assert (second.status_code, second.json()["type"]) == (409, "/docs#job-at-work")
        assert second.headers["location"] == first
        assert first in second.json()["detail"]
    cancelled = client.post(f"{first}/cancel", authorization=BEARER)
    assert cancelled.status_code == 202
    assert cancelled.json()["state"] in ("stopping", "cancelled")
    record = administration.jobs.find(first.rpartition("/")[2])
    assert finished(record).state == "cancelled"
    assert client.post(f"{first}/cancel", authorization=BEARER).json()["state"] == "cancelled"


@pytest.mark.parametrize(
    "body",
    [b'{"sources": ["/etc"]}', b'{"config": "/tmp/x.toml"}', b'{"update": "yes"}', b"[1]", b"{"],
)
def test_a_request_cannot_name_what_is_read(tmp_path: Path, body: bytes) -> None:
    client, administration = managed(tmp_path)
    kind = "application/json"
    answer = client.post(paths.API_REINDEX, body, authorization=BEARER, content_type=kind)
    assert (answer.status_code, answer.json()["type"]) == (400, "/docs#request-invalid")
    assert administration.jobs.listed() == ()


def test_an_update_is_asked_for_in_the_body(tmp_path: Path) -> None:
    client, _ = managed(tmp_path)
    kind = "application/json"
    body = b'{"update": true}'
    answer = client.post(paths.API_REINDEX, body, authorization=BEARER, content_type=kind)
    assert answer.json()["update"] is True


def test_a_server_without_a_configuration_says_how_to_name_one(tmp_path: Path) -> None:
    client, administration = managed(tmp_path)
    administration.config.unlink()
    answer = client.post(paths.API_REINDEX, authorization=BEARER)
    assert (answer.status_code, answer.json()["type"]) == (409, "/docs#no-sources")
    detail = answer.json()["detail"]
    assert str(administration.config) in detail and "arshif serve --config" in detail
    assert "Build the index" not in detail


def test_the_error_of_a_job_is_told(tmp_path: Path) -> None:
    client, administration = managed(tmp_path, scripted([], error="error: no such file", code=1))
    started = client.post(paths.API_REINDEX, authorization=BEARER)
    finished(administration.jobs.find(started.json()["id"]))
    job = client.get(started.headers["location"], authorization=BEARER).json()
    assert (job["state"], job["error"]) == ("failed", "no such file")


def test_too_many_cannot_follow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "MAX_LISTENERS", 0)
    client, _ = managed(tmp_path)
    address = client.post(paths.API_REINDEX, authorization=BEARER).headers["location"]
    answer = client.get(f"{address}/events", authorization=BEARER)
    assert answer.status_code == 429 and answer.headers["retry-after"]


@pytest.mark.parametrize("job_id", ["nothing", "..%2F..", "%00", "a" * 4000])
def test_unknown_jobs_are_not_found(tmp_path: Path, job_id: str) -> None:
    client, _ = managed(tmp_path)
    for address in (f"{paths.API_JOBS}/{job_id}", f"{paths.API_JOBS}/{job_id}/events"):
        assert client.get(address, authorization=BEARER).status_code == 404


def test_rolling_back_serves_the_generation_before(tmp_path: Path) -> None:
    client, administration = managed(tmp_path)
    nothing = client.post(paths.API_ROLLBACK, authorization=BEARER)
    assert (nothing.status_code, nothing.json()["type"]) == (409, "/docs#nothing-before")
    for _ in range(2):
        with open_writer(administration.index, workers=0) as writer:
            writer.add(PORT)
            writer.verify()
            writer.publish()
    with open_writer(administration.index, workers=0):
        locked = client.post(paths.API_ROLLBACK, authorization=BEARER)
    assert (locked.status_code, locked.json()["type"]) == (409, "/docs#index-locked")
    rolled = client.post(paths.API_ROLLBACK, authorization=BEARER)
    assert rolled.json() == {"name": "generation-000001", "articles": 1}
    again = client.post(paths.API_ROLLBACK, authorization=BEARER)
    assert (again.status_code, again.json()["type"]) == (409, "/docs#nothing-before")
