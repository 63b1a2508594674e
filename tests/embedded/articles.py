"""Random articles, and segments built of articles the slow way."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from search.compiling import AnyArray
from search.embedded.storage.records import encode_article
from search.embedded.storage.segments import Segment, SegmentData, write_segment
from search.embedded.storage.stored import pack_records
from search.schema import Article
from tests.slow_segment import segment_arrays

# Lone surrogates too, and often the signs that part the records.
ANY_TEXT = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\x1b\x1e\x1f;\n٣😀\ud800")
)
ANY_ARTICLE = st.builds(
    Article, ANY_TEXT, ANY_TEXT, ANY_TEXT, st.none() | st.dates(), *[ANY_TEXT] * 4
)
WORDS = ("كتاب", "الكتاب", "كُتُب", "مدرسة", "لبنان", "بيروت", "Beirut", "١٢٣", "3.5", "و")
PROSE = st.lists(st.sampled_from(WORDS) | ANY_TEXT.map(lambda text: text[:4]), max_size=12).map(
    " ".join
)
# Long enough for shingles.
LONG_PROSE = st.lists(st.sampled_from(WORDS), min_size=15, max_size=40).map(" ".join)
LABEL = st.sampled_from(("", "سياسة", "رياضة", "News"))

ARTICLES = st.builds(
    Article,
    id=st.text(max_size=3),
    title=PROSE,
    body=PROSE | LONG_PROSE,
    date=st.none() | st.dates(),
    section=LABEL,
    source=LABEL,
    author=LABEL | st.text(max_size=2),
    url=ANY_TEXT,
)


def sample_articles(count: int) -> list[Article]:
    """Return articles that fill several blocks."""
    article = Article(
        "", "عنوان في الصحيفة", "", dt.date(2017, 3, 2), "سياسة", "النهار", "كاتب", "http://a/"
    )
    return [
        replace(
            article,
            id=f"article-{number}",
            body=" ".join(f"كلمة{number * word} في" for word in range(200)),
        )
        for number in range(count)
    ]


def slow_data(articles: Sequence[Article]) -> SegmentData:
    """Return the content of the segment of the articles."""
    stored, found = pack_articles(articles)
    return SegmentData(segment_arrays(articles) | found, stored)


def slow_segment(directory: Path, name: str, articles: Sequence[Article]) -> Segment:
    """Write and open the segment of the articles."""
    write_segment(directory, name, slow_data(articles))
    return Segment.open(directory, name)


def pack_articles(articles: Iterable[Article]) -> tuple[bytes, dict[str, AnyArray]]:
    """Return the bytes of the .stored file of articles, and its arrays."""
    return pack_records(map(encode_article, articles))
