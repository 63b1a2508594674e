"""Who wants to know which file gave which articles."""

from collections.abc import Mapping
from typing import Protocol

from corpus import Origin
from search import Writer


class Register(Protocol):
    """Learns where the articles of a run come from."""

    @property
    def taken(self) -> Mapping[str, str]:
        """Ids that articles of other files have, with these files."""

    def took(self, origin: Origin, article_id: str) -> None:
        """Take note of an article that was given to the index."""

    def passed_over(self, origin: Origin) -> None:
        """Take note of a record that is the copy of an article."""

    def settle(self, writer: Writer) -> None:
        """Change what the writer has, once all was read and nothing is published yet."""
