import datetime as dt
from itertools import pairwise

import pytest

from corpus.calendar import HIJRI_YEARS, MONTH_NAMES, Calendar, hijri_day, month_days
from corpus.folding import fold_letters


@pytest.mark.parametrize("calendar", Calendar)
def test_there_are_twelve_months_with_names_of_their_own(calendar: Calendar) -> None:
    months = MONTH_NAMES[calendar]
    assert len(months) == 12
    folded = [fold_letters(name) for names in months for name in names if name[0] not in "أإآ"]
    assert len(folded) == len(set(folded))


def test_no_name_is_in_both_calendars() -> None:
    gregorian, hijri = (
        {name for names in MONTH_NAMES[calendar] for name in names} for calendar in Calendar
    )
    assert not gregorian & hijri


def test_hijri_months_follow_each_other() -> None:
    days = [month_days(year, n, Calendar.HIJRI) for year in HIJRI_YEARS for n in range(1, 13)]
    assert days[0][0] == dt.date(1924, 8, 1)
    for (_, last), (first, _) in pairwise(days):
        assert first - last == dt.timedelta(1)


def test_days_are_those_of_umm_al_qura() -> None:
    assert hijri_day(1437, 9, 12) == dt.date(2016, 6, 17)
    assert month_days(2016, 2, Calendar.GREGORIAN)[1] == dt.date(2016, 2, 29)


@pytest.mark.parametrize("day", [(1342, 1, 1), (1501, 1, 1), (1437, 13, 1), (1436, 9, 30)])
def test_day_that_is_not_known_is_refused(day: tuple[int, int, int]) -> None:
    with pytest.raises((ValueError, OverflowError)):
        hijri_day(*day)
