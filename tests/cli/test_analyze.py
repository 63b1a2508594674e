"""`arshif analyze`: marks and tatweel are shown as typed, columns stay in line."""

import json

import pytest
from rich.cells import cell_len

from search import Article


def test_table_has_a_row_for_each_word(run):
    result = run("analyze", "وَزَارَةُ في بيروت")
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines() if line.strip()][2:]
    assert rows[0] == ["وَزَارَةُ", "وزارة", "وزاره", "وزار+ه", "وزار", "وزر"]
    assert rows[1] == ["وزاره"]  # the other way to take it apart: not at all
    assert rows[2] == [*["في"] * 5, "yes"]  # too short to be taken apart
    assert [row[0] for row in rows[3:]] == ["بيروت", "بيروت"]


def test_columns_are_in_line_whatever_marks_they_hold(run):
    lines = run("analyze", "وَزَارَةُ الـــدفاعِ كُتُبٌ").stdout.splitlines()
    assert len({cell_len(line) for line in lines if line.strip()}) == 1


def test_json_lists_every_step(run):
    analysis = json.loads(run("analyze", "وَزَارَةُ", "في", "--json", "--level", "wide").stdout)
    assert (analysis["text"], analysis["level"]) == ("وَزَارَةُ في", "wide")
    words = analysis["words"]
    assert " ".join(words[0]) == ("surface spelling form stem root segmentations is_stop related")
    assert [word["surface"] for word in words] == ["وَزَارَةُ", "في"]
    assert [word["is_stop"] for word in words] == [False, True]
    assert {"prefix": "", "stem": "وزار", "ending": "ه"} in words[0]["segmentations"]
    assert words[0]["related"] == []


def test_text_without_words_says_so(run):
    assert run("analyze", "؟!").stdout == "no words\n"
    assert json.loads(run("analyze", "", "--json").stdout)["words"] == []


@pytest.mark.parametrize("named", [(), ("--index", "arshif-index")])
def test_forms_of_the_index_answer_each_word(run, indexes, named):
    indexes.publish("arshif-index", Article("1", "", "وزير الوزير"), Article("2", "", "الوزير"))
    lines = run("analyze", "وزير", *named).stdout.splitlines()
    rows = [line.split() for line in lines if "0" in line]
    assert rows == [
        ["وزير", "1.000", "same", "1", "الكلمة", "نفسها"],
        ["الوزير", "0.700", "clitic", "2", "حروف", "متصلة", "أخرى"],
    ]
    (word,) = json.loads(run("analyze", "وزير", "--json", *named).stdout)["words"]
    assert word["related"][1] == {
        "form": "الوزير",
        "spelling": "الوزير",
        "weight": 0.7,
        "reason": "clitic",
        "label": "حروف متصلة أخرى",
        "articles": 2,
    }


def test_an_index_that_is_named_must_exist(run, indexes):
    result = run("analyze", "وزير", "--index", "nowhere")
    assert result.exit_code == 1
    assert "there is no index in nowhere" in result.stderr


def test_a_real_index_says_what_is_related(run, indexed):
    assert "same" in run("analyze", "بيروت", "--index", str(indexed)).stdout
