"""The body of an answer as a value of search."""

from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from search.client.errors import AnswerUnreadable

Answer = TypeVar("Answer")


def read(kind: TypeAdapter[Answer], body: bytes) -> Answer:
    """Return the value that a body holds.

    Raises:
        AnswerUnreadable: it holds none.
    """
    try:
        return kind.validate_json(body)
    except ValidationError as error:
        raise AnswerUnreadable(f"this is no answer of an Arshif server: {error}") from error
