"""Where everything is printed: text for people, JSON for programs, on any terminal."""

import io
import os
import sys

import orjson
from rich.console import Console
from rich.text import Text

# What is in an article must not move the cursor, change the title of the window or turn the rest
# of a line around. One for one, so that spans stay true.
_CONTROLS = [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029]
_BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_HARMLESS = {**dict.fromkeys(_CONTROLS, " "), **dict.fromkeys(_BIDI, " ")}


class _Terminal(Console):
    def on_broken_pipe(self) -> None:
        # Rich would leave with exit code 1; whoever prints `| head` has done nothing wrong.
        raise BrokenPipeError


def stdout() -> Console:
    """Return the console of answers, on whatever standard output is at the moment."""
    return _Terminal(highlight=False, markup=False, emoji=False)


def stderr() -> Console:
    """Return the console of progress and errors."""
    return _Terminal(stderr=True, highlight=False, markup=False, emoji=False)


def say(line: str | Text = "", *, console: Console | None = None) -> None:
    """Print one line as it is; a terminal wraps it, a file keeps it whole."""
    (console or stdout()).print(line, soft_wrap=True)


def write_json(value: object) -> None:
    """Write one JSON object in UTF-8, whatever the encoding of the terminal is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE))


def write_json_line(value: object) -> None:
    """Write one JSON object as a line that a reader of the pipe has at once."""
    write_json(value)
    sys.stdout.flush()


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `counted(1200, "article") == "1,200 articles"`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def plain(text: str) -> str:
    """Return text from outside as one line of the same length that is safe to print."""
    return text.translate(_HARMLESS)


def typed(text: str) -> str:
    """Return what the shell passed as proper Unicode; bytes that are none become a sign."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def prepare_streams() -> None:
    """Let nothing that is printed fail: for want of Arabic letters, or of a stream at all."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def silence() -> None:
    """Send what is still to be printed nowhere: the reader of our output has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def give_up_printing() -> None:
    """Print what can be printed; the rest must not fail once more when Python ends."""
    try:
        sys.stdout.flush()
    except OSError:
        silence()
