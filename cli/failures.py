"""Every error reaches the user as one line and an exit code; no traceback ever does.

0: it worked. 1: it failed. 2: the command was not written as it should be. 130: Ctrl-C.
"""

import errno
import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup

from cli import output
from cli.settings import DEBUG_VARIABLE, is_debugging
from corpus import CorpusError
from indexer import ConfigurationInvalid, IndexerError, Interrupted
from search import RequestInvalid, SearchError

FAILED, MISUSED, INTERRUPTED = 1, 2, 130


class CommandFailed(Exception):
    """A failure that a command puts in words itself."""


class GuardedGroup(TyperGroup):
    """A tree of commands that fails in one line, however it was started."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run a command line and leave with its exit code."""
        output.prepare_streams()
        try:
            code = super().main(*args, **extra | {"standalone_mode": False})
        except Exception as error:
            code = _fail(*describe(error))
            output.give_up_printing()
        sys.exit(code)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run the chosen command; Typer must not see the two errors that it handles itself."""
        try:
            super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            output.silence()
        except KeyboardInterrupt:
            raise typer.Exit(_fail("interrupted", INTERRUPTED)) from None


def describe(error: Exception) -> tuple[str, int]:
    """Return what to say about an error, and the exit code."""
    match error:
        case typer.TyperException():
            return _describe_misuse(error), error.exit_code
        case RequestInvalid() | ConfigurationInvalid():
            return str(error), MISUSED
        case Interrupted():
            return str(error), INTERRUPTED
        case CommandFailed() | SearchError() | CorpusError() | IndexerError():
            return str(error), FAILED
        case OSError():
            return _describe_system(error), FAILED
        case _:
            return _describe_unexpected(error), FAILED


def _describe_misuse(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    hint = f"; see {context.command_path} --help" if context else ""
    # Typer hands on how Pydantic introduces its messages.
    return error.format_message().replace("Value error, ", "").rstrip(".") + hint


def _describe_system(error: OSError) -> str:
    reason = error.strerror or str(error)
    hint = "; make room and run the command again" if error.errno == errno.ENOSPC else ""
    return f"{error.filename}: {reason}{hint}" if error.filename else f"{reason}{hint}"


def _describe_unexpected(error: Exception) -> str:
    if is_debugging():
        traceback.print_exception(error)
    return (
        f"this should not have happened: {type(error).__name__}: {error}; please report it with "
        f"the command you ran ({DEBUG_VARIABLE}=1 shows where it happened)"
    )


def _fail(message: str, code: int) -> int:
    output.say(f"error: {output.plain(message)}", console=output.stderr())
    return code
