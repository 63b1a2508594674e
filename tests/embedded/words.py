"""Hypothesis strategies: folded words that have many segmentations, and any others."""

from hypothesis import strategies as st

from search.analysis import fold, stemming
from search.analysis.affixes import ALPHABET, PREFIXES, ROOTS, SUFFIXES

_prefixes = st.sampled_from(
    sorted(PREFIXES | stemming.ARTICLES | stemming.PARTICLES | stemming.FUTURES)
)
_suffixes = st.sampled_from(sorted(SUFFIXES | stemming.ENDINGS))
_stems = st.one_of(
    st.sampled_from(sorted(ROOTS)),
    st.sampled_from(sorted(stemming.protected_stems())),
    st.text(ALPHABET, max_size=6),
    # Weak, assimilating and doubled letters, and strangers of every length in UTF-8.
    st.text("اوياوييتتطدضزء", max_size=6),
    st.text(ALPHABET + "ab5ßя中𐐨ﬀ", max_size=5),
)

# No word that is cut from a text has #, which ends the affixes in Tashaphyne's trees, or \0, which
# fills the roots of the kernels.
_any = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="#\0"), max_size=8)

forms = st.one_of(
    st.builds("{}{}{}".format, _prefixes, _stems, _suffixes),
    st.builds("{}{}{}{}".format, _prefixes, _prefixes, _stems, _suffixes),
    _stems,
    _any,
).map(fold)
"""Folded words."""
