"""Every link that a page prints leads somewhere."""

from collections import deque

from tests.web.client import Client, Element

VISITS = 150


def inner_links(page: Element) -> list[str]:
    links = [link.attributes["href"] for link in (*page.all("a"), *page.all("link"))]
    return [link for link in links if link.startswith("/")]


def test_every_link_answers(client: Client) -> None:
    waiting = deque(["/", "/search?q=طرابلس&level=wide", '/search?q="لا شيء&from=2030'])
    seen: set[str] = set()
    while waiting and len(seen) < VISITS:
        address = waiting.popleft()
        if address in seen:
            continue
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, address
        if response.headers["content-type"].startswith("text/html"):
            waiting += inner_links(client.page(address))
    assert len(seen) > 50


def test_links_within_a_page_have_their_target(client: Client) -> None:
    for address in ("/", "/search?q=طرابلس", "/articles/sidra-1", "/docs"):
        page = client.page(address)
        ids = [each.attributes["id"] for each in page.all() if "id" in each.attributes]
        assert len(ids) == len(set(ids))
        for element in page.all():
            for name in ("aria-labelledby", "aria-describedby", "for"):
                assert element.attributes.get(name, ids[0]) in ids
            if element.attributes.get("href", "").startswith("#"):
                assert element.attributes["href"][1:] in ids
