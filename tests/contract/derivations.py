"""The numbers of an explanation, computed once more."""

import math

import pytest

from search import Explanation

FLOAT = {"rel": 1e-6, "abs": 1e-9}
"""How near a derived number is to the score of an engine: a cluster counts in 32 bits."""


def check_numbers(explanation: Explanation) -> None:
    """Compute each number from its children again."""
    values = [child.value for child in explanation.children]
    name, _, rule = explanation.description.partition(":")
    if name.startswith("adjacency"):
        assert explanation.value == pytest.approx(math.prod(values), abs=1e-12)
    elif "the sum of" in rule:
        assert explanation.value == pytest.approx(math.fsum(values), abs=1e-12)
    elif rule.endswith(("idf · saturated", "score · recency")):
        assert explanation.value == values[0] * values[1]
    elif name == "idf":
        articles, having = values
        expected = math.log(1 + (articles - having + 0.5) / (having + 0.5))
        assert explanation.value == pytest.approx(expected, abs=1e-12)
    elif name == "saturated":
        assert explanation.value == pytest.approx(values[0] * 2.2 / (values[0] + 1.2), abs=1e-12)
    elif name in ("title", "body"):
        boost, weighed, length, average = values
        expected = boost * weighed / (1 - 0.9 + 0.9 * length / average)
        assert explanation.value == pytest.approx(expected, abs=1e-12)
    else:
        assert not values
    for child in explanation.children:
        check_numbers(child)
