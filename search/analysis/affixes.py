"""Tashaphyne's tables as plain values, for whoever stems whole vocabularies at once."""

from tashaphyne import roots_const, stem_const

from search.analysis.folding import fold

PREFIXES: frozenset[str] = frozenset(stem_const.DEFAULT_PREFIX_LIST)
SUFFIXES: frozenset[str] = frozenset(stem_const.DEFAULT_SUFFIX_LIST)
"""What may stand before and after a stem, the empty string among both."""

ROOTS: frozenset[str] = frozenset(roots_const.ROOTS)
"""The dictionary of roots: three or four letters, hamzas as ء."""

ALPHABET = "".join(sorted(set(fold("".join(ROOTS | PREFIXES | SUFFIXES)))))
"""The letters of folded Arabic, in the order of their code points."""
