"""The command tree of `arshif`."""

from importlib.metadata import version
from typing import Annotated

import typer

from cli import (
    analyze,
    copying,
    demo,
    duplicates,
    evaluate,
    export,
    index,
    maintenance,
    mcp,
    output,
    search,
    serve,
    watch,
)
from cli.failures import GuardedGroup
from cli.query import QueryCommand

app = typer.Typer(
    name="arshif",
    cls=GuardedGroup,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("index")(index.index_archive)
app.command("search", cls=QueryCommand)(search.search_index)
app.command("watch")(watch.watch_sources)
app.command("serve")(serve.serve_index)
app.command("mcp")(mcp.serve_tools)
app.command("verify")(maintenance.verify_index)
app.command("info")(maintenance.describe_index)
app.command("rollback")(maintenance.roll_back)
app.command("duplicates")(duplicates.report_duplicates)
app.command("export")(export.export_articles)
app.command("copy")(copying.copy_index)
app.command("reindex")(index.reindex)
app.command("regraph")(maintenance.regraph)
app.command("demo")(demo.run_demo)
app.command("eval")(evaluate.evaluate_index)
app.command("analyze", cls=QueryCommand)(analyze.analyze_words)


@app.callback()
def arshif(
    context: typer.Context,
    show_version: Annotated[
        bool, typer.Option("--version", help="Show the version and leave.")
    ] = False,
) -> None:
    """Arshif (أرشيف): full-text search over an Arabic news archive."""
    if show_version:
        output.say(f"arshif {version('arshif')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        output.say(context.get_help())


def main() -> None:
    """Run the command line; the console script `arshif`."""
    app(prog_name="arshif")
