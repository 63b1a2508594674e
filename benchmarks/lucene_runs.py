"""Lucene's answers to the tasks of an archive, by the Java program in benchmarks/lucene."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from archives import Archive

from search.evaluation import Run, read_run

_PROJECT = Path(__file__).parent / "lucene"
_TARGET = _PROJECT / "target"
_COMPILE = (
    *(
        "mvn",
        "--quiet",
        "--batch-mode",
        "-Dstyle.color=never",
        "compile",
        "dependency:build-classpath",
    ),
    f"-Dmdep.outputFile={_TARGET / 'classpath'}",
)


def is_available() -> bool:
    """Say whether Java and Maven are there."""
    return all(map(shutil.which, ("java", "mvn")))


def compile_program() -> None:
    """Compile the program; Maven fetches Lucene the first time."""
    subprocess.run(_COMPILE, cwd=_PROJECT, check=True, stdout=sys.stderr)


def lucene_runs(archive: Archive, depth: int) -> dict[str, Run]:
    """Index an archive with Lucene and return its run of each task."""
    classpath = f"{_TARGET / 'classes'}:{(_TARGET / 'classpath').read_text()}"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {
            task.name: (folder / f"{task.name}.q", folder / task.name) for task in archive.tasks
        }
        for task in archive.tasks:
            lines = (f"{question.id}\t{question.text}\n" for question in task.questions)
            files[task.name][0].write_text("".join(lines), "utf-8")
        pairs = [str(path) for pair in files.values() for path in pair]
        command = ["java", "-cp", classpath, "LuceneRun", str(archive.articles), f"{folder}/index"]
        subprocess.run([*command, str(depth), *pairs], check=True)
        return {task: read_run(run) for task, (_, run) in files.items()}
