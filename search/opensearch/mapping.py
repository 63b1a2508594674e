"""The mapping of a generation: what each document holds, made from `search.schema.FIELDS`.

Words are cut, folded and spelled here and sent as terms parted by single spaces, so that both
engines agree on every match. `_source` keeps the article alone: terms are made again from it.
"""

from typing import Any

from search.schema import FIELDS, TEXT_FIELDS, FieldSpec, Kind

TERMS = "terms"
"""The name of the analyser that parts terms at spaces."""
FREQUENCY = "frequency"
"""The similarity by which a term scores its boost times its frequency: see `SPELLING_OF`."""
SPELLING_OF = {field.name: f"{field.name}_spelling" for field in TEXT_FIELDS}
"""The fields that keep the spellings of the words of a text field, its forms beside them."""
RESULT_WINDOW = 20_000
_MAX_TOKEN_LENGTH = 1 << 20
_KEYWORD = {"type": "keyword"}
_FREQUENCY = {
    "type": "scripted",
    "weight_script": {"source": "return query.boost;"},
    "script": {"source": "return weight * doc.freq;"},
}
_TEXT = {
    "type": "text",
    "analyzer": TERMS,
    "similarity": FREQUENCY,
    "index_options": "positions",
    # Lucene's are rounded to a byte; lengths are kept exactly.
    "norms": False,
}
_OWN: dict[str, Any] = {
    # What is kept of an article besides FIELDS.
    "article": {"type": "object", "enabled": False},
    "number": {"type": "long"},
    "title_forms": _KEYWORD,
    "day": {"type": "integer"},
    "year": {"type": "short"},
    "digest": {"type": "long", "index": False},
    "batch": _KEYWORD,
    "sample": {"type": "integer"},
    "story": {"type": "long"},
    "story_size": {"type": "integer"},
    "story_place": {"type": "integer"},
}


def mapping() -> dict[str, Any]:
    """Return the mapping of a generation; a field that is not in it is an error."""
    properties = dict(_OWN)
    for spec in FIELDS:
        properties |= _properties(spec)
    return {"dynamic": "strict", "_source": {"includes": ["article"]}, "properties": properties}


def settings(shards: int, replicas: str) -> dict[str, Any]:
    """Return the settings of a generation: nothing is refreshed by itself while it is built.

    `replicas` is a range, "0-1": as many copies as there are nodes for.
    """
    tokenizer = {
        "type": "char_group",
        "tokenize_on_chars": [" "],
        "max_token_length": _MAX_TOKEN_LENGTH,
    }
    return {
        "index": {
            "number_of_shards": shards,
            "auto_expand_replicas": replicas,
            "refresh_interval": "-1",
            "codec": "best_compression",
            "max_result_window": RESULT_WINDOW,
            "similarity": {FREQUENCY: _FREQUENCY},
        },
        "analysis": {
            "tokenizer": {TERMS: tokenizer},
            "analyzer": {TERMS: {"type": "custom", "tokenizer": TERMS}},
        },
    }


def _properties(spec: FieldSpec) -> dict[str, Any]:
    """Return the properties that a field has in a document, by name."""
    match spec.kind:
        case Kind.IDENTIFIER:
            return {spec.name: _KEYWORD}
        case Kind.TEXT:
            length = {f"{spec.name}_length": {"type": "integer"}}
            return {spec.name: _TEXT, SPELLING_OF[spec.name]: _TEXT} | length
        case Kind.LABEL:
            others = {f"{spec.name}_folded": _KEYWORD, f"{spec.name}_words": _TEXT}
            return {spec.name: _KEYWORD} | others
        case Kind.DATE:
            return {spec.name: {"type": "date", "format": "strict_date"}}
    # The word graph stands for stems and roots; what is only stored is in the article.
    return {}
