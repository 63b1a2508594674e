"""The laws of cursors, on engines that publish while somebody pages."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import (
    Article,
    Engine,
    Match,
    RequestInvalid,
    SearchRequest,
    Sort,
    open_engine,
    open_writer,
)
from tests.web.articles import many_articles
from tests.web.client import Client
from tests.web.fake import FakeEngine
from web import turning
from web.cursors import START, digest_of_request
from web.turning import turn

MANY = many_articles(120)
REQUEST = SearchRequest("نشرة", size=7)


def walk(engine: Engine, request: SearchRequest) -> list[str]:
    """Return the ids of all pages."""
    ids: list[str] = []
    cursor: str | None = START
    while cursor:
        result, cursor = turn(engine, request, cursor, 1)
        assert len(result.hits) == request.size or cursor is None
        ids += [hit.id for hit in result.hits]
    return ids


def in_one(engine: Engine, request: SearchRequest) -> list[str]:
    """Return the ids of all hits, the slow and obvious way."""
    ids: list[str] = []
    for page in range(1, 1000):
        hits = engine.search(replace(request, page=page, size=10, match=Match.ANY)).hits
        if not hits:
            return ids
        ids += [hit.id for hit in hits]
    return ids


@given(st.integers(1, 100), st.sampled_from(Sort))
@settings(max_examples=25, deadline=None)
def test_pages_together_are_the_hits_each_once(size: int, sort: Sort) -> None:
    engine = FakeEngine(MANY)
    request = replace(REQUEST, size=size, sort=sort)
    assert walk(engine, request) == in_one(engine, request)


@given(
    st.sets(st.integers(0, 119), max_size=60),
    st.sets(st.integers(0, 119), max_size=60),
    st.sampled_from((Sort.NEWEST, Sort.OLDEST, Sort.RELEVANCE)),
    st.integers(1, 15),
    st.integers(1, 5),
)
@settings(max_examples=60, deadline=None)
def test_after_a_publication_pages_go_on_behind_the_last_hit(
    before: set[int], after: set[int], sort: Sort, size: int, turned: int
) -> None:
    """The order of what is in both stays, so nothing of it is lost or repeated."""
    old = FakeEngine([MANY[n] for n in before])
    new = FakeEngine([MANY[n] for n in after])
    request, cursor = replace(REQUEST, sort=sort, size=size), START
    seen: list[str] = []
    for _ in range(turned):
        result, following = turn(old, request, cursor, "old")
        seen += [hit.id for hit in result.hits]
        if following is None:
            return
        cursor = following
    rest: list[str] = []
    while cursor:
        result, cursor = turn(new, request, cursor, "new")  # type: ignore[assignment]
        rest += [hit.id for hit in result.hits]
    assert not set(seen) & set(rest)
    everything = in_one(FakeEngine(MANY), request)
    behind = everything[everything.index(seen[-1]) + 1 :]
    assert rest == [each for each in behind if each in new.articles]


def test_a_real_index_is_paged_through_a_publication(tmp_path: Path) -> None:
    def publish(articles: Sequence[Article]) -> Engine:
        with open_writer(tmp_path, workers=0) as writer:
            for article in articles:
                writer.add(article)
            writer.verify()
            writer.publish()
        return open_engine(tmp_path)

    request = replace(REQUEST, sort=Sort.NEWEST, size=10)
    with publish(MANY) as old:
        assert walk(old, request) == in_one(old, request)
        assert sorted(walk(old, replace(request, sort=Sort.RELEVANCE))) == sorted(
            each.id for each in MANY
        )
        first, cursor = turn(old, request, START, "old")
        assert cursor
    gone, kept = first.hits[-1].id, {hit.id for hit in first.hits[:-1]}
    with publish([each for each in MANY if each.id != gone]) as new:
        following, _ = turn(new, request, cursor, "new")
        everything = [each for each in in_one(new, request) if each not in kept]
        assert [hit.id for hit in following.hits] == everything[:10]


def test_a_cursor_of_another_request_is_an_error() -> None:
    engine = FakeEngine(MANY)
    _, cursor = turn(engine, REQUEST, START, 1)
    assert cursor
    for other in (replace(REQUEST, size=8), replace(REQUEST, text="نشرة أخرى")):
        assert digest_of_request(other) != digest_of_request(REQUEST)
        with pytest.raises(RequestInvalid, match="another request"):
            turn(engine, other, cursor, 1)


def test_cursors_end_where_numbered_pages_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turning, "MAX_RESULT_WINDOW", 100)
    engine = FakeEngine(MANY)
    ids, cursor = [], START
    while cursor:
        result, cursor = turn(engine, REQUEST, cursor, 1)  # type: ignore[assignment]
        ids += [hit.id for hit in result.hits]
    assert ids == in_one(engine, REQUEST)[:98]
    assert result.total == 120


def test_the_api_turns_pages(client_of_many: Client) -> None:
    ids: list[str] = []
    cursor: str | None = START
    while cursor:
        address = f"/api/v1/search?q=نشرة&size=50&fields=title&cursor={cursor}"
        answer = client_of_many.get(address).json()
        assert set(answer["hits"][0]) == {"id", "title"}
        ids += [hit["id"] for hit in answer["hits"]]
        cursor = answer["next_cursor"]
    assert len(ids) == len(set(ids)) == 120


@pytest.mark.parametrize("query", ["cursor=", "cursor=x", "cursor=*&page=2", "cursor=%00%ff"])
def test_the_api_says_what_is_wrong_with_a_cursor(client: Client, query: str) -> None:
    response = client.get(f"/api/v1/search?{query}")
    assert response.status_code == 400
    assert [error["parameter"] for error in response.json()["errors"]] == ["cursor"]
