"""Precision and recall are what their definitions say."""

from pathlib import Path

from benchmarks.figures import Figures, measure, read_pairs, table

LINES = """# words
ا\tب\tmeet\tnames\tw
ا\tت\tmeet\tverbs\tw
ا\tث\tapart\tnames\tw
ب\tث\tapart\tnames\tw
"""


def test_figures_count_pairs(tmp_path: Path) -> None:
    (tmp_path / "pairs.tsv").write_text(LINES, "utf-8")
    pairs = read_pairs(tmp_path / "pairs.tsv")
    found = measure(pairs, lambda word, other: word == "ا" and other != "ت")
    assert found == Figures(0.5, 0.5, {"names": 1.0, "verbs": 0.0})
    assert measure(pairs, lambda word, other: False) == Figures(0, 0, {"names": 0, "verbs": 0})


def test_the_table_has_a_line_for_each_way() -> None:
    lines = list(table({"light10": Figures(0.5, 1.0, {"names": 0.25})}))
    assert lines[0] == "| | precision | recall | names |"
    assert lines[2] == "| light10 | .50 | 1.00 | .25 |"
