"""The formats that can be read: each is a module as `inputs.Reader` says."""

from corpus.inputs import Reader
from corpus.readers import (
    billion_words,
    delimited,
    feeds,
    html_pages,
    json_document,
    json_lines,
    markdown_document,
    newsml,
    nitf,
    parquet,
    plain_text,
    sgml,
    tei,
    warc,
)

# Those that share a suffix, or have none to tell them by, are asked in this order.
READERS: tuple[Reader, ...] = (
    plain_text,
    json_lines,
    json_document,
    delimited,
    parquet,
    markdown_document,
    html_pages,
    warc,
    feeds,
    sgml,
    tei,
    newsml,
    nitf,
    billion_words,
)
