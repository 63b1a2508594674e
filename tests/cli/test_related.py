"""Related forms in a shell."""

from rich.console import Console

from cli.related import related_table
from search import REASONS, Reason, ReasonedForm


def test_forms_are_rows_in_their_order():
    console = Console(width=80, record=True)
    forms = [
        ReasonedForm("وزير", "وزير", 1.0, Reason.SAME, REASONS[Reason.SAME], 1200),
        ReasonedForm("وزراء", "وزراء", 0.25, Reason.PLURAL, REASONS[Reason.PLURAL], 7),
    ]
    console.print(related_table(forms))
    rows = [line.split() for line in console.export_text().splitlines() if "وز" in line]
    assert [row[:4] for row in rows] == [
        ["وزير", "1.000", "same", "1,200"],
        ["وزراء", "0.250", "plural", "7"],
    ]
    assert rows[1][4:] == ["جمع", "ومفرده"]
