"""Hypothesis strategies: Arabic words as they are really written, texts, articles and queries."""

import datetime as dt
import string
from dataclasses import replace

from hypothesis import strategies as st

from search import Article, Interval, Level, Match, Recency, SearchRequest, Sort
from search.analysis.letters import CONTROLS, MARKS, TATWEEL

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
SEATS = "أإآٱؤئءةى"
FOREIGN = "پچژگکیھۀڤ"
PRESENTATION_FORMS = "ﻻﻷﷲﷴﺍﺏﹱﹷﷺ"
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳"
SEPARATORS = ".,٫٬"
PUNCTUATION = "؟،؛«»؛.…!?-–_/\\()[]{}<>&'\"“”‘’:;*#@%٪٭\n\t \u00a0\u200b\u2028"
ODD = "İıßΐͺⅷ½²ﬁ\ud800\udfff\x00\U0001f600\u0301\u1100\ufe0f"

letters = st.sampled_from(LETTERS + SEATS)
inner = st.sampled_from(LETTERS + SEATS + FOREIGN + MARKS[:40] + MARKS[-40:] + TATWEEL + CONTROLS)
any_character = st.sampled_from(
    LETTERS
    + SEATS
    + FOREIGN
    + PRESENTATION_FORMS
    + DIGITS
    + SEPARATORS
    + PUNCTUATION
    + ODD
    + MARKS[:20]
    + TATWEEL
    + CONTROLS
    + string.ascii_letters
)

plain_words = st.text(letters, min_size=2, max_size=8)
"""Arabic letters only."""

written_words = st.builds(str.__add__, letters, st.text(inner, max_size=10))
"""With marks, tatweel, foreign letters and invisible controls inside, and maybe at the end."""

numbers = st.from_regex(r"[0-9٠-٩]{1,4}([.,٫٬][0-9٠-٩]{1,3}){0,2}", fullmatch=True)

texts = st.one_of(
    st.lists(st.one_of(plain_words, written_words, numbers), max_size=30).map(" ".join),
    st.text(any_character, max_size=200),
    st.text(st.characters(), max_size=60),
)
"""From tidy Arabic to any characters at all, lone surrogates too."""

_SIGNS = ['"', "“", "”", "-", "−", "- ", '-"', "title:", "عنوان:", "النص:", 'القسم:"', "section:"]
_SIGNS += ["مصدر:", "date:", "تاريخ:", "date:2015", "تاريخ:٢٠١٥/٠٢..", "..2016", ":", "من", "إلى"]
_SIGNS += ["AND", "OR", "(", ")", "*", "؟", "\u200f", "_", "http://a.b/c?d=e", "C++"]
_SIGNS += [" AND ", " OR ", " NOT ", " أو ", " ليس ", " بدون ", " (", ") ", " +", " -", " =", " ~"]
_SIGNS += [
    "~",
    "~2",
    '"~3 ',
    "*",
    "?",
    "?ا",
    " title:(",
    " قسم:(",
    "تاريخ:(",
    "،",
    " -(",
    "\\",
    '="',
]
_SIGNS += ["تاريخ:آذار 2016", "تاريخ:أمس", 'date:"رمضان', "تاريخ:منذ ", " 2016 ", "..", "ا* ب", "٥"]
query_texts = st.one_of(
    st.lists(st.one_of(st.sampled_from(_SIGNS), plain_words, st.just(" ")), max_size=20).map(
        "".join
    ),
    st.lists(st.one_of(st.sampled_from(_SIGNS), written_words, numbers), max_size=12).map(" ".join),
    texts,
)
"""What people type, and what nobody does."""

# A small world, so that words of queries meet words of articles, in one view or another.
WORLD = (
    "وزير الوزير للوزير وزراء لبنان اللبنانية لبن كتاب كُتّابٌ كتب مكتبة أحمد احمد الحرب حـرب"
    " من إلى 2015 ٢٠١٥ covid عبدالله عبد الله أبو ظبي أبوظبي"
).split()
world_words = st.sampled_from(WORLD)
world_texts = st.lists(world_words, max_size=12).map(" ".join)
dates = st.none() | st.dates(dt.date(2014, 12, 30), dt.date(2016, 1, 2))
SECTIONS = ("سياسة", "السياسة", "سِياسَة", "رياضة محلية", "", "—")
sections = st.sampled_from(SECTIONS)
sources = st.sampled_from(("وكالة", "Madar", "MADAR", ""))
authors = st.sampled_from(("", "", "منى خليل", "مُنى خليل"))


@st.composite
def corpora(draw: st.DrawFn) -> list[Article]:
    """Up to eight articles with ids in an order of their own, and often the same text."""
    ids = draw(st.lists(st.sampled_from("ab1٢خ/-é "), min_size=1, max_size=8, unique=True))
    articles = [
        Article(
            id=article_id,
            title=draw(world_texts),
            body=draw(world_texts),
            date=draw(dates),
            section=draw(sections),
            source=draw(sources),
            author=draw(authors),
        )
        for article_id in ids
    ]
    # Some say what the first says.
    copies = draw(st.sets(st.sampled_from(ids), max_size=4))
    text = {"title": articles[0].title, "body": articles[0].body}
    return [replace(each, **text) if each.id in copies else each for each in articles]


world_clauses = st.one_of(
    world_words,
    world_words,
    world_words.map("-{}".format),
    world_words.map("عنوان:{}".format),
    world_words.map("body:{}".format),
    st.lists(world_words, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.lists(world_words, min_size=2, max_size=2).map(lambda words: f'-title:"{" ".join(words)}"'),
    st.lists(world_words, min_size=2, max_size=3).map(
        lambda words: f'"{" ".join(words)}"~{len(words)}'
    ),
    st.sampled_from(
        ["وز*", "م?تبة", "title:ل*ن", "-كت*", "=أحمد", "=كُتاب", "~كتاب", "وزيرا~", "body:=الوزير"]
    ),
    st.sampled_from(
        ['="كتاب احمد"~3', 'title:"من من"~2', '"كتب كتاب كتب"~4', "=كُتّابٌ", "-=كتاب", "~لبن", "ال*"]
    ),
    st.sampled_from(
        ["الحربية~", "اللبنانيات~2", '="كتاب احمد"', "عنوان:(وزير كتاب)", "+(وز* أحمد)"]
    ),
    st.sampled_from(
        [
            "عبدالله",
            "عبد الله",
            "title:أبوظبي",
            "+أبو +ظبي",
            "-عبدالله",
            "~عبدالله",
            "body:(أبو ظبي)",
        ]
    ),
    st.lists(world_words, min_size=2, max_size=3).map(" OR ".join),
    st.lists(world_words, min_size=2, max_size=3).map(" AND ".join),
    st.sampled_from(["NOT وزير", "كتاب AND (لبنان OR NOT الحرب)", "-(كتاب وزير)", "لبن أو كتب"]),
    st.sampled_from(
        ["تاريخ:آذار", 'date:"ربيع الأول"', "تاريخ:(2014، 2016)", "date:..2015 OR وزير"]
    ),
    st.sampled_from(["قسم:السياسة", "section:سياسة", '-section:"رياضة محلية"', "مصدر:madar"]),
    st.sampled_from(["date:2015", "date:2015-01..2015-06", "date:..2015", "-date:2015-01-01"]),
)
world_queries = st.lists(world_clauses, max_size=5).map(" ".join)


@st.composite
def requests(draw: st.DrawFn) -> SearchRequest:
    """A request whose query and filters fit the corpora."""
    days = draw(st.tuples(dates, dates))
    first, last = sorted(days) if None not in days else days  # type: ignore[type-var]
    return SearchRequest(
        draw(world_queries),
        size=draw(st.sampled_from([1, 3, 100])),
        sort=draw(st.sampled_from(Sort)),
        level=draw(st.sampled_from(Level)),
        recency=draw(st.sampled_from(Recency)),
        date_from=first,
        date_to=last,
        sections=tuple(draw(st.lists(sections, max_size=2))),
        sources=tuple(draw(st.lists(sources, max_size=1))),
        authors=tuple(draw(st.lists(authors, max_size=1))),
        match=draw(st.sampled_from(Match)),
        timeline=draw(st.sampled_from([None, *Interval])),
        collapse=draw(st.booleans()),
    )
