"""`arshif eval`: measures of a real index, and files that are not what they should be."""

import json

import pytest

QUESTIONS = 'q1\t- من "زار" بيروت؟\nq2\tالفائدة -البنك\nq3\tسمرقند\n'
JUDGMENTS = "q1\tn-1\t1\nq2 0 n-2 1\nq3\tn-1\t1\n"


@pytest.fixture
def files(indexed):
    folder = indexed.parent
    (folder / "q.tsv").write_text(QUESTIONS, "utf-8")
    (folder / "j.tsv").write_text(JUDGMENTS, "utf-8")
    return "eval", "--queries", "q.tsv", "--qrels", "j.tsv"


def test_measures_are_means_over_the_questions(run, files):
    result = run(*files, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "level": "word",
        "match": "auto",
        "questions": 3,
        "unjudged": 0,
        "mrr@10": 0.666667,
        "ndcg@10": 0.666667,
        "success@10": 0.666667,
        "recall@100": 0.666667,
    }


def test_table_for_people(run, files):
    lines = run(*files, "--level", "exact", "--match", "any").stdout.split("\n")
    rows = [line.split() for line in lines if line.strip()]
    headings = ["level", "match", "questions", "mrr@10", "ndcg@10", "success@10", "recall@100"]
    assert rows[0] == headings
    assert rows[-1] == ["exact", "any", "3", "0.6667", "0.6667", "0.6667", "0.6667"]


def test_questions_without_a_judgment_are_left_out_and_counted(run, files, tmp_path):
    (tmp_path / "j.tsv").write_text("q1\tn-1\t1\nq2\tn-2\t0\n", "utf-8")
    result = run(*files)
    assert "2 questions without a relevant article left out" in result.stdout
    assert json.loads(run(*files, "--json").stdout)["questions"] == 1


def test_run_names_the_level_and_ranks_from_1(run, files, tmp_path):
    assert run(*files, "--run", "out.run", "--level", "wide").exit_code == 0
    rows = [line.split() for line in (tmp_path / "out.run").read_text("utf-8").splitlines()]
    assert {row[5] for row in rows} == {"arshif-wide-auto"}
    assert rows[0][:4] == ["q1", "Q0", "n-1", "1"]
    assert {row[0] for row in rows} == {"q1", "q2"}


def test_limit_asks_some_of_the_questions(run, files):
    assert json.loads(run(*files, "--limit", "2", "--json").stdout)["questions"] == 2
    assert run(*files, "--limit", "0").exit_code == 2


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("q.tsv", "q1 no tab\n", "error: q.tsv, line 1: write a question as: id, a tab, the text"),
        ("j.tsv", "q1\tn-1\n", "error: j.tsv, line 1: write a judgment as:"),
        ("j.tsv", "other\tn-1\t1\n", "no question of q.tsv has a relevant article in j.tsv"),
    ],
)
def test_bad_files_are_named_with_their_line(run, files, tmp_path, name, content, message):
    (tmp_path / name).write_text(content, "utf-8")
    result = run(*files)
    assert result.exit_code == 1
    assert message in result.stderr


def test_missing_file_and_missing_index(run, files):
    missing = run(*files[:2], "absent.tsv", *files[3:])
    assert (missing.exit_code, missing.stderr) == (
        1,
        "error: absent.tsv: No such file or directory\n",
    )
    assert "no index at nowhere" in run(*files, "--index", "nowhere").stderr
