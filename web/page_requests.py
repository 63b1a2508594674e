"""What a page is asked: the query string and the PageRequest, each from the other, without loss.

Programs get an error for a bad value; people get the default and a notice that says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from pydantic import ValidationError
from starlette.datastructures import QueryParams

from search import RequestInvalid, SearchRequest
from web.language import say
from web.params import SearchParams

MANY = ("section", "source", "author")
ONE = (
    *("q", "page", "size", "sort", "level", "match", "recency", "from", "to"),
    *("timeline", "compare", "suggest", "verbatim", "collapse", "share", "facet"),
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
    "share": "لم تُفهم قيمة share، فأُهملت. تُكتب true أو false.",
    "facet": "لا تصفية بهذا الاسم، فأُهمل.",
    "collapse": "لم تُفهم قيمة collapse، فأُهملت. تُكتب true أو false.",
    "verbatim": "لم تُفهم قيمة verbatim، فأُهملت. تُكتب true أو false.",
}


@dataclass(frozen=True, slots=True)
class PageRequest(SearchRequest):
    """A search and how its page shows it, which changes nothing of what is found.

    With `share` the timeline shows shares of the archive, and `facet` is shown whole.
    """

    share: bool = False
    facet: str = ""


class Facet(StrEnum):
    """A facet of the page."""

    SECTION = "section"
    SOURCE = "source"
    AUTHOR = "author"
    YEAR = "year"


class PageParams(SearchParams):
    """The parameters of a page."""

    share: bool = False
    facet: Facet | None = None

    def to_request(self) -> PageRequest:
        """Return the request that is asked for.

        Raises:
            RequestInvalid: each value is right, but together they have no meaning.
        """
        asked = super().to_request()
        parts = {field.name: getattr(asked, field.name) for field in fields(asked)}
        return PageRequest(**parts, share=self.share, facet=self.facet or "")


@dataclass(frozen=True, slots=True)
class Understood:
    """A request that is always valid, and what of the query string it leaves out."""

    request: PageRequest
    notices: tuple[str, ...] = ()


def understand(query: QueryParams) -> Understood:
    """Return the request of a page; a bad value becomes its default and a notice."""
    single = {name: query[name] for name in ONE if query.get(name, "").strip()}
    return _without_faults(single | {name: query.getlist(name) for name in MANY}, ())


def _without_faults(values: Mapping[str, object], notices: tuple[str, ...]) -> Understood:
    try:
        return Understood(PageParams.model_validate(values).to_request(), notices)
    except ValidationError as error:
        faults = {str(each["loc"][0]) for each in error.errors()}
    except RequestInvalid as error:
        faults = {error.parameter}
    sound = {name: value for name, value in values.items() if name not in faults}
    return _without_faults(sound, (*notices, *(say(NOTICES[name]) for name in sorted(faults))))
