"""Every page has a strict policy, which a browser follows; and the watch sees what it should."""

from contextlib import suppress
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Error

from tests.browser.attacks.archive import WORD, path_of
from tests.browser.attacks.evidence import ISOLATED, Watch
from tests.browser.attacks.payloads import ELSEWHERE, KINDS, attack

pytestmark = pytest.mark.browser
PAGES = (
    *("/", f"/search?q={quote(WORD)}", path_of("script"), "/help", "/docs", "/admin", "/nowhere"),
    *("/articles/none", "/api/v1/search?size=x", "/feed", "/api/v1/search", "/static/icon.svg"),
)
HARMLESS = ("braces", "bidi", *("javascript", "hidden-javascript", "data", "vbscript"))
"""Kinds that do nothing where they stand as HTML: they need an address, a template or a text."""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_may_run_our_scripts_alone(browser: Browser, attacked: str, path: str) -> None:
    with browser.new_context() as context:
        answer = context.new_page().goto(f"{attacked}{path}")
        assert answer
        directives = answer.headers["content-security-policy"].split("; ")
        policy = {name: values for name, *values in map(str.split, directives)}
        assert policy.pop("default-src") == ["'none'"]
        assert policy.pop("base-uri") == policy.pop("frame-ancestors") == ["'none'"]
        assert {"script-src", "style-src", "form-action"} <= policy.keys()
        assert all(values == ["'self'"] for values in policy.values()), policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"


def test_a_browser_follows_the_policy(browser: Browser, attacked: str) -> None:
    with browser.new_context() as context:
        watch = Watch(attacked)
        page = watch.begin(context)
        page.goto(attacked)
        page.evaluate(
            """() => {
                const script = document.createElement("script");
                script.textContent = "__ran.push('inline')";
                document.body.append(script);
            }"""
        )
        assert page.evaluate("window.__ran") == []
        assert page.evaluate("window.__blocked") == ["script-src-elem inline"]
        watch.look(page)
        assert any(each.startswith("blocked: script-src-elem") for each in watch.misdeeds)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in HARMLESS])
def test_the_watch_sees_what_is_planted(browser: Browser, attacked: str, kind: str) -> None:
    """Where a page does what ours never may, each kind is told by its mark or by what it loads."""
    text, values = attack(kind, f"planted-{kind}"), ('"{}"', "'{}'", "{}")
    pages = [f"<p>{text}</p>", f"<title>{text}</title>", f"<textarea>{text}</textarea>"]
    pages += [f"<script>let a = '{text}'</script>", f"<style>{text}</style>", f"<!-- {text} -->"]
    pages += [f"<input value={value.format(text)}>" for value in values]
    pages += [f"<svg><desc>{text}</desc></svg>", f"<div id=entities>{text}</div>"]
    with browser.new_context(bypass_csp=True) as context:
        watch = Watch(attacked)
        page = watch.begin(context)
        bodies = (f"<!doctype html><meta charset=utf-8><body>{html}" for html in pages)
        context.route("**/planted", lambda route: route.fulfill(body=next(bodies)))
        for _ in pages:
            page.goto(f"{attacked}/planted", wait_until="commit")
            page.wait_for_timeout(20)
            with suppress(Error):  # the page may be on its way to where it was sent
                watch.look(page)
            if watch.of(f"planted-{kind}") or any(ELSEWHERE in each for each in watch.misdeeds):
                return
    pytest.fail(f"nothing was seen but {watch.misdeeds}")


def test_the_watch_sees_templates_addresses_and_directions(browser: Browser, attacked: str) -> None:
    with browser.new_context() as context:
        watch = Watch(attacked)
        page = watch.begin(context)
        page.goto(attacked)
        page.evaluate(
            r"""() => document.body.insertAdjacentHTML("beforeend", `<p>قوس49قوس</p>
                <a href=" JaVa\nScRiPt:1">1</a><a href="data:,1">2</a>
                <p>\u2068abc\u202e (title-bidi) <b>(body-bidi)</b></p>
                <p>\u2068abc\u202e (title-bidi)\u2069 <b>(body-bidi)</b></p>`)"""
        )
        watch.look(page)
        told = " ".join(watch.misdeeds)
        assert all(each in told for each in ("template", "address javascript:", "address data:"))
        assert [each[:7] for each in page.evaluate(ISOLATED)] == ["bidi: p"]
