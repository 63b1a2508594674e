"""A search result for people: one hit after the other, matches in colour.

Dates and numbers come first on their line: behind Arabic words a terminal that orders text by
direction would turn 2013-05-04 into 04-05-2013.
"""

from rich.console import Console
from rich.text import Text

from cli import output
from search import Hit, QueryEcho, SearchResult, Snippet

INDENT = "   "
MATCH_STYLE = "bold yellow"


def print_result(result: SearchResult) -> None:
    """Print what was odd about the query, the total, the hits and where to go on."""
    console = output.stdout()
    _print_notes(console, result.query)
    output.say(_total(result), console=console)
    first = (result.page - 1) * result.size + 1
    for rank, hit in enumerate(result.hits, start=first):
        _print_hit(console, rank, hit)
    if ending := _ending(result):
        output.say(f"\n{ending}", console=console)


def _print_notes(console: Console, query: QueryEcho) -> None:
    for warning in query.warnings:
        output.say(f"note: {output.plain(warning.message)}", console=console)
    if query.warnings and query.interpreted != query.text:
        output.say(f"understood as: {output.plain(query.interpreted)}", console=console)


def _total(result: SearchResult) -> str:
    if not result.total:
        return "no articles"
    count = output.counted(result.total, "article")
    return f"{count}, page {result.page:,} of {_pages(result):,}, {result.took_ms:.0f} ms"


def _pages(result: SearchResult) -> int:
    return -(-result.total // result.size)


def _ending(result: SearchResult) -> str:
    if not result.total:
        return "" if result.query.level == "wide" else "a looser search: --level wide"
    if not result.hits:
        return f"there is nothing on this page; the last one is --page {_pages(result)}"
    return f"next: --page {result.page + 1}" if result.page < _pages(result) else ""


def _print_hit(console: Console, rank: int, hit: Hit) -> None:
    title = output.plain(hit.title) or "(no title)"
    output.say(Text.assemble("\n", f"{rank:,}. ", (title, "bold")), console=console)
    facts = [hit.date.isoformat() if hit.date else "", hit.source, hit.section]
    if line := " · ".join(output.plain(fact) for fact in facts if fact):
        output.say(Text(INDENT + line, "dim"), console=console)
    _print_snippet(console, hit.snippet)
    output.say(Text(INDENT + output.plain(hit.url or hit.id), "dim"), console=console)


def _print_snippet(console: Console, snippet: Snippet) -> None:
    text = Text(output.plain(snippet.text))
    for start, end in snippet.highlights:
        text.stylize(MATCH_STYLE, start, end)
    for line in _wrapped(console, text):
        output.say(Text(INDENT) + line, console=console)


def _wrapped(console: Console, text: Text) -> list[Text]:
    """Return the lines of a snippet: broken to fit a terminal, whole in a file or a pipe."""
    if not console.is_terminal:
        return [text] if text else []
    lines = text.wrap(console, max(console.width - len(INDENT), 20))
    for line in lines:
        line.rstrip()
    return list(lines)
