"""Random archives of few words, as Hypothesis strategies."""

import datetime as dt
from itertools import pairwise

from hypothesis import strategies as st

from search.schema import Article

WORDS = (
    "كتاب الكتاب كِتَابٌ وكتاب مكتبة مكتبه إسلام اسلام على علي وزير الوزير وزارة "
    "Cairo CAIRO 2,000 ٢٠٠٠"
).split()
LABELS = ("", "أخبار", "اخبار عامة", "عامة أخبار عامه", "Sport 2,000", "!")
DAYS = tuple(dt.date(*day) for day in ((1, 1, 1), (1999, 12, 31), (2020, 2, 29), (2020, 3, 1)))

ids = st.text("abأ", min_size=1, max_size=3)
# Whoosh's own codec keeps lengths up to 10 as they are.
texts = st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join)
labels = st.sampled_from(LABELS)
articles = st.builds(
    Article,
    id=ids,
    title=texts,
    body=texts,
    date=st.sampled_from((None, *DAYS)),
    section=labels,
    source=labels,
    author=labels,
    url=st.sampled_from(("", "https://example.org/1")),
)
archives = st.lists(articles, min_size=3, max_size=12, unique_by=lambda article: article.id)


@st.composite
def batched_archives(draw: st.DrawFn) -> tuple[list[list[Article]], set[str]]:
    """Draw the batches of an archive and the ids of its deleted articles."""
    archive = draw(archives)
    deleted = {article.id for article in archive if draw(st.integers(0, 3)) == 0}
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(archive) - 1)), max_size=2)))
    bounds = [0, *cuts, len(archive)]
    batches = [archive[a:b] for a, b in pairwise(bounds) if a < b]
    return batches, deleted
