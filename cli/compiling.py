"""Says so when the engine is compiled: the first time on a machine, and nobody should wonder."""

from contextlib import AbstractContextManager

from cli import output
from search import watch_compiling


def announced_compiling() -> AbstractContextManager[None]:
    """Return a context in which compiling is announced on standard error."""
    return watch_compiling(_announce)


def _announce() -> None:
    line = "compiling the search engine for this machine: only now, for up to a minute"
    output.say(line, console=output.stderr())
