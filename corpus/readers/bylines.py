"""Tells who wrote an article from what opens it, where one field holds now this and now that."""

import re

# Scrapers put the lead of an article into this field, too; a longer value is never a name.
NAME_MAX_WORDS = 12
_BYLINE_MAX_WORDS = 6
_BYLINE = re.compile(
    r"(?:بقلم|[إا]عداد|كتب|كتبت|تصوير|متابعة)\b\D+"
    r"|[^\d.،؛]+(?:\s[-–—_ـ]|[-–—_ـ]\s)[^\d.،؛]+"
)


def is_prose(text: str) -> bool:
    """Say whether a text is too long to name an author, or several."""
    return len(text.split()) > NAME_MAX_WORDS and "،" not in " ".join(text.split()[:6])


def is_byline(text: str) -> bool:
    """Say whether a text is a name with its place: `is_byline("بيروت – سلمى بدر")`."""
    return len(text.split()) <= _BYLINE_MAX_WORDS and _BYLINE.fullmatch(text) is not None
