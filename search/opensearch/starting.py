"""Starts the generation that a writer builds: a new one, a clone, or one that was begun before."""

from search.opensearch.building import Building
from search.opensearch.closing import counted_batches
from search.opensearch.companion import Companion
from search.opensearch.connection import Connection
from search.opensearch.generations import Generations
from search.opensearch.parts import Part, wait_for_start
from search.opensearch.sizing import Sizing


def start_update(
    connection: Connection, base: str, last: int, sizing: Sizing, senders: int
) -> Building:
    """Return a generation that starts from a clone of `base`, the last piece of which is `last`.

    What an update that was killed has left is removed: its clone would have to be taken apart.
    """
    generations = Generations(connection)
    name = generations.next_name()
    if name in generations.all():
        generations.remove(name)
    companion = generations.clone(base, name, sizing.replicas)
    return Building(connection, companion, base, {}, last + 1, senders)


def start_part(connection: Connection, part: Part, sizing: Sizing, senders: int) -> Building:
    """Return a generation that starts empty, or with what an indexer that was killed has done."""
    generations = Generations(connection)
    if part.is_first:
        companion = _begin(connection, generations, part, sizing)
    else:
        name = wait_for_start(generations, lambda name: Companion(connection, name), part)
        companion = Companion(connection, name)
    companion.begin_part(part.number)
    done = _resumed(connection, companion, part)
    return Building(connection, companion, None, done, part.batches.start, senders)


def _begin(
    connection: Connection, generations: Generations, part: Part, sizing: Sizing
) -> Companion:
    name = generations.next_name()
    is_there = name in generations.all()
    if is_there and not Companion(connection, name).may_resume(part.count):
        generations.remove(name)
    return generations.create(name, sizing.shards, sizing.replicas, part.count)


def _resumed(connection: Connection, companion: Companion, part: Part) -> dict[str, int]:
    """Return the pieces of a part that are done, all their documents there; forget others."""
    counts = counted_batches(connection, companion.index)
    done, spoiled = dict[str, int](), []
    for piece in companion.pieces():
        if piece.number not in part.batches:
            continue
        if counts.get(piece.name, 0) == len(piece.keys):
            done[piece.name] = len(piece.keys)
        else:
            spoiled.append(piece.name)
    companion.forget(spoiled)
    return done
