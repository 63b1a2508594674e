"""The report as one page of HTML that needs nothing else: numbers, plots, findings."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from xml.etree.ElementTree import Element, SubElement, tostring

from indexer.report.contents import Contents
from indexer.report.findings import Findings
from indexer.report.index_report import IndexReport
from indexer.report.plots import bars, columns

LARGEST_SHOWN = 20
_NAMELESS = "(none)"
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color-scheme: light dark; }
table { border-collapse: collapse; } td, th { padding: .2rem 1rem .2rem 0; text-align: start;
  vertical-align: top; overflow-wrap: anywhere; } td.n { text-align: end; white-space: nowrap; }
svg { max-width: 100%; height: auto; } rect { fill: #2f6f8f; } text { font-size: 12px;
  fill: currentColor; } details { margin: .3rem 0; } summary { cursor: pointer; }
"""


def render_page(report: IndexReport) -> str:
    """Return the report as a page of HTML, everything in it escaped."""
    page = Element("html", lang="en")
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "title").text = "Arshif: index report"
    SubElement(head, "style").text = _STYLE
    body = SubElement(page, "body")
    SubElement(body, "h1").text = "Index report"
    _add_numbers(body, report)
    _add_contents(body, report.contents)
    for title, findings in (("Skipped", report.skipped), ("Notes", report.notes)):
        _add_findings(body, title, findings)
    return "<!doctype html>\n" + tostring(page, encoding="unicode", method="html")


def _add_numbers(body: Element, report: IndexReport) -> None:
    generation = report.generation.name if report.generation else "nothing"
    rows = (
        ("Files", f"{report.files:,}"),
        ("Records read", f"{report.read:,}"),
        ("Articles indexed", f"{report.indexed:,}"),
        ("added", f"{report.added:,}"),
        ("replaced", f"{report.replaced:,}"),
        ("unchanged", f"{report.unchanged:,}"),
        ("Skipped", f"{report.skipped.total:,}"),
        ("Notes", f"{report.notes.total:,}"),
        ("Seconds", f"{report.seconds:,.1f}"),
        ("Articles a second", f"{report.articles_per_second:,.0f}"),
        ("Published", generation),
    )
    _add_table(body, rows)


def _add_contents(body: Element, contents: Contents) -> None:
    if contents.months:
        _add_section(body, "Articles by month", columns(_filled(contents.months), "by month"))
    dated = f"{contents.undated:,} without a date, {contents.hijri:,} with a Hijri date."
    SubElement(body, "p").text = dated
    for title, counts in (
        ("Sources", contents.sources),
        ("Sections", contents.sections),
        ("Languages", contents.languages),
    ):
        if counts:
            named = [(name or _NAMELESS, count) for name, count in counts]
            _add_section(body, title, bars(named[:LARGEST_SHOWN], title))
            if len(named) > LARGEST_SHOWN:
                SubElement(body, "p").text = f"and {len(named) - LARGEST_SHOWN:,} more"
    if contents.lengths:
        lengths = [(f"{int(least):,}", count) for least, count in contents.lengths]
        _add_section(body, "Characters of an article, from", columns(lengths, "lengths"))


def _add_findings(body: Element, title: str, findings: Findings) -> None:
    SubElement(body, "h2").text = f"{title}: {findings.total:,}"
    for kind in findings.kinds:
        details = SubElement(body, "details")
        SubElement(details, "summary").text = f"{kind.count:,} {kind.kind}"
        listed = [each for each in findings.listed if each.kind == kind.kind] or kind.examples
        _add_table(details, ((each.origin, each.text) for each in listed))
        if more := kind.count - len(listed):
            SubElement(details, "p").text = f"and {more:,} more"


def _add_section(body: Element, title: str, image: Element) -> None:
    SubElement(body, "h2").text = title
    body.append(image)


def _add_table(parent: Element, rows: Iterable[tuple[str, str]]) -> None:
    table = SubElement(parent, "table")
    for name, value in rows:
        row = SubElement(table, "tr")
        SubElement(row, "th", scope="row", dir="auto").text = name
        SubElement(row, "td", dir="auto").text = value


def _filled(months: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return the months with those between them that have no article."""
    counts = dict(months)
    first, last = months[0][0], months[-1][0]
    span = _number(last) - _number(first)
    numbers = accumulate([_number(first), *[1] * span])
    return [(name, counts.get(name, 0)) for name in map(_month, numbers)]


def _number(month: str) -> int:
    year, _, month_of_year = month.partition("-")
    return int(year) * 12 + int(month_of_year) - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"
