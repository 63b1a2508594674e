"""`arshif analyze`: marks and tatweel are shown as typed, columns stay in line."""

import json

from rich.cells import cell_len


def test_table_has_a_row_for_each_word(run):
    result = run("analyze", "وَزَارَةُ الـــدفاعِ في بيروت")
    assert result.exit_code == 0
    lines = [line for line in result.stdout.splitlines() if line.strip()]
    assert len(lines) == 2 + 4
    assert "وَزَارَةُ" in lines[2]
    assert "الـــدفاعِ" in lines[3]
    assert lines[4].rstrip().endswith("yes")


def test_columns_are_in_line_whatever_marks_they_hold(run):
    lines = run("analyze", "وَزَارَةُ الـــدفاعِ كُتُبٌ").stdout.splitlines()
    assert len({cell_len(line) for line in lines if line.strip()}) == 1


def test_json_lists_every_step(run):
    words = json.loads(run("analyze", "وَزَارَةُ", "في", "--json").stdout)["words"]
    assert list(words[0]) == ["surface", "spelling", "form", "stem", "root", "is_stop"]
    assert [word["surface"] for word in words] == ["وَزَارَةُ", "في"]
    assert [word["is_stop"] for word in words] == [False, True]


def test_text_without_words_says_so(run):
    assert run("analyze", "؟!").stdout == "no words\n"
    assert json.loads(run("analyze", "", "--json").stdout) == {"words": []}
