"""What restricts a query in every segment: what may match, what passes, what counts less."""

from collections.abc import Sequence

import numpy as np

from search.compiling import AnyArray
from search.embedded.kernels.blocks import pack_mask
from search.embedded.kernels.selection import RESTRICTED
from search.embedded.kernels.views import address
from search.embedded.searching.collection import Part
from search.embedded.searching.filters import Filters
from search.embedded.searching.plans import Plan


class Restrictions:
    """The `table` of `kernels.selection`, and the arrays that it has the addresses of."""

    def __init__(self, rows: Sequence[tuple[AnyArray, AnyArray, AnyArray]]) -> None:
        self._rows = rows
        numbers = [[address(each) if len(each) else 0 for each in row] for row in rows]
        self.table = np.array(numbers, np.int64).reshape(-1, RESTRICTED)

    @classmethod
    def of(
        cls, parts: Sequence[Part], plan: Plan, filters: Filters, factors: Sequence[AnyArray]
    ) -> "Restrictions":
        """Return those of a plan, with the factors of recency of each segment."""
        rows = []
        for part in parts:
            allowed = pack_mask(plan.allowed(part)) if plan.mask else part.living
            rows.append((allowed, filters.passing(part, allowed), factors[part.order]))
        return cls(rows)
