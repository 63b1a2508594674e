"""The leaves of a query that an article passes or not, and that score nothing."""

from search.explanation.counting import Words, count_forms
from search.matching import Wanted, WantedWord, own_form
from search.query import DateRange, MonthOfYears, Phrase, TextLeaf
from search.query.months import falls_in
from search.schema import FIELDS_BY_NAME, Kind

Filter = DateRange | MonthOfYears | Phrase


def is_label(leaf: TextLeaf) -> bool:
    """Say whether a leaf looks for a label: a section, a source, an author."""
    return leaf.field is not None and FIELDS_BY_NAME[leaf.field].kind is Kind.LABEL


def passes(leaf: Filter, words: Words) -> bool:
    """Say whether an article has the date or the label that is asked for."""
    day = words.article.date
    match leaf:
        case DateRange(first, last):
            return day is not None and (not first or first <= day) and (not last or day <= last)
        case MonthOfYears():
            return day is not None and falls_in(day, leaf)
        case Phrase(texts, str(name)):
            label = Wanted(leaf, tuple(WantedWord(text, (own_form(text),)) for text in texts))
            return bool(count_forms(words, name, label))
    raise AssertionError("a label has a field")
