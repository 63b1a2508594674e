"""How an engine's answer is compared with the oracle's."""

import math

from search import Engine, SearchRequest
from tests.oracle import Oracle


def assert_equal(engine: Engine, oracle: Oracle, request: SearchRequest) -> None:
    """Compare the total, the ids in their order and the scores of a page."""
    result, expected = engine.search(request), oracle.search(request)
    page = expected[(request.page - 1) * request.size :][: request.size]
    assert result.total == len(expected)
    assert result.totals == oracle.totals(request)
    assert result.match is oracle.match(request)
    assert result.timeline == oracle.timeline(request)
    assert [hit.id for hit in result.hits] == [name for name, _ in page]
    for hit, (_, score) in zip(result.hits, page, strict=True):
        assert math.isclose(hit.score, score, rel_tol=1e-9, abs_tol=6e-7)  # told to 6 digits
