"""Reports the stories of a generation, the largest first."""

from pathlib import Path

import numpy as np

from search.compiling import AnyArray
from search.embedded.storage.contents import Contents
from search.embedded.storage.documents import open_documents
from search.embedded.storage.manifest import Manifest
from search.engine import Generation, StoriesReport
from search.request import Copy


def report_stories(directory: Path, manifest: Manifest, limit: int) -> StoriesReport:
    """Return how many stories there are, and the `limit` largest of them with their articles.

    Raises:
        IndexUnusable: a file is damaged or missing.
    """
    documents, contents = open_documents(directory), Contents.open(directory, manifest)
    starts, members = documents["story.starts"], documents["story.members"]
    # Of stories of one size the one of the earliest article comes first.
    largest = np.argsort(-np.diff(starts.astype(np.int64)), kind="stable")[:limit].tolist()
    return StoriesReport(
        generation=Generation(directory.name, manifest.articles),
        stories=len(starts) - 1,
        articles=len(members),
        largest=tuple(
            _listed(contents, members[starts[story] : starts[story + 1]]) for story in largest
        ),
    )


def _listed(contents: Contents, members: AnyArray) -> tuple[Copy, ...]:
    articles = map(contents.article, members.tolist())
    return tuple(Copy(a.id, a.title, a.date, a.source, a.url) for a in articles)
