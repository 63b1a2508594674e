"""`arshif search`: one page of hits for people, or the whole result as JSON."""

from cli import output
from cli.compiling import announced_compiling
from cli.query import MatchOption, QueryArgument, joined
from cli.result import print_result
from cli.search_options import (
    CollapseOption,
    ExplainOption,
    FromOption,
    JsonOption,
    LevelOption,
    PageOption,
    RecencyOption,
    SectionOption,
    SizeOption,
    SortOption,
    SourceOption,
    SuggestOption,
    ToOption,
    VerbatimOption,
)
from cli.settings import DEFAULT_INDEX, IndexOption
from search import Level, Match, Recency, SearchRequest, Sort, answer, open_engine


def search_index(
    query: QueryArgument,
    index: IndexOption = DEFAULT_INDEX,
    as_json: JsonOption = False,
    explain: ExplainOption = False,
    page: PageOption = 1,
    size: SizeOption = 10,
    sort: SortOption = Sort.RELEVANCE,
    level: LevelOption = Level.WORD,
    match: MatchOption = Match.AUTO,
    recency: RecencyOption = Recency.NONE,
    date_from: FromOption = None,
    date_to: ToOption = None,
    section: SectionOption = None,
    source: SourceOption = None,
    suggest: SuggestOption = False,
    collapse: CollapseOption = True,
    verbatim: VerbatimOption = False,
) -> None:
    """Search the index and print one page of hits.

    QUERY is written as in the search box; "" finds every article.
    """
    request = SearchRequest(
        text=joined(query),
        page=page,
        size=size,
        sort=sort,
        level=level,
        match=match,
        recency=recency,
        date_from=date_from,
        date_to=date_to,
        sections=_labels(section),
        sources=_labels(source),
        explain=explain,
        suggest=suggest,
        verbatim=verbatim,
        collapse=collapse,
    )
    with announced_compiling(), open_engine(index) as engine:
        result = answer(engine, request)
    if as_json:
        output.write_json(result)
    else:
        print_result(result)


def _labels(values: list[str] | None) -> tuple[str, ...]:
    return tuple(output.typed(value) for value in values or ())
