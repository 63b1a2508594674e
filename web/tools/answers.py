"""What the tools answer: plain text, addresses, and nothing that a reader of them cannot use.

`id`, `title`, `url`, `text` and `metadata` are the names that clients look for in the results of
tools that are called `search` and `fetch`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A result. `url` is where the article was published, else its page in this archive.

    `permalink` is that page. `date` is ISO 8601, "" where it is unknown. `snippet` are the passages
    that answer the query. `copies` is how many more articles tell the same story.
    """

    id: str
    title: str
    url: str
    permalink: str
    snippet: str
    date: str
    section: str
    source: str
    author: str
    copies: int


@dataclass(frozen=True, slots=True)
class Results:
    """A page of results, how many articles match, and on how many pages the results are.

    `total` counts every article, `pages` have one of each story, as far as they may be asked for.
    `query` is what was searched, and `notes` say what was odd in it and what else may be meant.
    """

    results: tuple[Found, ...]
    total: int
    page: int
    pages: int
    query: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article; unknown parts are empty."""

    date: str
    hijri: str
    section: str
    source: str
    author: str
    dateline: str
    original_url: str
    permalink: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole article; its paragraphs are lines of `text`."""

    id: str
    title: str
    text: str
    url: str
    metadata: Metadata
