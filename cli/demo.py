"""`arshif demo`: the bundled sample archive, indexed and served with one command."""

from pathlib import Path

from cli import output
from cli.index import run_indexer
from cli.serve import LOCAL, PortOption, run_server
from corpus import SAMPLE_DIRECTORY, find_files

DEMO_INDEX = Path("demo-index")
EXAMPLES = ("القوات الأمريكية", "عنوان:انتخابات", "مدرسة -جامعة")


def run_demo(port: PortOption = 8000) -> None:
    """Index the bundled sample archive into ./demo-index and serve it."""
    outcome = run_indexer(find_files([SAMPLE_DIRECTORY]), DEMO_INDEX)
    articles = output.counted(outcome.indexed, "article")
    output.say(f"indexed {articles} of the sample into {DEMO_INDEX}")
    run_server(DEMO_INDEX, LOCAL, port, EXAMPLES)
