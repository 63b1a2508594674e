"""Closes a generation: its stories, words and manifest, made of what all its pieces hold."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from search.errors import IndexDamaged
from search.opensearch.bulk import Bulk, index_action
from search.opensearch.companion import Companion
from search.opensearch.connection import Connection
from search.opensearch.documents import Analysed, Document, Place, article_of
from search.opensearch.generations import LONG_SECONDS
from search.opensearch.held import Held, padded
from search.opensearch.manifest import FORMAT, Manifest
from search.opensearch.mapping import SPELLING_OF
from search.opensearch.scanning import PAGE, articles, scan
from search.opensearch.texts import id_of_key, key_of
from search.opensearch.words_building import FILES, build_words
from search.schema import TEXT_FIELDS, Article

_PLACE = ("story", "story_size", "story_place")
_KEPT = ("number", "batch")
_BATCHES = 1_000
_PHRASE = 8


def close_generation(
    connection: Connection, companion: Companion, held: Held, directory: Path
) -> None:
    """Make and store what is known of a generation as a whole; all its documents are there.

    `directory` is for files on the way.
    """
    places = held.stories()
    _tell_stories(connection, companion.index, held, places)
    counted = build_words(connection, companion.index, held, directory)
    stories = {place.first for place in places.values()}
    companion.put_manifest(
        Manifest(
            articles=held.articles,
            averages=_averages(connection, companion.index),
            stories=len(stories),
            told=len(places),
            counted=counted,
            files={name: companion.put_file(directory / name) for name in FILES},
            **Manifest.fingerprints(),
            format=FORMAT,
        )
    )


def check_count(connection: Connection, index: str, held: Held, expected: int) -> None:
    """Compare how many articles the pieces and an index hold with how many were added.

    Raises:
        IndexDamaged: one holds more or fewer.
        ValueError: two articles have the same id.
    """
    if key := held.repeated():
        twice = articles(connection, index, [key])[key]
        raise ValueError(f"the id {twice.id!r} was added twice")
    answer = connection.request("GET", f"/{index}/_count")
    for found in (held.articles, answer["count"]):
        if found != expected:
            raise IndexDamaged(f"{found:,} articles were written, not {expected:,}")


def counted_batches(connection: Connection, index: str) -> dict[str, int]:
    """Return how many documents each batch has in an index."""
    connection.request("POST", f"/{index}/_refresh", timeout=LONG_SECONDS)
    source = {"batch": {"terms": {"field": "batch"}}}
    asked: dict[str, Any] = {"size": _BATCHES, "sources": [source]}
    counts: dict[str, int] = {}
    while True:
        body = {"size": 0, "aggs": {"batches": {"composite": asked}}}
        answer = connection.request("POST", f"/{index}/_search", body, timeout=LONG_SECONDS)
        found = answer["aggregations"]["batches"]
        counts |= {each["key"]["batch"]: each["doc_count"] for each in found["buckets"]}
        if "after_key" not in found:
            return counts
        asked["after"] = found["after_key"]


def check_samples(connection: Connection, index: str, samples: Sequence[Article]) -> None:
    """Look for some articles by id and by their own words.

    Raises:
        IndexDamaged: one is not there as it was added, or is not found.
    """
    kept = articles(connection, index, [key_of(article.id) for article in samples])
    for article in samples:
        if kept.get(key_of(article.id)) != article:
            raise IndexDamaged(f"article {article.id!r} is not there as it was added")
        if not _is_found(connection, index, article):
            raise IndexDamaged(f"article {article.id!r} is not found by its own words")


def _is_found(connection: Connection, index: str, article: Article) -> bool:
    document = next(Analysed.of([article]).documents("", 0))
    field = SPELLING_OF["body" if document["body_length"] else "title"]
    phrase = " ".join(document[field].split(" ")[:_PHRASE])
    own = {"ids": {"values": [document["_id"]]}}
    query = {"bool": {"filter": [own, *([{"match_phrase": {field: phrase}}] if phrase else [])]}}
    answer = connection.request("POST", f"/{index}/_count", {"query": query})
    return bool(answer["count"] == 1)


def _tell_stories(
    connection: Connection, index: str, held: Held, places: Mapping[bytes, Place]
) -> None:
    """Let each document say which story it is in, where it does not already."""
    told = _told(connection, index)
    wanted = {id_of_key(key): place for key, place in places.items()}
    living = {id_of_key(padded(key)): padded(key) for key in held.keys[held.alive] if told}
    for place, values in told.items():
        if place not in wanted and place in living:
            wanted[place] = Place.alone(living[place])
        elif place in wanted and values == wanted[place].values:
            del wanted[place]
    bulk = Bulk(connection, index)
    for documents in _rewritten(connection, index, wanted):
        bulk.send([index_action(document) for document in documents])
    connection.request("POST", f"/{index}/_refresh", timeout=LONG_SECONDS)


def _told(connection: Connection, index: str) -> dict[str, Document]:
    """Return what documents in stories say of them now, by `_id`."""
    query = {"range": {"story_size": {"gt": 1}}}
    hits = scan(connection, index, query, _PLACE, with_articles=False)
    return {hit["_id"]: {name: hit["fields"][name][0] for name in _PLACE} for hit in hits}


def _rewritten(
    connection: Connection, index: str, wanted: Mapping[str, Place]
) -> Iterator[list[Document]]:
    """Yield the documents of these `_id`s anew, with other places, some at a time."""
    ids = iter(wanted)
    while part := list(islice(ids, PAGE)):
        hits = list(scan(connection, index, {"ids": {"values": part}}, _KEPT))
        analysed = Analysed.of([article_of(hit["_source"]) for hit in hits])
        yield [
            document | {name: hit["fields"][name][0] for name in _KEPT} | wanted[hit["_id"]].values
            for document, hit in zip(analysed.documents("", 0), hits, strict=True)
        ]


def _averages(connection: Connection, index: str) -> dict[str, float]:
    """Return the mean length of each text field over the articles that have it, 1 where none."""
    fields = {field.name: f"{field.name}_length" for field in TEXT_FIELDS}
    aggs = {
        name: {
            "filter": {"range": {length: {"gt": 0}}},
            "aggs": {"sum": {"sum": {"field": length}}},
        }
        for name, length in fields.items()
    }
    body = {"size": 0, "aggs": aggs}
    answer = connection.request("POST", f"/{index}/_search", body, timeout=LONG_SECONDS)
    found = answer["aggregations"]
    return {
        name: found[name]["sum"]["value"] / found[name]["doc_count"]
        if found[name]["doc_count"]
        else 1.0
        for name in fields
    }
