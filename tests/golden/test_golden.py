"""The golden words: adding a case is adding a line to a file, never code.

Beside what is right, the files pin what is known to be WRONG, so that nobody changes it unawares.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.analysis import fold, root, stem, tokenize

HERE = Path(__file__).parent


def _rows(name: str, columns: int) -> Iterator[list[str]]:
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            row = line.split("\t")
            assert len(row) == columns, f"{name}: {line!r} has not {columns} columns"
            assert row[-1], f"{name}: {line!r} does not say why"
            yield row


def _seen(word: str) -> str:
    """Return a word with what cannot be seen, written \\uXXXX, in its place."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), word)


ANALYSIS = list(_rows("analysis.tsv", 4))
PAIRS = list(_rows("pairs.tsv", 4))
ROOTS = list(_rows("roots.tsv", 3))


@pytest.mark.parametrize(("word", "form", "stem_", "why"), ANALYSIS, ids=[a[0] for a in ANALYSIS])
def test_word_has_its_form_and_stem(word, form, stem_, why):
    (token,) = tokenize(_seen(word))
    assert token.surface == _seen(word)
    assert (fold(token.surface), stem(fold(token.surface))) == (form, stem_), why


@pytest.mark.parametrize(
    ("one", "other", "should", "why"), PAIRS, ids=[f"{one}-{other}" for one, other, _, _ in PAIRS]
)
def test_words_meet_by_their_stems_or_stay_apart(one, other, should, why):
    assert should in ("meet", "apart")
    does = "meet" if stem(fold(one)) == stem(fold(other)) else "apart"
    is_wrong = why.startswith("WRONG")
    assert (does != should) == is_wrong, f"{one} and {other} should {should}: " + (
        "this is right now; drop WRONG from the line" if is_wrong else f"they do not; {why}"
    )


@pytest.mark.parametrize(("word", "root_", "why"), ROOTS, ids=[r[0] for r in ROOTS])
def test_word_has_its_root(word, root_, why):
    assert root(fold(word)) == root_, why


def test_each_case_is_written_once():
    for rows in (ANALYSIS, ROOTS):
        words = [row[0] for row in rows]
        assert len(words) == len(set(words))
    assert len({frozenset(row[:2]) for row in PAIRS}) == len(PAIRS)


def test_stems_and_roots_do_not_depend_on_the_hash_seed():
    """Tashaphyne walks sets, whose order changes from process to process."""
    program = (
        "import sys; from search.analysis import root, stem\n"
        "for form in sys.stdin.read().split(): print(stem(form), root(form))"
    )
    forms = " ".join(fold(_seen(row[0])) for row in [*ANALYSIS, *PAIRS])
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            input=forms,
            capture_output=True,
            encoding="utf-8",
            check=True,
            cwd=HERE.parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
    assert outputs.pop().count("\n") == len(forms.split())
