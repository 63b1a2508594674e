"""Articles enough for several batches, with words, stories and labels; the same every time."""

import datetime as dt
import random
from dataclasses import replace

from search import Article

_WORDS = "الوزير وزير اجتماع الحكومة مدرسة المدارس كتاب كتب انتخابات الرئيس سوق النفط".split()
_EVERY = 50
"""One in so many articles says what the one before it says."""


def archive(count: int, seed: int = 7) -> list[Article]:
    """Return so many articles."""
    draw = random.Random(seed)
    articles = [_article(number, draw) for number in range(count)]
    for number in range(_EVERY, count, _EVERY):
        before = articles[number - 1]
        articles[number] = replace(before, id=str(number), section="صدى")
    return articles


def _article(number: int, draw: random.Random) -> Article:
    words = draw.choices(_WORDS, k=40) + [f"كلمة{draw.randrange(5_000)}" for _ in range(20)]
    draw.shuffle(words)
    return Article(
        str(number),
        " ".join(words[:6]),
        " ".join(words),
        dt.date(2020, 1, 1) + dt.timedelta(days=draw.randrange(900)),
        section=draw.choice(["سياسة", "رياضة"]),
        source="وكالة",
    )
