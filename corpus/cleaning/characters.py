"""Characters that are not what they show: entities, shaped letters, invisible signs.

What a reader sees stays the same: `&quot;` is a quotation mark, «ﻻ» is لا, a right-to-left mark is
nothing. Joiners stay, as they decide how letters are drawn, and so do ﷺ and its like, each of
which stands for a phrase but is written as a sign.
"""

import re
import unicodedata
from html import unescape

from corpus.mojibake import SIGNS

_INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
# Presentation forms A and B; not the ornate parentheses, ﷺ, ﷻ, ﷼ and ﷽.
_SHAPED = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc"
# Neither text nor line break.
_CONTROLS = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_ODD_SET = f"&{_CONTROLS}{_INVISIBLE}{_SHAPED}"
_ODD = re.compile(f"[{_ODD_SET}]")
_REMOVED = re.compile(f"[{_CONTROLS}{_INVISIBLE}]+")
_FORMS = re.compile(f"[{_SHAPED}]")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")
# Lines end here, too; `\n` is the plain way.
_LINE_ENDS = "\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029"


def _complement(ranges: str) -> str:
    """Return the ranges of all other characters of the basic plane.

    Python looks for what is in a class in two thirds of the time that it takes for what is not.
    """
    ends = (part for part in re.findall(r"(.)(?:-(.))?", ranges, re.DOTALL))
    taken = sorted((ord(first), ord(last or first)) for first, last in ends)
    starts = [0, *(last + 1 for _, last in taken)]
    free = zip(starts, [first - 1 for first, _ in taken] + [0xFFFF], strict=True)
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in free if a <= b)


_PLAIN = re.compile(f"[{_complement(_ODD_SET + _LINE_ENDS + ''.join(SIGNS))}]*")


def is_plain(text: str) -> bool:
    """Say whether a text is surely as it should be: `repair` and `tidy` would not change it.

    Its lines end with `\n` and nothing else. It takes a third of the time of looking for each.
    """
    return _PLAIN.fullmatch(text) is not None


def tidy(text: str) -> str:
    """Return a text with entities decoded, shaped letters plain and invisible signs left out.

    `tidy("&quot;ﺍﻟﺴﻼﻡ&quot;\\u200f") == '"السلام"'`; tidying again changes nothing.
    """
    while _ODD.search(text):
        # To the last: scrapers escape twice, `&amp;quot;`, and signs may stand inside.
        better = _decode_entities(_FORMS.sub(_plain_letters, _REMOVED.sub("", text)))
        if better == text:
            break
        text = better
    return text


def _decode_entities(text: str) -> str:
    return _ENTITY.sub(lambda match: unescape(match[0]), text) if "&" in text else text


def _plain_letters(match: re.Match[str]) -> str:
    # A shaped mark decomposes into a space to stand on, and itself.
    return unicodedata.normalize("NFKC", match[0]).lstrip(" ")
