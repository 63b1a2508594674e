"""The admin pages as a browser without scripts uses them: forms, cookies, what is refused."""

from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from search import open_engine, open_writer
from tests.web.admin.managed import TOKEN, managed
from tests.web.articles import PORT
from tests.web.client import Client, Element, parse
from tests.web.jobs.scripted import PROGRESS, finished, scripted, until
from web import paths
from web.admin.gate import TRIES
from web.middleware.buckets import Buckets


@dataclass(slots=True)
class Browser:
    """Keeps cookies, sends forms as they are on the page, follows no redirection by itself."""

    client: Client
    cookies: dict[str, str] = field(default_factory=dict)
    last: httpx.Response | None = None

    def get(self, address: str) -> Element:
        return self._read(self.client.get(address, **self._headers()))

    def send(self, form: Element, **values: str) -> httpx.Response:
        kept = {
            each.attributes["name"]: each.attributes["value"]
            for each in form.all("input")
            if each.attributes["type"] in ("hidden", "radio")
        }
        return self.post(form.attributes["action"], kept | values)

    def post(self, address: str, values: dict[str, str]) -> httpx.Response:
        kind = {"content_type": "application/x-www-form-urlencoded"}
        body = urlencode(values).encode()
        self._read(self.client.post(address, body, **self._headers(), **kind))
        assert self.last
        return self.last

    def log_in(self, token: str = TOKEN) -> httpx.Response:
        return self.send(self.get(paths.ADMIN).one("form", **{"class": "login"}), token=token)

    def form(self, address: str, action: str) -> Element:
        return self.get(address).one("form", action=action)

    def _headers(self) -> dict[str, str]:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"cookie": cookie} if cookie else {}

    def _read(self, answer: httpx.Response) -> Element:
        self.last = answer
        for header in answer.headers.get_list("set-cookie"):
            for name, morsel in SimpleCookie(header).items():
                self.cookies[name] = morsel.value
        return parse(answer.text)


def test_without_a_token_in_the_settings_the_page_says_how(client: Client) -> None:
    page = client.page(paths.ADMIN, 403)
    assert page.one("h1").text == "الإدارة غير مفعّلة"
    assert page.one("pre").text == "ARSHIF_ADMIN_TOKEN"


def test_who_has_the_token_gets_in_and_out(tmp_path: Path) -> None:
    client, _ = managed(tmp_path)
    browser = Browser(client)
    answer = browser.log_in()
    assert (answer.status_code, answer.headers["location"]) == (303, "/admin")
    (cookie,) = answer.headers.get_list("set-cookie")
    assert "HttpOnly" in cookie and "SameSite=strict" in cookie and "Path=/admin" in cookie
    assert "Max-Age=3600" in cookie and "Secure" not in cookie
    assert TOKEN not in cookie
    page = browser.get(paths.ADMIN)
    assert "لا عمليات منذ تشغيل الخادم." in page.text
    assert browser.last and browser.last.headers["cache-control"] == "no-store"
    stolen = dict(browser.cookies)
    browser.send(page.one("form", action=paths.ADMIN_LOGOUT))
    assert browser.get(paths.ADMIN).one("form", **{"class": "login"})
    # Whoever has kept the cookie is out, too.
    assert Browser(client, stolen).get(paths.ADMIN).one("form", **{"class": "login"})


def test_cookies_of_an_encrypted_page_stay_encrypted(tmp_path: Path) -> None:
    client, _ = managed(tmp_path)
    answer = client.get("https://arshif/admin")
    assert "Secure" in answer.headers["set-cookie"]


@pytest.mark.parametrize("wrong", ["", "x", TOKEN[:-1], "<b>سر</b>"])
def test_a_wrong_token_is_said_on_the_page_and_never_shown(tmp_path: Path, wrong: str) -> None:
    client, _ = managed(tmp_path)
    browser = Browser(client)
    answer = browser.log_in(wrong)
    assert answer.status_code == 401
    page = parse(answer.text)
    assert page.one(role="alert").text == "ليست هذه كلمة السرّ."
    assert "value" not in page.one("input", id="token").attributes
    assert "arshif_admin" not in browser.cookies
    assert not wrong or wrong not in page.text


def test_who_guesses_is_told_to_wait(tmp_path: Path) -> None:
    client, _ = managed(tmp_path, tries=Buckets(0.1, TRIES))
    browser = Browser(client)
    statuses = [browser.log_in("guess").status_code for _ in range(TRIES)]
    assert statuses == [401] * TRIES
    assert browser.log_in(TOKEN).status_code == 429


def test_a_session_is_another_after_logging_in(tmp_path: Path) -> None:
    """A cookie that somebody has planted before is not raised to an administrator's."""
    client, _ = managed(tmp_path)
    browser = Browser(client)
    browser.get(paths.ADMIN)
    planted = browser.cookies["arshif_visit"]
    browser.log_in()
    assert Browser(client, {"arshif_admin": planted}).get(paths.ADMIN).classed("login")
    assert (
        Browser(client, {"arshif_visit": browser.cookies["arshif_admin"]})
        .get(paths.ADMIN)
        .classed("login")
    )


POSTS = [
    *(paths.ADMIN_REINDEX, paths.ADMIN_ROLLBACK, paths.ADMIN_LOGOUT, paths.ADMIN_LOGIN),
    paths.ADMIN_JOB_CANCEL.format(job_id="1"),
]


@pytest.mark.parametrize("address", POSTS)
def test_a_form_of_another_site_does_nothing(tmp_path: Path, address: str) -> None:
    client, administration = managed(tmp_path)
    browser, other = Browser(client), Browser(client)
    browser.log_in()
    other.log_in()
    theirs = other.form(paths.ADMIN, paths.ADMIN_LOGOUT).one("input").attributes["value"]
    for values in ({}, {"form": ""}, {"form": theirs}, {"form": "\ud800"}):
        safe = {name: value.encode("utf-8", "replace").decode() for name, value in values.items()}
        answer = browser.post(address, {"token": TOKEN} | safe)
        assert answer.status_code == 403
        assert parse(answer.text).one("h1").text == "انتهت صلاحية الاستمارة"
    assert administration.jobs.listed() == ()
    assert "لا عمليات" in browser.get(paths.ADMIN).text


@pytest.mark.parametrize("address", [*POSTS[:3], POSTS[4]])
def test_the_form_of_a_visitor_is_none_of_an_administrator(tmp_path: Path, address: str) -> None:
    client, administration = managed(tmp_path)
    browser = Browser(client)
    login = browser.get(paths.ADMIN).one("form", **{"class": "login"})
    token = login.one("input", name="form").attributes["value"]
    assert browser.post(address, {"form": token}).status_code == 403
    assert administration.jobs.listed() == ()


def test_pages_of_jobs_ask_for_the_token(tmp_path: Path) -> None:
    client, administration = managed(tmp_path)
    job = administration.start(update=False)
    page = client.get(paths.ADMIN_JOB.format(job_id=job.id))
    assert (page.status_code, page.headers["location"]) == (303, "/admin")
    events = client.get(paths.ADMIN_JOB_EVENTS.format(job_id=job.id))
    assert events.status_code == 401
    finished(administration.jobs.find(job.id))


def test_a_job_is_started_watched_and_read(tmp_path: Path) -> None:
    client, administration = managed(tmp_path)
    browser = Browser(client)
    browser.log_in()
    started = browser.send(browser.form(paths.ADMIN, paths.ADMIN_REINDEX), update="true")
    assert started.status_code == 303
    (begun,) = administration.jobs.listed()
    job = finished(administration.jobs.find(begun.id))
    assert job.update
    page = browser.get(started.headers["location"])
    assert page.classed("state")[0].text == "نُشرت"
    rows = {row.one("th").text: row.one("td").text for row in page.all("tr")}
    assert rows["النسخة المنشورة"] == "generation-000002"
    assert (rows["ما قُرئ"], rows["ما فُهرس"], rows["الملفات"]) == ("9", "7", "4 ملفات")
    # What files are called and say is text.
    assert "<b>.txt" in page.text and "empty: <i>" in page.text
    assert not page.all("progress") and not page.all("b")
    assert browser.get(paths.ADMIN).links[f"تحديث · {page.all('time')[0].text}"]


def test_a_running_job_shows_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    client, administration = managed(tmp_path, scripted([{"progress": PROGRESS}], waits=True))
    browser = Browser(client)
    browser.log_in()
    address = browser.send(browser.form(paths.ADMIN, paths.ADMIN_REINDEX)).headers["location"]
    record = administration.jobs.find(address.rpartition("/")[2])
    until(lambda: record and record.job.progress)
    page = browser.get(address)
    assert page.one("progress").attributes["value"] == "25"
    assert page.one("h2").text == "قراءة المصادر وفهرستها"
    assert page.classed("done")[0].text == "7 مقالات · الملفات: 1 من 4"
    assert page.links["حدّث الصفحة"] == address
    overview = browser.get(paths.ADMIN)
    assert overview.links["قراءة المصادر وفهرستها"] == address
    assert not overview.all("form", action=paths.ADMIN_REINDEX)
    cancel = browser.form(address, paths.ADMIN_JOB_CANCEL.format(job_id=address.rpartition("/")[2]))
    assert browser.send(cancel).headers["location"] == address
    finished(record)
    ended = browser.get(address)
    assert ended.classed("state")[0].text == "أُوقفت"
    assert "interrupted: nothing was published" in ended.text


def test_events_of_the_page_say_what_it_shows(tmp_path: Path) -> None:
    client, _ = managed(tmp_path)
    browser = Browser(client)
    browser.log_in()
    address = browser.send(browser.form(paths.ADMIN, paths.ADMIN_REINDEX)).headers["location"]
    cookie = f"arshif_admin={browser.cookies['arshif_admin']}"
    events = client.get(f"{address}/events?lang=en", cookie=cookie)
    assert events.headers["content-type"].startswith("text/event-stream")
    assert '"percent":25' in events.text and "Reading and indexing the sources" in events.text
    assert events.text.rstrip().rsplit("event: ", 1)[1].startswith("end")


def test_rolling_back_is_said_and_seen(tmp_path: Path) -> None:
    client, administration = managed(tmp_path)
    for _ in range(2):
        with open_writer(administration.index, workers=0) as writer:
            writer.add(PORT)
            writer.verify()
            writer.publish()
    browser = Browser(client)
    browser.log_in()
    answer = browser.send(browser.form(paths.ADMIN, paths.ADMIN_ROLLBACK))
    assert answer.headers["location"] == "/admin?done=rollback"
    page = browser.get(answer.headers["location"])
    assert page.one(role="status").text == "عاد البحث إلى النسخة السابقة."
    with open_engine(administration.index) as engine:
        assert engine.generation.name == "generation-000001"
    refused = browser.send(browser.form(paths.ADMIN, paths.ADMIN_ROLLBACK))
    assert refused.status_code == 409
    assert parse(refused.text).one("h1").text == "لا نسخة سابقة"


def test_every_form_has_its_token_and_keeps_the_language(tmp_path: Path) -> None:
    client, _ = managed(tmp_path)
    browser = Browser(client)
    browser.log_in()
    page = browser.get(f"{paths.ADMIN}?lang=en")
    assert page.one("h1").text == "Look after the archive"
    forms = [form for form in page.all("form") if form.attributes.get("method") == "post"]
    assert len(forms) == 3
    for form in forms:
        assert form.one("input", name="form").attributes["type"] == "hidden"
        assert form.attributes["action"].endswith("?lang=en")
    started = browser.send(forms[0])
    assert started.headers["location"].endswith("?lang=en")


def test_an_unknown_job_and_an_unknown_notice_are_harmless(tmp_path: Path) -> None:
    client, _ = managed(tmp_path)
    browser = Browser(client)
    browser.log_in()
    browser.get(paths.ADMIN_JOB.format(job_id="nothing"))
    assert browser.last and browser.last.status_code == 404
    page = browser.get(f"{paths.ADMIN}?done=<script>")
    assert "script>" not in page.text and not page.all(role="status")
