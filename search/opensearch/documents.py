"""From articles to documents of a cluster: their words cut and folded by the compiled analyser."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, NamedTuple

import numpy as np

from search.analysis import fold, fold_label, tokenize
from search.compiling import AnyArray
from search.embedded.storage.layout import LABELS, SIGNATURE_BYTES, TEXTS
from search.embedded.storage.records import digest_record, encode_article, split_record
from search.embedded.writing.signing import sign_articles
from search.embedded.writing.vocabulary import Vocabulary
from search.opensearch.mapping import SPELLING_OF
from search.opensearch.texts import (
    MAX_KEYWORD_BYTES,
    bounded,
    id_of_key,
    keep,
    key_of,
    restore,
    signed,
)
from search.schema import Article
from search.strings import StringTable

SAMPLE_RANGE = 1 << 20
"""`sample` of a document is a number below this that its id alone decides: an even draw."""
SOURCE = ("article",)
"""What to ask for in `_source`: what `article_of` needs."""
_FIELDS = fields(Article)
Document = dict[str, Any]
Text = tuple[AnyArray, AnyArray]
"""The rows of the words of all texts of a field, end to end, and how many each text has."""


class Place(NamedTuple):
    """Where an article stands among those that say nearly the same: `place` counts from 0.

    `first` is the key of the first article of the story, its own where it is alone.
    """

    first: bytes
    size: int
    place: int

    @classmethod
    def alone(cls, key: bytes) -> "Place":
        """Return the place of an article that no other resembles."""
        return cls(key, 1, 0)

    @property
    def values(self) -> Document:
        """What a document keeps of it: stories are told apart by 64 bits."""
        story = signed(int.from_bytes(self.first[:8], "big"))
        return {"story": story, "story_size": self.size, "story_place": self.place}


@dataclass(frozen=True, slots=True)
class Analysed:
    """Articles with their words: row n of `spellings` and of `forms` is one written word.

    `keys` are 16 bytes for each article, `digests` u64, `signatures` u8[articles, 64].
    """

    articles: Sequence[Article]
    keys: Sequence[bytes]
    digests: Sequence[int]
    spellings: StringTable
    texts: Mapping[str, Text]
    signatures: AnyArray

    @classmethod
    def of(cls, articles: Sequence[Article]) -> "Analysed":
        """Analyse articles: no two may have the same id."""
        records = [encode_article(article) for article in articles]
        parted = [split_record(record) for record in records]
        columns = {spec.name: [row[place] for row in parted] for place, spec in enumerate(_FIELDS)}
        vocabulary = Vocabulary()
        words = {name: vocabulary.add(columns[name]) for name in TEXTS}
        text, offsets, rows = vocabulary.table()
        spellings = StringTable(text, offsets)
        signatures = sign_articles(words["title"], words["body"], spellings, rows)
        return cls(
            articles,
            [key_of(article.id) for article in articles],
            [digest_record(record) for record in records],
            spellings,
            {name: (rows[numbers], lengths) for name, (numbers, lengths) in words.items()},
            signatures.reshape(-1, SIGNATURE_BYTES),
        )

    def documents(self, batch: str, first: int) -> Iterator[Document]:
        """Yield the document of each article: see `mapping`; `first` is the number of the first."""
        written = [spelling.decode("utf-8", "surrogatepass") for spelling in self.spellings]
        terms = {"spelling": [bounded(word) for word in written]}
        terms |= {"form": [bounded(fold(word)) for word in written]}
        texts = {
            name: _joined(terms[view], self.texts[text])
            for text in TEXTS
            for name, view in ((text, "form"), (SPELLING_OF[text], "spelling"))
        }
        forms = _distinct(terms["form"], self.texts["title"])
        lengths = {f"{text}_length": self.texts[text][1].tolist() for text in TEXTS}
        rows = zip(*texts.values(), *lengths.values(), forms, strict=True)
        names = (*texts, *lengths, "title_forms")
        for place, (article, key, row) in enumerate(
            zip(self.articles, self.keys, rows, strict=True)
        ):
            yield {
                "_id": id_of_key(key),
                **_values(article),
                **dict(zip(names, row, strict=True)),
                "article": keep_article(article),
                "number": first + place,
                "digest": signed(self.digests[place]),
                "batch": batch,
                "sample": sample_of(key),
                **Place.alone(key).values,
            }

    def doc_freqs(self) -> AnyArray:
        """Return in how many of the articles each spelling is: u32."""
        pairs = [
            np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths) << np.uint64(32)
            | rows.astype(np.uint64)
            for rows, lengths in self.texts.values()
        ]
        rows = np.unique(np.concatenate(pairs)) & np.uint64(0xFFFFFFFF)
        return np.bincount(rows.astype(np.int64), minlength=len(self.spellings)).astype(np.uint32)


def sample_of(key: bytes) -> int:
    """Return the `sample` of an article by its key."""
    return int.from_bytes(key[8:12], "big") % SAMPLE_RANGE


def keep_article(article: Article) -> dict[str, str]:
    """Return an article as `_source` keeps it: what it has, as text."""
    kept = asdict(article) | {"date": article.date.isoformat() if article.date else ""}
    return {name: keep(value) for name, value in kept.items() if value or name == "id"}


def article_of(source: Mapping[str, Any]) -> Article:
    """Return the article that a document was made of, by its `_source`."""
    values: dict[str, Any] = {"title": "", "body": ""}
    values |= {name: restore(value) for name, value in source["article"].items()}
    day = values.pop("date", "")
    return Article(**values, date=dt.date.fromisoformat(day) if day else None)


def _values(article: Article) -> Document:
    """Return what is searched of an article besides its texts; an undated one has no day."""
    values: Document = {"id": bounded(article.id, MAX_KEYWORD_BYTES)}
    for name in LABELS:
        label = getattr(article, name)
        values[name] = bounded(label, MAX_KEYWORD_BYTES)
        values[f"{name}_folded"] = bounded(fold_label(label), MAX_KEYWORD_BYTES)
        values[f"{name}_words"] = _label_words(label)
    if article.date:
        values["date"] = article.date.isoformat()
        values["day"] = article.date.toordinal()
        values["year"] = article.date.year
    return values


def _label_words(label: str) -> str:
    return " ".join(bounded(fold(token.surface)) for token in tokenize(label))


def _joined(terms: Sequence[str], text: Text) -> Iterator[str]:
    """Yield each text as its terms parted by spaces."""
    rows, lengths = text
    words, first = [terms[row] for row in rows.tolist()], 0
    for length in lengths.tolist():
        yield " ".join(words[first : first + length])
        first += length


def _distinct(terms: Sequence[str], text: Text) -> Iterator[list[str]]:
    """Yield the distinct terms of each text."""
    rows, lengths = text
    words, first = rows.tolist(), 0
    for length in lengths.tolist():
        yield sorted({terms[row] for row in words[first : first + length]})
        first += length
