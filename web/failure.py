"""What a failure is: a status, words for programs and words for readers."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """`name` and `title` are for programs; the Arabic is for readers.

    `retry_seconds` is after how long the same request may be answered, 0 where time mends nothing.
    """

    status: int
    name: str
    title: str
    heading: str
    explanation: str
    command: str = ""
    retry_seconds: int = 0


class Refusal(Exception):
    """A request is not answered: the failure that it meets, in detail, with headers of its own."""

    def __init__(
        self, failure: Failure, detail: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail or failure.title)
        self.failure = failure
        self.headers = headers or {}
