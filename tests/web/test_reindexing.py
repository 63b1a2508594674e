"""Indexing again beside a real server, with the real indexer: nothing that is served suffers."""

import json
import logging
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

import search.client
from search import Job, JobState, open_engine
from tests.web.admin.managed import BEARER, TOKEN
from tests.web.jobs.scripted import finished, until
from tests.web.serving import served
from web.admin.administration import Administration, administration_of
from web.app import create_app
from web.engines import engines_at
from web.settings import Settings

MANY = 20_000


def write_articles(path: Path, number: int) -> None:
    lines = (
        json.dumps({"id": f"n-{each}", "title": f"خبر {each}", "text": f"نشرة {each} من طرابلس"})
        for each in range(number)
    )
    path.write_text("\n".join(lines), "utf-8")


@dataclass(frozen=True, slots=True)
class House:
    """An archive with its sources, configuration and index, not served yet."""

    folder: Path

    @property
    def sources(self) -> Path:
        return self.folder / "articles.jsonl"

    @property
    def index(self) -> Path:
        return self.folder / "index"

    def settings(self) -> Settings:
        config = self.folder / "arshif.toml"
        return Settings(index=str(self.index), config=config, admin_token=TOKEN, log_queries=True)

    @contextmanager
    def served(self) -> Iterator[tuple[search.client.Client, Administration]]:
        administration = administration_of(self.settings())
        assert administration
        app: FastAPI = create_app(engines_at(self.index), (), self.settings(), administration)
        with (
            served(app) as port,
            search.client.Client(f"http://127.0.0.1:{port}", token=TOKEN) as client,
        ):
            yield client, administration


@pytest.fixture
def house(tmp_path: Path) -> House:
    (tmp_path / "arshif.toml").write_text('[[sources]]\npath = "articles.jsonl"\n', "utf-8")
    write_articles(tmp_path / "articles.jsonl", 50)
    return House(tmp_path)


@dataclass(slots=True)
class Readers:
    """Ask again and again, each a connection of its own, and note every answer that is none."""

    address: str
    answers: int = 0
    totals: set[int] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)
    _ended: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def reading(self, readers: int = 3) -> Iterator[None]:
        threads = [threading.Thread(target=self._read) for _ in range(readers)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._ended.set()
            for thread in threads:
                thread.join()

    def _read(self) -> None:
        with httpx.Client(base_url=self.address, timeout=30) as client:
            while not self._ended.is_set():
                try:
                    answer = client.get("/api/v1/search", params={"q": "طرابلس"})
                    answer.raise_for_status()
                    self.totals.add(answer.json()["total"])
                    self.answers += 1
                except httpx.HTTPError as error:
                    self.failures.append(repr(error))


def test_generations_are_published_and_rolled_back_while_others_search(house: House) -> None:
    with house.served() as (client, _):
        assert last(client).state is JobState.PUBLISHED
        readers = Readers(address_of(client))
        with readers.reading():
            until(lambda: readers.answers > 5 or readers.failures)
            write_articles(house.sources, 80)
            job = last(client)
            until(lambda: 80 in readers.totals or readers.failures)
            rolled = client.roll_back()
            before = readers.answers
            until(lambda: readers.answers > before + 10 or readers.failures)
        assert readers.failures == []
        assert readers.totals == {50, 80}
        assert job.report and job.report.generation
        assert (job.report.indexed, job.report.generation.articles) == (80, 80)
        assert (rolled.articles, client.search("طرابلس").total) == (50, 50)
        assert client.jobs()[0].id == job.id


def test_an_update_keeps_what_is_no_longer_in_the_sources(house: House) -> None:
    with house.served() as (client, _):
        last(client)
        write_articles(house.sources, 10)
        job = last(client, update=True)
        assert job.report
        assert (job.report.unchanged, client.search("طرابلس").total) == (10, 50)


def test_what_is_wrong_with_the_configuration_is_the_error_of_the_job(house: House) -> None:
    with house.served() as (client, _):
        last(client)
        (house.folder / "arshif.toml").write_text('[[sources]]\npathh = "x"\n')
        job = last(client)
        assert job.state is JobState.FAILED
        assert "arshif.toml: [[sources]] has no key 'pathh'" in job.error
        house.sources.write_text("")
        (house.folder / "arshif.toml").write_text('[[sources]]\npath = "articles.jsonl"\n')
        job = last(client)
        assert job.state is JobState.FAILED and "nothing to index" in job.error
        assert job.report and job.report.indexed == 0
        assert client.search("طرابلس").total == 50


def test_a_killed_indexer_harms_nothing_and_the_next_goes_on(house: House) -> None:
    with house.served() as (client, administration):
        last(client)
        write_articles(house.sources, MANY)
        job = client.reindex()
        until(lambda: _pieces(house))
        os.kill(_process_of(administration), signal.SIGKILL)
        killed = finished(administration.jobs.find(job.id))
        assert killed.state is JobState.FAILED and "SIGKILL" in killed.error
        assert client.search("طرابلس").total == 50
        assert _pieces(house)
        assert last(client).state is JobState.PUBLISHED
        assert client.search("طرابلس").total == MANY


def test_a_cancelled_job_publishes_nothing(house: House) -> None:
    with house.served() as (client, administration):
        last(client)
        write_articles(house.sources, MANY)
        job = client.reindex()
        until(lambda: administration.find(job.id).job.progress)
        assert client.cancel(job.id).state in (JobState.STOPPING, JobState.CANCELLED)
        *_, ended = client.events(job.id)
        assert ended.state is JobState.CANCELLED
        assert client.search("طرابلس").total == 50


def test_a_server_that_ends_takes_its_job_along_and_lets_listeners_go(house: House) -> None:
    write_articles(house.sources, MANY)
    seen = list[Job]()

    def listen(address: str, job: Job) -> None:
        """Follow a job; when the server has gone, nobody answers who goes on."""
        with (
            search.client.Client(address, token=TOKEN, timeout=12, retries=0) as own,
            pytest.raises(search.client.Unreachable),
        ):
            for each in own.events(job.id):
                seen.append(each)

    with house.served() as (client, administration):
        job = client.reindex()
        listener = threading.Thread(target=listen, args=(address_of(client), job))
        listener.start()
        until(lambda: administration.jobs.listeners and administration.find(job.id).job.progress)
        process, since = _process_of(administration), time.monotonic()
    listener.join(60)
    assert not listener.is_alive() and seen
    assert time.monotonic() - since < 20
    assert not Path(f"/proc/{process}").exists()
    assert administration.find(job.id).job.state is JobState.CANCELLED
    # Another server goes on, and its index is whole.
    with house.served() as (client, _):
        assert last(client).state is JobState.PUBLISHED
    with open_engine(house.index) as engine:
        assert engine.generation.articles == MANY


def test_nothing_secret_gets_into_logs(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with house.served() as (client, _):
        last(client)
        address = address_of(client)
        form = {"token": TOKEN, "form": "x"}
        httpx.post(f"{address}/admin/login", data=form)
        httpx.get(f"{address}/admin", headers={"authorization": BEARER, "cookie": f"x={TOKEN}"})
        httpx.post(f"{address}/api/v1/reindex", headers={"authorization": f"Bearer {TOKEN}x"})
    told = [record.getMessage() + repr(record.__dict__) for record in caplog.records]
    assert any("started" in line for line in told)
    assert not [line for line in told if TOKEN in line]
    assert TOKEN not in repr(house.settings())


def address_of(client: search.client.Client) -> str:
    return str(client._exchange._client.base_url)


def last(client: search.client.Client, *, update: bool = False) -> Job:
    """Index again and return the job at its end."""
    *_, job = client.events(client.reindex(update=update).id)
    return job


def _process_of(administration: Administration) -> int:
    running = administration.jobs._running
    assert running
    return running._process._process.pid


def _pieces(house: House) -> list[Path]:
    return [path for path in house.index.glob("building-*/pieces/*") if path.stat().st_size]
