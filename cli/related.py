"""The forms that answer a word, as a table."""

from collections.abc import Sequence

from rich import box
from rich.table import Table

from cli import output
from search import ReasonedForm

HEADINGS = ("as written", "weight", "reason", "articles", "")


def related_table(forms: Sequence[ReasonedForm], mark: str = "") -> Table:
    """Return a row for each form, the best first; `mark` begins each cell of Arabic."""
    table = Table(box=box.SIMPLE_HEAD)
    for heading in HEADINGS:
        table.add_column(heading, justify="right" if heading in ("weight", "articles") else "left")
    for each in forms:
        form, label = mark + output.plain(each.spelling), mark + each.label
        table.add_row(form, f"{each.weight:.3f}", each.reason.value, f"{each.articles:,}", label)
    return table
