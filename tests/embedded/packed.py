"""Postings with all that reading their positions takes, as a segment has them."""

from search.compiling import AnyArray
from search.embedded.kernels.packing import measure
from search.embedded.kernels.places import Places, mark_postings


def find_places(docs: AnyArray, freqs: AnyArray, lengths: AnyArray, positions: AnyArray) -> Places:
    """Return the postings of a field, of texts of these lengths, with packed positions."""
    widths = measure(lengths)
    return Places(docs, freqs, widths, positions, mark_postings(docs, freqs, widths))
