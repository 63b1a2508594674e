"""The examples in docstrings are true."""

import doctest
from types import ModuleType

import pytest

import web.dates
import web.language.arabic
import web.language.english
import web.manual.kinds

MODULES = [web.language.arabic, web.language.english, web.dates, web.manual.kinds]


@pytest.mark.parametrize("module", MODULES)
def test_examples_are_true(module: ModuleType) -> None:
    failed, tried = doctest.testmod(module)
    assert tried and not failed
