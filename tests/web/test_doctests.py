"""The examples in docstrings are true."""

import doctest
from types import ModuleType

import pytest

import web.arabic
import web.dates
import web.manual.kinds


@pytest.mark.parametrize("module", [web.arabic, web.dates, web.manual.kinds])
def test_examples_are_true(module: ModuleType) -> None:
    failed, tried = doctest.testmod(module)
    assert tried and not failed
