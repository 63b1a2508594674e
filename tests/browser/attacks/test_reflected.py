"""Addresses that attack whoever follows them, a test for each parameter: they are shown as text."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.attacks.archive import SCHEMES, WORD, path_of
from tests.browser.attacks.evidence import PARSED, Watch
from tests.browser.attacks.payloads import KINDS, attack

pytestmark = pytest.mark.browser
PARAMETERS = (
    *("q", "page", "size", "sort", "level", "match", "recency", "from", "to", "timeline"),
    *("compare", "section", "source", "author", "suggest", "verbatim", "collapse", "share"),
    *("lang", "facet", "cursor", "fields", "explain", "format", "unknown"),
)
PAGES = ("/", path_of("script"), "/articles/none", "/help", "/docs", "/admin", "/nowhere")
PATHS = ("/{}", "/articles/{}", "/static/{}", "/docs/{}", "/api/v1/articles/{}", "/api/v1/{}")
LONGEST = 1_500
TOGETHER = [
    *("".join(attack(kind, f"together-{kind}") for kind in KINDS if kind not in SCHEMES),),
    *(attack(kind, f"together-{kind}") for kind in ("hidden-javascript", "data")),
]


@pytest.fixture
def watched(browser: Browser, attacked: str) -> Iterator[tuple[Page, Watch]]:
    """A page under our policy, of which nothing may have to be stopped."""
    with browser.new_context(locale="ar") as context:
        watch = Watch(attacked)
        yield watch.begin(context), watch
        assert watch.misdeeds == []


def address(path: str, name: str, value: str) -> str:
    more = "" if name == "q" else f"&q={quote(WORD)}"
    if name in ("share", "compare"):
        more += "&timeline=year"
    return f"{path}?{quote(name)}={quote(value)}{more}"


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_parameter_is_only_text(watched: tuple[Page, Watch], attacked: str, name: str) -> None:
    page, watch = watched
    for value in (*TOGETHER[1:], *(TOGETHER[0][at : at + LONGEST] for at in (0, LONGEST))):
        answer = page.goto(f"{attacked}{address('/search', name, value)}")
        assert answer and answer.status == 200
        watch.look(page)


@pytest.fixture(scope="module")
def asking(browser: Browser, attacked: str) -> Iterator[Page]:
    """A page that asks for others and has them parsed."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{attacked}/search")
        yield page


def is_planted(page: Page, addresses: Mapping[str, str]) -> list[tuple[str, object]]:
    """Return what the kinds of attack planted at their addresses."""
    answers = page.evaluate(PARSED, [*addresses.values()])
    assert all(media.startswith("text/html") for _, media, _ in answers)
    assert {status for status, _, _ in answers} <= {200, 400, 403, 404, 422}
    each = zip(addresses, answers, strict=True)
    return [(kind, found) for kind, (_, _, found) in each if found]


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_parameter_plants_nothing_of_any_kind(asking: Page, name: str) -> None:
    addresses = {kind: address("/search", name, attack(kind, f"{name}-{kind}")) for kind in KINDS}
    assert is_planted(asking, addresses) == []


@pytest.mark.parametrize("path", PAGES)
def test_parameters_plant_nothing_on_other_pages(asking: Page, path: str) -> None:
    addresses = {}
    for kind in KINDS:
        pairs = (f"{name}={quote(attack(kind, f'{name}-{kind}'))}" for name in PARAMETERS)
        addresses[kind] = f"{path}?{'&'.join(pairs)}"
    assert is_planted(asking, addresses) == []


def test_names_of_parameters_plant_nothing(asking: Page) -> None:
    names = {kind: quote(attack(kind, f"name-{kind}")) for kind in KINDS}
    addresses = {kind: f"/search?timeline=year&{name}={name}" for kind, name in names.items()}
    assert is_planted(asking, addresses) == []


@pytest.mark.parametrize("path", PATHS)
def test_a_path_is_only_text(watched: tuple[Page, Watch], attacked: str, path: str) -> None:
    page, watch = watched
    for value in TOGETHER:
        answer = page.goto(attacked + path.format(quote(value[:LONGEST], safe="")))
        assert answer and answer.status in (400, 404)
        if answer.headers["content-type"].startswith("text/html"):
            watch.look(page)
        else:
            assert answer.headers["content-type"].startswith("application/problem+json")


def test_what_is_typed_is_shown_as_it_is(page: Page, attacked: str) -> None:
    for kind in KINDS:
        typed = attack(kind, f"typed-{kind}")
        page.goto(f"{attacked}/search?q={quote(typed)}")
        shown = page.locator("#q").input_value()
        assert f"(typed-{kind})" in shown
        if kind not in ("control", "separators"):
            assert "".join(shown.split()) == "".join(typed.split())
