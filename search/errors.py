"""What can go wrong in search, said to the person who can mend it.

SearchError
├── RequestInvalid          a parameter is out of its range
├── ArticleNotFound         no article has this id
├── OutOfTime               an answer takes longer than it may
├── EvaluationInvalid       a file of questions or judgments is not what it should be
└── IndexUnusable           the index cannot be read or written
    ├── IndexMissing        there is no index at this address
    ├── IndexOutdated       made by another format, schema or analyser: index again
    ├── IndexDamaged        a file is missing or is not what was written
    ├── IndexLocked         another indexer is at work on it
    ├── IndexInterrupted    a worker process ended before the index was whole: run again
    └── EngineAway          the cluster that keeps the index does not answer: it may be back soon

Every message is safe to show to a user and says what to do.
"""


class SearchError(Exception):
    """Base of every error that search raises on purpose."""


class RequestInvalid(SearchError):
    """A search request that has no meaning, with the parameter at fault."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter


class ArticleNotFound(SearchError):
    """No article of this generation has the id."""

    def __init__(self, article_id: str) -> None:
        super().__init__(f"no article has the id {article_id!r}")
        self.article_id = article_id


class OutOfTime(SearchError):
    """An answer would take longer than it may; what was found so far would be no true answer."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"the search would take longer than {seconds:g} seconds; ask for fewer or rarer words, "
            "or for longer beginnings of words"
        )
        self.seconds = seconds


class EvaluationInvalid(SearchError):
    """A file of questions or judgments that cannot be read as one, with its line."""


class IndexUnusable(SearchError):
    """The index cannot be read or written as it is."""


class IndexMissing(IndexUnusable):
    """There is no index at this address."""


class IndexOutdated(IndexUnusable):
    """The index was made by another format, schema or analyser."""


class IndexDamaged(IndexUnusable):
    """A file of the index is missing or is not what was written."""


class IndexLocked(IndexUnusable):
    """Another indexer holds the lock."""


class IndexInterrupted(IndexUnusable):
    """A process that was writing the index has ended; run again, it resumes."""


class EngineAway(IndexUnusable):
    """The cluster that keeps the index does not answer, or refuses to for now."""
