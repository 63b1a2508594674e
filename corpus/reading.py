"""Read a file: its compressions undone, its members one after another, each by its reader.

What yields no article yields the reason instead; the reading goes on behind it where it can.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from corpus.containers import Container, Member, Refused, find_container
from corpus.containers.names import is_hidden, member_path, refuse_name
from corpus.detection import find_reader
from corpus.document import Origin, Record, Skipped
from corpus.errors import FormatUnknown, StreamUnreadable
from corpus.filenames import readable_name
from corpus.hashes import Hashes
from corpus.inputs import Input, Options, SourceFile
from corpus.limits import MAX_ARCHIVE_DEPTH, Budget
from corpus.opening import open_file
from corpus.refusing import EMPTY_FILE, refuse
from corpus.small_files import read_small
from corpus.unpacking import undo_compression

_EMPTY_ARCHIVE = "the archive holds no files"
_HIDDEN_ONLY = "the archive holds nothing but hidden files"
_TWICE = "two members of one name: the archive holds this one more than once"

Outcomes = Iterator[Record | Skipped]


def read_file(file: SourceFile) -> Outcomes:
    """Yield every record of a file, or at least one reason why there is none."""
    options = file.options
    if outcome := read_small(file):
        yield with_defaults(outcome, options) if options.source or options.section else outcome
        return
    origin = Origin(readable_name(file.name))
    if reason := refuse(file.name):
        yield Skipped(origin, reason)
        return
    outcomes = _guarded(_read_open(file, origin), origin)
    if options.source or options.section:
        outcomes = (with_defaults(outcome, options) for outcome in outcomes)
    yield from outcomes


def with_defaults(outcome: Record | Skipped, options: Options) -> Record | Skipped:
    """Return a record that names no source or section with those that the user gives."""
    if isinstance(outcome, Skipped):
        return outcome
    document = outcome.document
    source, section = document.source or options.source, document.section or options.section
    return outcome._replace(document=document._replace(source=source, section=section))


def _read_open(file: SourceFile, origin: Origin) -> Outcomes:
    with open_file(file.name) as (stream, budget):
        yield from read_input(Input(stream, PurePath(file.place), origin, file.options), budget)


def read_input(source: Input, budget: Budget, depth: int = 0) -> Outcomes:
    """Yield every record of an open input; `depth` is the number of archives it lies in.

    Raises:
        StreamUnreadable: it cannot be read on.
    """
    unpacked = undo_compression(source, budget)
    plain = unpacked.source
    if container := find_container(plain.head, plain.relative):
        outcomes = _read_members(container, plain, budget, depth + 1)
    else:
        outcomes = _read_records(plain)
    yield from _noted(outcomes, unpacked.notes)


def _read_records(source: Input) -> Outcomes:
    outcome = None
    if source.head:
        try:
            detected = find_reader(source)
        except FormatUnknown as error:
            yield Skipped(source.origin, str(error))
            return
        for outcome in _noted(detected.reader.read(source), detected.notes):
            yield outcome
    if outcome is None:
        yield Skipped(source.origin, EMPTY_FILE)


def _read_members(container: Container, source: Input, budget: Budget, depth: int) -> Outcomes:
    if depth > MAX_ARCHIVE_DEPTH:
        reason = f"archives too deep inside one another: more than {MAX_ARCHIVE_DEPTH}"
        yield Skipped(source.origin, reason)
        return
    names = Hashes()
    count, outcome = 0, None
    for count, member in enumerate(container.members(source.stream, budget), start=1):
        name = hash(member.name)
        notes = (_TWICE,) if names.find(name) else ()
        if not notes:
            names.add(name, count)
        for outcome in _noted(_read_member(member, source, budget, depth), notes):
            yield outcome
        if budget.exhausted:
            return
    if outcome is None:
        yield Skipped(source.origin, _HIDDEN_ONLY if count else _EMPTY_ARCHIVE)


def _read_member(member: Member | Refused, source: Input, budget: Budget, depth: int) -> Outcomes:
    """Yield what a member holds; what is wrong with it does not stop the others."""
    origin = _inside(source.origin, member.name)
    if reason := refuse_name(member.name):
        yield Skipped(origin, reason)
    elif is_hidden(member.name):
        return
    elif isinstance(member, Refused):
        yield Skipped(origin, member.reason)
    else:
        # As if the archive were unpacked where it lies.
        place = source.relative.parent / member_path(member.name)
        inner = replace(source, stream=member.stream, relative=place, origin=origin)
        yield from _guarded(read_input(inner, budget, depth), origin)


def _guarded(outcomes: Outcomes, origin: Origin) -> Outcomes:
    """Yield the outcomes, and the reason where they break off."""
    outcome = None
    try:
        for outcome in outcomes:
            yield outcome
    except StreamUnreadable as error:
        yield Skipped(_behind(outcome, origin), str(error))


def _inside(origin: Origin, name: str) -> Origin:
    return origin._replace(member=f"{origin.member}!{name}" if origin.member else name)


def _noted(outcomes: Outcomes, notes: tuple[str, ...]) -> Outcomes:
    """Return the outcomes, records with these notes."""
    return (_with_notes(outcome, notes) for outcome in outcomes) if notes else outcomes


def _with_notes(outcome: Record | Skipped, notes: tuple[str, ...]) -> Record | Skipped:
    if isinstance(outcome, Skipped):
        return outcome
    return outcome._replace(notes=(*outcome.notes, *notes))


def _behind(outcome: Record | Skipped | None, origin: Origin) -> Origin:
    """Return where a stream broke off: behind the last record that it gave, where it has lines."""
    if outcome is None or outcome.origin.line is None or outcome.origin.member != origin.member:
        return origin
    return origin._replace(line=outcome.origin.line + 1)
