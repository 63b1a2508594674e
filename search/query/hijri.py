"""A day in the Hijri calendar, for whoever writes dates."""

from corpus.calendar import HijriDate as HijriDate
from corpus.calendar import hijri_date as hijri_date
