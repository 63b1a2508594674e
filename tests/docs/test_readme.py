"""README.md and README.ar.md say the same commands and queries under as many headings."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENGLISH, ARABIC = ((ROOT / name).read_text("utf-8") for name in ("README.md", "README.ar.md"))


def commands(text: str) -> list[str]:
    """Return the commands without the remarks behind them."""
    lines = re.findall(r"^ {4}(\S.*)$", text, re.MULTILINE)
    return [re.split(r"\s+#", line)[0].strip() for line in lines]


def test_both_have_the_same_commands() -> None:
    assert commands(ARABIC) == commands(ENGLISH)
    assert len(commands(ENGLISH)) > 15


def test_both_have_as_many_headings() -> None:
    levels = [re.findall(r"^#+ ", text, re.MULTILINE) for text in (ENGLISH, ARABIC)]
    assert levels[0] == levels[1]


def test_both_have_the_same_queries() -> None:
    rows = [re.findall(r"^\| (`.+?) \| ", text, re.MULTILINE) for text in (ENGLISH, ARABIC)]
    assert len(rows[0]) > 10
    assert rows[0] == rows[1]


@pytest.mark.parametrize("text", [ENGLISH, ARABIC])
def test_links_lead_to_files(text: str) -> None:
    targets = re.findall(r"\]\(([^)#]+)", text)
    assert [target for target in targets if not (ROOT / target).exists()] == []
    assert {"README.md", "README.ar.md"} & set(targets)
