"""The query string and the SearchRequest, each from the other, without loss.

Programs get an error for a bad value; people get the default and a notice that says so.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    WithJsonSchema,
)
from starlette.datastructures import QueryParams

from search import (
    MAX_PAGE_SIZE,
    Interval,
    Level,
    Match,
    Recency,
    RequestInvalid,
    SearchRequest,
    Sort,
)
from web.dates import first_day, last_day
from web.language import say
from web.manual import described

MANY = ("section", "source", "author")
ONE = (
    *("q", "page", "size", "sort", "level", "match", "recency", "from", "to"),
    *("timeline", "compare", "suggest", "verbatim", "collapse"),
)
NOTICES = {
    "page": "رقم الصفحة غير صالح، فهذه الصفحة الأولى.",
    "size": "عدد النتائج في الصفحة غير صالح، فعُرض العدد المعتاد.",
    "sort": "الترتيب المطلوب غير معروف، فعُرض الترتيب المعتاد.",
    "level": "درجة المطابقة المطلوبة غير معروفة، فاستُعملت المطابقة العادية.",
    "match": "لم يُفهم أتُطلب كل الكلمات أم بعضها، فاختير ذلك تلقائيًّا.",
    "recency": "درجة تفضيل الجديد غير معروفة، فلم يُفضَّل جديد على قديم.",
    "from": "تاريخ البداية غير صالح أو بعد تاريخ النهاية، فأُهمل. يُكتب مثل 2017 أو 2017-03.",
    "timeline": "مدّة المخطّط الزمني غير معروفة، فأُهملت.",
    "to": "تاريخ النهاية غير صالح، فأُهمل. يُكتب مثل 2017 أو 2017-03.",
    "suggest": "لم تُفهم قيمة suggest، فأُهملت. تُكتب true أو false.",
    "collapse": "لم تُفهم قيمة collapse، فأُهملت. تُكتب true أو false.",
    "verbatim": "لم تُفهم قيمة verbatim، فأُهملت. تُكتب true أو false.",
}


def date_schema(example: str) -> WithJsonSchema:
    """Return how OpenAPI describes a date that may be a month or a year."""
    pattern = "^([0-9]{4}(-[0-9]{2}){0,2})?$"
    return WithJsonSchema({"type": "string", "pattern": pattern, "examples": [example]})


FirstDay = Annotated[dt.date | None, BeforeValidator(first_day), date_schema("2019-03-25")]
LastDay = Annotated[dt.date | None, BeforeValidator(last_day), date_schema("2026")]
SomeSort = Annotated[Sort | None, WithJsonSchema({"type": "string", "enum": list(Sort)})]
SomeInterval = Annotated[
    Interval | None, WithJsonSchema({"type": "string", "enum": list(Interval)})
]
SomeLevel = Annotated[Level, WithJsonSchema({"type": "string", "enum": list(Level)})]
SomeMatch = Annotated[Match, WithJsonSchema({"type": "string", "enum": list(Match)})]
SomeRecency = Annotated[Recency, WithJsonSchema({"type": "string", "enum": list(Recency)})]


def default_sort(text: str) -> Sort:
    """Return the order when none is asked for: without words no article is more relevant."""
    return Sort.RELEVANCE if text.strip() else Sort.NEWEST


class NarrowingParams(BaseModel):
    """The parameters that say which articles are wanted, as a query string writes them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    q: Annotated[str, Field(description=described.Q, examples=["أسعار القمح"])] = ""
    level: Annotated[SomeLevel, Field(description=described.LEVEL)] = Level.WORD
    match: Annotated[SomeMatch, Field(description=described.MATCH)] = Match.AUTO
    recency: Annotated[SomeRecency, Field(description=described.RECENCY)] = Recency.NONE
    date_from: Annotated[FirstDay, Field(alias="from", description=described.FROM)] = None
    date_to: Annotated[LastDay, Field(alias="to", description=described.TO)] = None
    section: Annotated[list[str], Field(description=described.SECTION, examples=[["اقتصاد"]])] = []
    source: Annotated[list[str], Field(description=described.SOURCE, examples=[["المرفأ"]])] = []
    author: Annotated[list[str], Field(description=described.AUTHOR)] = []
    verbatim: Annotated[bool, Field(description=described.VERBATIM)] = False
    collapse: Annotated[bool, Field(description=described.COLLAPSE)] = True

    def to_request(self) -> SearchRequest:
        """Return the request that is asked for.

        Raises:
            RequestInvalid: each value is right, but together they have no meaning.
        """
        return SearchRequest(
            text=self.q,
            sort=default_sort(self.q),
            level=self.level,
            match=self.match,
            recency=self.recency,
            date_from=self.date_from,
            date_to=self.date_to,
            sections=tuple(filter(None, self.section)),
            sources=tuple(filter(None, self.source)),
            authors=tuple(filter(None, self.author)),
            verbatim=self.verbatim,
            collapse=self.collapse,
        )


class SearchParams(NarrowingParams):
    """The parameters of a search as a query string writes them."""

    page: Annotated[int, Field(ge=1, description=described.PAGE)] = 1
    size: Annotated[int, Field(ge=1, le=MAX_PAGE_SIZE, description=described.SIZE)] = 10
    sort: Annotated[SomeSort, Field(description=described.SORT)] = None
    timeline: Annotated[SomeInterval, Field(description=described.TIMELINE)] = None
    compare: Annotated[str, Field(description=described.COMPARE)] = ""
    suggest: Annotated[bool, Field(description=described.SUGGEST)] = False
    explain: Annotated[bool, Field(description=described.EXPLAIN)] = False

    def to_request(self) -> SearchRequest:
        """Return the request that is asked for.

        Raises:
            RequestInvalid: each value is right, but together they have no meaning.
        """
        return replace(
            super().to_request(),
            page=self.page,
            size=self.size,
            sort=self.sort or default_sort(self.q),
            timeline=self.timeline,
            compare=self.compare,
            suggest=self.suggest,
            explain=self.explain,
        )


@dataclass(frozen=True, slots=True)
class Understood:
    """A request that is always valid, and what of the query string it leaves out.

    `is_share` says that its timeline shows shares of the archive, `facet` which facet is shown
    whole.
    """

    request: SearchRequest
    notices: tuple[str, ...] = ()
    is_share: bool = False
    facet: str = ""


def understand(query: QueryParams) -> Understood:
    """Return the request of a page; a bad value becomes its default and a notice."""
    single = {name: query[name] for name in ONE if query.get(name, "").strip()}
    understood = _without_faults(single | {name: query.getlist(name) for name in MANY}, ())
    is_share, facet = query.get("share") == "true", query.get("facet", "")
    return replace(understood, is_share=is_share, facet=facet)


def _without_faults(values: Mapping[str, object], notices: tuple[str, ...]) -> Understood:
    try:
        return Understood(SearchParams.model_validate(values).to_request(), notices)
    except ValidationError as error:
        faults = {str(each["loc"][0]) for each in error.errors()}
    except RequestInvalid as error:
        faults = {error.parameter}
    sound = {name: value for name, value in values.items() if name not in faults}
    return _without_faults(sound, (*notices, *(say(NOTICES[name]) for name in sorted(faults))))


def to_pairs(request: SearchRequest) -> list[tuple[str, str]]:
    """Return the query string's pairs; what has its default is left out."""
    pairs = [
        ("q", request.text),
        ("page", str(request.page) if request.page != 1 else ""),
        ("size", str(request.size) if request.size != SearchRequest().size else ""),
        ("sort", request.sort if request.sort != default_sort(request.text) else ""),
        ("level", request.level if request.level != Level.WORD else ""),
        ("match", request.match if request.match != Match.AUTO else ""),
        ("recency", request.recency if request.recency != Recency.NONE else ""),
        ("from", request.date_from.isoformat() if request.date_from else ""),
        ("to", request.date_to.isoformat() if request.date_to else ""),
        ("timeline", request.timeline or ""),
        ("compare", request.compare),
        *(("section", value) for value in request.sections),
        *(("source", value) for value in request.sources),
        *(("author", value) for value in request.authors),
        ("suggest", "true" if request.suggest else ""),
        ("verbatim", "true" if request.verbatim else ""),
        ("collapse", "" if request.collapse else "0"),
    ]
    return [(name, value) for name, value in pairs if value]
