"""The evidence of the archive: a context vector for each form that is in enough articles."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from search.compiling import AnyArray
from search.scratch import IN_MEMORY, Scratch
from search.utf8 import Words
from search.words.kernels.contexts import (
    DIMENSIONS,
    add_to_articles,
    add_to_forms,
    centre,
    hash_words,
    normalise,
)

MIN_ARTICLES = 3
"""A form in fewer articles is not judged."""
MIN_ARCHIVE = 1_000
"""An archive of fewer articles says too little of any form."""
MAX_SHARE = 0.1
"""A form in more than this share of the articles says nothing of what they are about."""
THREADS = 2
"""More would wait for the memory."""


class Postings(NamedTuple):
    """The postings of a field of text in a segment, and the form (u32) of each of its rows."""

    starts: AnyArray
    docs: AnyArray
    freqs: AnyArray
    forms: AnyArray


class SegmentWords(NamedTuple):
    """A segment as the word graph sees it: which documents live (bool), the postings by field."""

    alive: AnyArray
    fields: tuple[Postings, ...]


def find_judged(doc_freqs: AnyArray, articles: int) -> AnyArray:
    """Return whether a form is in enough of the articles to be judged, by form (bool)."""
    return (doc_freqs >= MIN_ARTICLES) & (articles >= MIN_ARCHIVE)


def build_contexts(
    forms: Words,
    doc_freqs: AnyArray,
    articles: int,
    judged: AnyArray,
    segments: Iterable[SegmentWords],
    read: int | None = None,
    scratch: Scratch = IN_MEMORY,
) -> AnyArray:
    """Return the contexts of the `judged` forms (u32) in their order, i8[judged, 64].

    `doc_freqs` of the `articles` have each of all forms; the segments have `read` of them, all if
    None. The product of two contexts over `SCALE`² is their cosine. Contexts are centred: what all
    articles share says nothing. One segment at a time is at work, so that memory does not grow with
    the archive but by the forms.
    """
    slots = np.full(len(doc_freqs), -1, np.int32)
    slots[judged] = np.arange(len(judged))
    rarity = np.log((articles + 1) / (doc_freqs + 0.5)).astype(np.float32)
    rarity[(slots < 0) | (doc_freqs > MAX_SHARE * articles)] = 0
    hashes, total = hash_words(*forms), np.zeros(DIMENSIONS)
    sums = scratch.full((len(judged), DIMENSIONS), 0, np.float32)
    weights = np.zeros(len(judged), np.float32)
    for segment in segments if len(judged) else ():
        of_articles = np.zeros((len(segment.alive), DIMENSIONS), np.float32)
        for field in segment.fields:
            _in_threads(len(of_articles), add_to_articles, *field, rarity, hashes, of_articles)
        of_articles[~segment.alive] = 0
        normalise(of_articles)
        total += of_articles.sum(axis=0, dtype=np.float64)
        for field in segment.fields:
            own = slots, of_articles, sums, weights
            _in_threads(len(judged), add_to_forms, *field, segment.alive, *own)
    mean = (total / max(articles if read is None else read, 1)).astype(np.float32)
    return centre(sums, weights, mean)


def _in_threads(size: int, kernel: Callable[..., None], *arguments: AnyArray) -> None:
    """Run a kernel for each part of a range in a thread: parts have nothing in common."""
    bounds = [size * part // THREADS for part in range(THREADS + 1)]
    with ThreadPoolExecutor(THREADS) as pool:
        parts = [pool.submit(kernel, *arguments, *part) for part in pairwise(bounds)]
    for part in parts:
        part.result()
