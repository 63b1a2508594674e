"""Articles that several laws are tested on."""

import datetime as dt

from tests.indexes import article

DATED = (
    article("b", "خبر خبر", date=dt.date(2015, 5, 1)),
    article("undated 2", "خبر"),
    article("a", "خبر", date=dt.date(2015, 5, 1)),
    article("old", "خبر", date=dt.date(1948, 1, 1)),
    article("undated 1", "خبر"),
    article("new", "خبر", date=dt.date(2024, 2, 29)),
)

LABELLED = (
    article(1, "خبر", section="السياسة", source="Reuters"),
    article(2, "خبر", section="السِّياسَة", source="reuters"),
    article(3, "خبر", section="رياضة", source="رويترز"),
    article(4, "خبر", section="رياضـة"),
    article(5, "خبر", section="كرة  القدم", source="وكالة الأنباء"),
    article(6, "خبر"),
    article(7, "خبر", section="—"),
)

PHRASES = (
    article(1, "رئيس مجلس الوزراء في بيروت"),
    article(2, "مجلس رئيس الوزراء في بيروت"),
    article(3, "رئيس مجلس", "الوزراء"),
    article(4, "من بيروت إلى دمشق"),
    article(5, "بيروت دمشق"),
    article(6, "", "رئيس المجلس ومجلس الوزراء"),
    article(7, "رئيس\nمجلس، الوزراء"),
)
