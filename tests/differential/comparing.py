"""How an engine's answer is compared with the oracle's."""

import math

from search import MAX_COPIES, Engine, SearchRequest
from tests.oracle import Oracle


def assert_equal(engine: Engine, oracle: Oracle, request: SearchRequest) -> None:
    """Compare the totals, the ids in their order, the scores and the copies of a page."""
    result, expected, shown = engine.search(request), oracle.search(request), oracle.shown(request)
    page = shown[(request.page - 1) * request.size :][: request.size]
    assert result.total == len(expected)
    assert result.stories == len(shown)
    assert result.totals == oracle.totals(request)
    assert result.match is oracle.match(request)
    assert result.timeline == oracle.timeline(request)
    assert [hit.id for hit in result.hits] == [name for name, _ in page]
    for hit, (_, score) in zip(result.hits, page, strict=True):
        assert math.isclose(hit.score, score, rel_tol=1e-9, abs_tol=6e-7)  # told to 6 digits
        others = oracle.copies(request, hit.id) if request.collapse else []
        assert (hit.copies.total if hit.copies else 0) == len(others)
        named = [copy.id for copy in hit.copies.listed] if hit.copies else []
        assert named == others[:MAX_COPIES]
