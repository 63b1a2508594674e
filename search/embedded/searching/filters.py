"""The filters of a request, as masks of the documents of a segment."""

from functools import partial, reduce

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.blocks import pack_mask
from search.embedded.searching.collection import Part
from search.embedded.searching.columns import Columns
from search.embedded.searching.masks import Mask
from search.request import SearchRequest


class Filters:
    """What a request asks of an article besides its words."""

    def __init__(self, columns: Columns, request: SearchRequest) -> None:
        wanted = {
            "section": request.sections,
            "source": request.sources,
            "author": request.authors,
        }
        self._masks: dict[str, Mask] = {
            name: partial(columns.labels[name].bearing, labels=labels)
            for name, labels in wanted.items()
            if labels
        }
        if request.date_from or request.date_to:
            first, last = request.date_from, request.date_to
            self._masks["date"] = partial(columns.dated, first=first, last=last)

    @property
    def is_empty(self) -> bool:
        """Whether everything passes."""
        return not self._masks

    def restrict(self, name: str) -> bool:
        """Say whether there is a filter of the field."""
        return name in self._masks

    def passing(self, part: Part, blocks: AnyArray, without: str = "") -> AnyArray:
        """Return the blocks of a segment less what the filters stop, themselves if there are none.

        The filter of the field `without` is left out.
        """
        masks = (pack_mask(mask(part)) for name, mask in self._masks.items() if name != without)
        return reduce(np.bitwise_and, masks, blocks)
