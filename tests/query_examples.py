"""The examples of docs/query-language.md and a small archive for them."""

import datetime as dt
import re
from pathlib import Path

from search import Article
from tests.indexes import article

TODAY = dt.date(2026, 11, 22)
MANUAL = Path(__file__).parents[1] / "docs" / "query-language.md"
_ROW = re.compile(r"\| `(.+?)` \| `(.+?)` \| (.+) \|")
EXAMPLES = [row for line in MANUAL.read_text("utf-8").splitlines() for row in _ROW.findall(line)]
_DAYS = [dt.date(2016, 3, 15), dt.date(2016, 6, 20), dt.date(2015, 12, 31), TODAY, None]
_LABELS = [("سياسة", "مدار", "سمير"), ("كرة القدم", "وكالة الأنباء", ""), ("اقتصاد", "", "سمير")]
_TEXTS = """
وزير الخارجية الفرنسي في تونس / وقف النار في غزة، والرئيس من هو
هدنة في غزة / حرب وهدنة وكرة القدم
أمريكا والعالم / الأمريكية امريكا أميركا
كتاب جديد / كتابة مكتبة كاتب كتابين مدرسة المدارس ممرسة مدارس
كوفيد-19 / درجة الحرارة 5 تحت الصفر
كأس العالم / كرة سلة وكرة قدم في الانتخابات والانتخابا
طائرة بدون طيار / سوريا ولبنان و الأردن أو غزة
الخارجية تنفي أن يكون لها وزير / فازت مصر ورئيسها
ويزر / الرابطة الجولة الثانية
"""


def archive() -> list[Article]:
    """Return the articles, one for each line of the texts."""
    parts = [line.split(" / ") for line in _TEXTS.strip().splitlines()]
    return [
        article(number, title, body, date=day, section=section, source=source, author=author)
        for number, (title, body) in enumerate(parts)
        for day in [_DAYS[number % len(_DAYS)]]
        for section, source, author in [_LABELS[number % len(_LABELS)]]
    ]
