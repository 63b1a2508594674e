"""A search result for people: one hit after the other, matches in colour.

Dates and numbers come first on their line: behind Arabic words a terminal that orders text by
direction would turn 2013-05-04 into 04-05-2013.
"""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from cli import output
from cli.explanation import print_explanation
from search import Copies, Hit, Match, QueryEcho, Rewriting, SearchResult, Snippet

INDENT = "   "
MATCH_STYLE = "bold yellow"
Span = tuple[int, int]
REASONS = {
    Rewriting.SPELLING: "it may be misspelled",
    Rewriting.LAYOUT: "typed on another keyboard layout",
    Rewriting.LATIN: "in Latin letters",
    Rewriting.SPLIT: "two words without a space",
    Rewriting.JOINED: "one word with a space",
    Rewriting.DATE: "it names a date",
}


def print_result(result: SearchResult) -> None:
    """Print what was odd about the query, the total, the hits and where to go on."""
    console = output.stdout()
    _print_notes(console, result.query)
    _print_suggestions(console, result)
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


def _print_suggestions(console: Console, result: SearchResult) -> None:
    if result.rewritten:
        typed, searched = map(output.plain, (result.rewritten.typed, result.query.text))
        reason = REASONS[result.rewritten.kind]
        output.say(f"nothing found for {typed} ({reason})", console=console)
        output.say(f"searched instead: {searched}", console=console)
    for each in result.suggestions:
        count = output.counted(each.total, "article")
        output.say(f"did you mean ({count}): {output.plain(each.text)}", console=console)


def _total(result: SearchResult) -> str:
    if not result.total:
        return "no articles" + _with_words(result)
    count = output.counted(result.total, "article") + _with_words(result)
    if result.stories != result.total:
        count += f", {result.stories:,} without copies"
    return f"{count}, page {result.page:,} of {_pages(result):,}, {result.took_ms:.0f} ms"


def _with_words(result: SearchResult) -> str:
    """Return how many words the articles have and how many more or fewer there are otherwise."""
    some, whole = result.totals.any, result.totals.all
    if some == whole:
        return ""
    if result.match is Match.ALL:
        return f" with all of the words ({some:,} with any)"
    return f" with any of the words ({whole:,} with all)"


def _pages(result: SearchResult) -> int:
    return -(-result.stories // result.size)


def _ending(result: SearchResult) -> str:
    if not result.total:
        if result.totals.any:
            return "with any of the words: --match any"
        return "" if result.query.level == "wide" else "a looser search: --level wide"
    if not result.hits:
        return f"there is nothing on this page; the last one is --page {_pages(result)}"
    return f"next: --page {result.page + 1}" if result.page < _pages(result) else ""


def _print_hit(console: Console, rank: int, hit: Hit) -> None:
    title = _marked(hit.title or "(no title)", hit.title_highlights, "bold")
    output.say(Text.assemble("\n", f"{rank:,}. ", title), console=console)
    facts = [hit.date.isoformat() if hit.date else "", hit.source, hit.section]
    if line := " · ".join(output.plain(fact) for fact in facts if fact):
        output.say(Text(INDENT + line, "dim"), console=console)
    _print_snippet(console, hit.snippet)
    output.say(Text(INDENT + output.plain(hit.url or hit.id), "dim"), console=console)
    if hit.copies:
        output.say(Text(INDENT + _also(hit.copies), "dim"), console=console)
    if hit.explanation:
        print_explanation(console, hit.why, hit.explanation, INDENT)


def _also(copies: Copies) -> str:
    """Return where else a story was printed, with the first copies by source and id."""
    where = f" of {output.counted(copies.sources, 'other source')}" if copies.sources else ""
    names = (f"{copy.source} {copy.id}".strip() for copy in copies.listed)
    more = ", …" if copies.total > len(copies.listed) else ""
    count = "1 copy" if copies.total == 1 else f"{copies.total:,} copies"
    return f"{count}{where}: {', '.join(map(output.plain, names))}{more}"


def _print_snippet(console: Console, snippet: Snippet) -> None:
    text = _marked(snippet.text, snippet.highlights)
    for line in _wrapped(console, text):
        output.say(Text(INDENT) + line, console=console)


def _marked(text: str, spans: Sequence[Span], style: str = "") -> Text:
    """Return text with the matches in colour."""
    marked = Text(output.plain(text), style)
    for start, end in spans:
        marked.stylize(MATCH_STYLE, start, end)
    return marked


def _wrapped(console: Console, text: Text) -> list[Text]:
    """Return the lines of a snippet: broken to fit a terminal, whole in a file or a pipe."""
    if not console.is_terminal:
        return [text] if text else []
    lines = text.wrap(console, max(console.width - len(INDENT), 20))
    for line in lines:
        line.rstrip()
    return list(lines)
