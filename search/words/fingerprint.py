"""Tells whether a stored word graph is the one that these rules and tables would make."""

import hashlib
from functools import cache

from search.analysis import stem_fingerprint
from search.words import contexts, endings, judging, keying, keys, pairing, patterns, remainders
from search.words.partners import partners


@cache
def fingerprint() -> str:
    """Return a digest of all that decides a graph besides the archive: a new digest, a new graph.

    The weights of `search.words.rules` are not among it: they count when a word is looked for.
    """
    rules = (
        stem_fingerprint(),
        partners(),
        sorted(endings.thing_stems()),
        [(reason.value, least) for reason, _, least in pairing.PROPOSALS],
        (keying.MIN_KEY, keying.MAX_KEY),
        (contexts.MIN_ARTICLES, contexts.MIN_ARCHIVE, contexts.MAX_SHARE),
        *(_settings(module) for module in (endings, judging, keys, patterns, remainders)),
    )
    return hashlib.blake2b(repr(rules).encode(), digest_size=8).hexdigest()


def _settings(module: object) -> list[tuple[str, str]]:
    """Return the public constants of a module, named in capitals, with what they are.

    Private ones may be tables of functions, which no two runs write alike.
    """
    named = vars(module).items()
    constants = {name: value for name, value in named if name.isupper() and name[0] != "_"}
    return [(name, repr(_ordered(value))) for name, value in sorted(constants.items())]


def _ordered(value: object) -> object:
    """Return a set as a list: the order of a set changes from run to run."""
    return sorted(value) if isinstance(value, frozenset | set) else value
