"""The bridge from document to article loses no field."""

import datetime as dt
from dataclasses import asdict

from corpus import Document
from indexer.mapping import to_article


def test_every_field_arrives():
    document = Document(
        id="1",
        title="عنوان",
        body="نص",
        date=dt.date(2017, 3, 31),
        section="رياضة",
        source="الصباح",
        author="كاتبة",
        url="https://example.org/1",
        dateline="بيروت - (وكالة)",
        hijri="1438-07-03",
    )
    assert asdict(to_article(document)) == document._asdict()
