"""A small archive on disk: two articles and one of everything that is none."""

import gzip
import json
from pathlib import Path

ARTICLES = (
    {
        "id": "n-1",
        "title": "وزير الدفاع يزور بيروت",
        "text": "وصل وزير الدفاع إلى بيروت أمس والتقى قادة الجيش في المدينة.",
        "date": "2013-05-04",
        "section": "سياسة",
        "source": "الصباح",
    },
    {
        "id": "n-2",
        "title": "البنك المركزي يثبت الفائدة",
        "text": "قرر البنك المركزي في بيروت تثبيت أسعار الفائدة هذا الشهر.",
        "date": "2015-01-20",
        "section": "اقتصاد",
        "source": "المساء",
    },
)


def lines(*articles: dict[str, str]) -> str:
    """Return articles as JSON lines."""
    return "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)


def write_archive(folder: Path) -> None:
    """Write the archive into a new folder."""
    folder.mkdir()
    (folder / "news.jsonl").write_text(lines(*ARTICLES) + "{broken\n", "utf-8")
    (folder / "double.jsonl").write_text(lines(ARTICLES[0]), "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n")
    (folder / "cut.jsonl.gz").write_bytes(gzip.compress(lines(*ARTICLES).encode())[:40])
