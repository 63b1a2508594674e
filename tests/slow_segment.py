"""The slow, obvious builder of a segment: what the compiled one must equal, array by array."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from search.analysis import spell, tokenize
from search.compiling import AnyArray
from search.schema import Article
from search.strings import pack_strings
from tests.slow_stories import signature_of

LABELS = ("section", "source", "author")


def segment_arrays(articles: Sequence[Article]) -> dict[str, AnyArray]:
    """Return the arrays of a segment of the articles in their order, stored texts aside."""
    words = {
        field: [[spell(t.surface) for t in tokenize(getattr(a, field))] for a in articles]
        for field in ("title", "body")
    }
    distinct = {word.encode() for texts in words.values() for text in texts for word in text}
    spellings = sorted(distinct)
    rows = {spelling.decode(): row for row, spelling in enumerate(spellings)}
    arrays = pack_strings("spellings", spellings)
    for field, texts in words.items():
        arrays |= field_arrays(field, texts, rows)
    signatures = [byte for a in articles for byte in signature_of(a)]
    arrays["signatures"] = np.array(signatures, np.uint8)
    arrays |= pack_strings("ids", [a.id.encode() for a in articles])
    arrays["days"] = np.array([a.date.toordinal() if a.date else 0 for a in articles], np.int32)
    for label in LABELS:
        values = sorted({getattr(a, label).encode() for a in articles})
        numbers = [values.index(getattr(a, label).encode()) for a in articles]
        arrays |= pack_strings(label, values)
        arrays[f"{label}.numbers"] = np.array(numbers, np.uint32)
    return arrays


def field_arrays(field: str, texts: list[list[str]], rows: dict[str, int]) -> dict[str, AnyArray]:
    """Return the postings of one field: by row, then document, then position."""
    positions: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for document, text in enumerate(texts):
        for position, word in enumerate(text):
            positions[rows[word]][document].append(position)
    docs, freqs, starts, bits, marks = [], [], [0], "", [0]
    for row in range(len(rows)):
        for document, places in sorted(positions[row].items()):
            width = (len(texts[document]) - 1).bit_length()
            for portion in portions(len(places)):
                docs.append(document)
                freqs.append(portion)
                bits += "".join(f"{place:0{width}b}"[::-1] for place in places[:portion] if width)
                places = places[portion:]
                if len(docs) % 64 == 0:
                    marks.append(len(bits))
        starts.append(len(docs))
    return {
        f"{field}.starts": np.array(starts, np.uint32),
        f"{field}.docs": np.array(docs, np.uint16),
        f"{field}.freqs": np.array(freqs, np.uint8),
        f"{field}.positions": np.array(blocks(bits), np.uint64),
        f"{field}.marks": np.array(marks, np.uint64),
        f"{field}.lengths": np.array([len(text) for text in texts], np.uint32),
    }


def portions(freq: int) -> list[int]:
    """Return the freqs of the postings of a document that has a word so often: full ones first."""
    full, rest = divmod(freq, 255)
    return [255] * full + [rest] * (rest > 0)


def blocks(bits: str) -> list[int]:
    """Return bits, the lowest first, as numbers of 64 bits and a zero behind them."""
    return [int(bits[at : at + 64][::-1], 2) for at in range(0, len(bits), 64)] + [0]
