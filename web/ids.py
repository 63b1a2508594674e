"""Ids of articles in paths: whatever characters they have, line ends too."""

from starlette.convertors import PathConvertor, register_url_convertor

ARTICLE_ID = "{article_id:id}"


class _Anything(PathConvertor):
    """What the convertor of Starlette for paths takes, and line ends, at which that one stops."""

    regex = "(?s:.*)"


register_url_convertor("id", _Anything())
