"""The main function of a worker process: makes piece after piece, as told through its input."""

import os
import pickle
import select
import sys
import traceback
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import BinaryIO

from search.embedded.writing.pieces import Piece, Task
from search.errors import SearchError


def serve() -> None:
    """Greet, then take tasks from standard input and answer each, until there are no more.

    A greeting is `True`, an answer a piece or an exception, all pickled to standard output.
    """
    Thread(target=_end_with_the_pipe, daemon=True).start()
    # Whatever else prints must not get between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _answer(True, answers)
    with suppress(EOFError, pickle.UnpicklingError):
        while True:
            task, directory = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
            _answer(_outcome(task, directory), answers)


def _answer(answer: object, answers: BinaryIO) -> None:
    pickle.dump(answer, answers, pickle.HIGHEST_PROTOCOL)
    answers.flush()


def _outcome(task: Task, directory: Path) -> Piece | Exception:
    """Make a piece, or return why not: an error that can be sent and says where it happened."""
    try:
        return task(directory)
    except Exception as error:
        known = isinstance(error, OSError | MemoryError | SearchError)
        sent = error if known else RuntimeError(f"{type(error).__name__}: {error}")
        sent.add_note(traceback.format_exc())
        return sent


def _end_with_the_pipe() -> None:
    pipe = select.poll()
    # Told of nothing but the end: what can be read is for the main thread.
    pipe.register(0, 0)
    pipe.poll()
    os._exit(1)
