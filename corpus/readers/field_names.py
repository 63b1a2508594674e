"""The one table of the names that others give to our fields, and how a name is compared."""

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.folding import fold_line

CACHED_NAMES = 1 << 10
_CAMEL_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class FieldNames:
    """The names a field goes by, best first, and what joins a list of values; else its first."""

    names: tuple[str, ...]
    joiner: str | None = None


# Lower case with _ between words; those of a field in an object have its name before them.
FIELDS = {
    "id": FieldNames(
        (
            *("id", "doc_id", "docid", "document_id", "article_id", "articleid", "news_id"),
            *("post_id", "guid", "uuid", "uid", "docno", "معرف", "المعرف", "رقم_الخبر"),
        )
    ),
    "title": FieldNames(
        (
            *("title", "headline", "head", "heading", "article_title", "news_title", "post_title"),
            *("headline_main", "title_ar", "og_title", "dc_title", "page_title", "titre"),
            *("عنوان", "العنوان", "عنوان_الخبر", "عنوان_المقال", "عنوان_المقالة"),
        )
    ),
    "body": FieldNames(
        (
            *("body", "text", "content", "article", "article_body", "articlebody", "article_text"),
            *("full_text", "fulltext", "maintext", "main_text", "story", "paragraphs"),
            *("post_content", "article_content", "news_content", "content_text", "content_html"),
            *("body_text", "body_html", "cleaned_text", "clean_text", "raw_text", "plain_text"),
            *("plaintext", "text_ar", "content_encoded", "raw_content", "document", "texte"),
            *("نص", "النص", "متن", "المتن", "محتوى", "المحتوى", "نص_الخبر", "نص_المقال"),
            *("نص_المقالة", "الخبر", "المقال", "المقالة"),
        ),
        joiner="\n",
    ),
    # What opens an article and is kept apart from its text.
    "lead": FieldNames(
        (
            *("lead", "lede", "standfirst", "lead_paragraph", "intro", "introduction"),
            *("مقدمة", "المقدمة", "مقدمة_الخبر"),
        ),
        joiner="\n",
    ),
    # What says an article again, in short: its text where there is no other.
    "summary": FieldNames(
        (
            *("summary", "description", "excerpt", "abstract", "snippet", "teaser"),
            *("og_description", "ملخص", "الملخص", "وصف", "الوصف", "نبذة"),
        ),
        joiner="\n",
    ),
    "date": FieldNames(
        (
            *("date", "published", "published_at", "pub_date", "pubdate", "publication_date"),
            *("publish_date", "published_date", "date_published", "datepublished", "date_iso"),
            *("date_publish", "published_on", "publish_time", "published_time", "posted_at"),
            *("post_date", "article_date", "news_date", "dc_date", "created_at", "created"),
            *("datetime", "date_time", "timestamp", "date_gmt"),
            *("تاريخ", "التاريخ", "تاريخ_النشر", "تاريخ_الخبر", "التاريخ_الميلادي"),
        )
    ),
    "section": FieldNames(
        (
            *("section", "category", "categories", "topic", "rubric", "section_name"),
            *("category_name", "article_section", "news_category", "desk"),
            *("قسم", "القسم", "تصنيف", "التصنيف", "فئة", "الفئة", "باب", "الباب"),
        )
    ),
    "source": FieldNames(
        (
            *("source", "publisher", "newspaper", "site", "source_name", "site_name", "sitename"),
            *("source_domain", "domain", "website", "outlet", "journal", "og_site_name"),
            *("مصدر", "المصدر", "الصحيفة", "صحيفة", "الجريدة", "جريدة", "الموقع"),
        )
    ),
    "author": FieldNames(
        (
            *("author", "authors", "byline", "writer", "author_name", "creator", "dc_creator"),
            *("by", "reporter", "journalist", "كاتب", "الكاتب", "المؤلف", "المحرر", "بقلم"),
        ),
        joiner="، ",
    ),
    "url": FieldNames(
        (
            *("url", "link", "href", "permalink", "article_url", "source_url", "web_url"),
            *("canonical_url", "canonical", "uri", "page_url", "رابط", "الرابط", "رابط_الخبر"),
        )
    ),
    "dateline": FieldNames(("dateline", "date_line", "place_line", "سطر_المكان")),
    "hijri": FieldNames(
        (
            *("hijri", "hijri_date", "date_hijri", "hijridate", "islamic_date"),
            *("هجري", "التاريخ_الهجري", "تاريخ_هجري"),
        )
    ),
}

# Objects that wrap an article; the names inside count as if they stood outside.
ENVELOPES = frozenset(
    (
        *("data", "attributes", "fields", "article", "doc", "document", "item", "news"),
        *("post", "metadata", "meta", "result", "record", "payload", "json", "jsonld"),
    )
)


@lru_cache(CACHED_NAMES)
def fold_name(name: str) -> str:
    """Return a name as it is compared: `fold_name("articleBody") == "article_body"`.

    Case, marks and hamzas do not count; what is between words, or an object and its field, is _.
    """
    return fold_line(_CAMEL_HUMP.sub(" ", name)).replace(" ", "_")


def _places() -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for field, known in FIELDS.items():
        for rank, name in enumerate(known.names):
            found.setdefault(fold_name(name), (field, rank))
    return found


_PLACES = _places()


@lru_cache(CACHED_NAMES)
def find_field(name: str) -> tuple[str, int] | None:
    """Return the field that a name leads to and how good a name for it this is, from 0."""
    return _PLACES.get(fold_name(name))
