"""`arshif demo`: the bundled sample archive, indexed and served with one command."""

from collections.abc import Sequence
from pathlib import Path

from cli import output
from cli.index import run_indexer
from cli.serve import LOCAL, PortOption, run_server
from corpus import SAMPLE_DIRECTORY, SourceFile, find_files
from search import IndexUnusable, open_engine

DEMO_INDEX = Path("demo-index")
EXAMPLES = ("القوات الأمريكية", "عنوان:انتخابات", "مدرسة -جامعة")


def run_demo(port: PortOption = 8000) -> None:
    """Index the bundled sample archive into ./demo-index and serve it."""
    files = find_files([SAMPLE_DIRECTORY])
    if not _is_current(DEMO_INDEX, files):
        outcome = run_indexer(files, DEMO_INDEX)
        articles = output.counted(outcome.indexed, "article")
        output.say(f"indexed {articles} of the sample into {DEMO_INDEX}")
    run_server(DEMO_INDEX, LOCAL, port, EXAMPLES)


def _is_current(index: Path, files: Sequence[SourceFile]) -> bool:
    """Say whether the index opens and was published after every file of the sample was written."""
    try:
        open_engine(index).close()
        published = (index / "CURRENT").stat().st_mtime
    except (IndexUnusable, FileNotFoundError):
        return False
    return all(file.path.stat().st_mtime < published for file in files)
