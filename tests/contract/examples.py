"""How many examples a law is tried on: where each is an index on a cluster, a few."""

import pytest
from hypothesis import HealthCheck, settings

ON_A_CLUSTER = 4


def examples(request: pytest.FixtureRequest, most: int) -> settings:
    """Return the settings of a test of `engine_of` whose every example is an index."""
    kind = request.node.callspec.params["engine_of"]
    number = most if kind == "embedded" else ON_A_CLUSTER
    return settings(
        max_examples=number, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
