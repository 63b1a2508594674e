"""The index is an ordinary Whoosh index: Whoosh's own searcher finds what our engine finds."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh import index as whoosh_index
from whoosh import query as whoosh_query
from whoosh.searching import Searcher

from search import Engine, Level, open_engine
from search.analysis import fold, stem
from search.words.partners import partner_stems
from tests.indexes import article, found, publish

WORDS = "وزير الوزير للوزير وزارة لبنان لبناني لبن كتاب كُتّابٌ كتب أحمد احمد من 2015".split()
ARTICLES = [
    article(
        f"{number:03}",
        " ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, number % 5)),
        " ".join(WORDS[(number + step * step) % len(WORDS)] for step in range(number % 11)),
        date=dt.date(2015, 1, 1) + dt.timedelta(days=9 * number) if number % 7 else None,
        section=("سياسة", "كرة القدم", "")[number % 3],
    )
    for number in range(97)
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    address = tmp_path_factory.mktemp("index")
    publish(address, ARTICLES)
    return address


@pytest.fixture(scope="module")
def engine(address: Path) -> Iterator[Engine]:
    with open_engine(address) as engine:
        yield engine


@pytest.fixture(scope="module")
def searcher(address: Path) -> Iterator[Searcher]:
    """Opened as a stranger to Arshif would."""
    directory = address / (address / "CURRENT").read_text().split()[0]
    with whoosh_index.open_dir(str(directory), readonly=True).searcher() as searcher:
        yield searcher


def _whoosh_ids(searcher: Searcher, query: whoosh_query.Query) -> set[str]:
    return {hit["id"] for hit in searcher.search(query, limit=None)}


def _term(field: str, word: str) -> whoosh_query.Query:
    return whoosh_query.Term(field, fold(word))


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("field", ["title", "body"])
def test_form(engine: Engine, searcher: Searcher, word, field):
    ours = found(engine, f'{field}:"{word}"', size=100)
    assert _whoosh_ids(searcher, _term(field, word)) == set(ours)
    assert ours


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize(("field", "stems"), [("title", "title_stem"), ("body", "stem")])
def test_stem_and_its_partners(engine: Engine, searcher: Searcher, word, field, stems):
    bare = stem(fold(word))
    partners = [partner for partner, _ in partner_stems().get(bare, ())]
    terms = [whoosh_query.Term(stems, each) for each in (bare, *partners)]
    theirs = _whoosh_ids(searcher, whoosh_query.Or(terms))
    assert theirs == set(found(engine, f"{field}:{word}", size=100))


@pytest.mark.parametrize("word", ["أحمد", "احمد", "كُتّابٌ"])
def test_spelling(engine: Engine, searcher: Searcher, word):
    term = {"أحمد": "أحمد", "احمد": "احمد", "كُتّابٌ": "كتاب"}[word]
    theirs = _whoosh_ids(searcher, whoosh_query.Term("spelling", term))
    assert theirs == set(found(engine, f"body:{word}", size=100, level=Level.EXACT))


@pytest.mark.parametrize("first", WORDS)
def test_phrase(engine: Engine, searcher: Searcher, first):
    for second in WORDS:
        query = whoosh_query.Phrase("body", [fold(first), fold(second)])
        ours = found(engine, f'body:"{first} {second}"', size=100)
        assert _whoosh_ids(searcher, query) == set(ours)


@pytest.mark.parametrize("word", ["لبنان", "كتاب"])
def test_and_or_not(engine: Engine, searcher: Searcher, word):
    one, other = _term("body", "وزير"), _term("body", word)
    both = found(engine, f'body:"وزير" body:"{word}"', size=100)
    either = {*found(engine, 'body:"وزير"', size=100), *found(engine, f'body:"{word}"', size=100)}
    without = found(engine, f'body:"وزير" -body:"{word}"', size=100)
    assert _whoosh_ids(searcher, one & other) == set(both)
    assert _whoosh_ids(searcher, one | other) == either
    assert _whoosh_ids(searcher, one - other) == set(without)
    assert len(both) + len(without) < len(either)


@pytest.mark.parametrize("times", [255, 256, 510, 511, 70_000])
def test_a_word_very_often_in_a_text(tmp_path: Path, times: int) -> None:
    """Our postings hold 255 occurrences; Whoosh sees one of each document, with all of them."""
    texts = ["نهر", "نهر " * times + "بحر", "بحر", "نهر بحر"]
    publish(tmp_path, [article(number, body=text) for number, text in enumerate(texts)])
    directory = tmp_path / (tmp_path / "CURRENT").read_text().split()[0]
    sea = whoosh_query.Term("body", "بحر")
    with (
        whoosh_index.open_dir(str(directory), readonly=True).searcher() as searcher,
        open_engine(tmp_path) as engine,
    ):
        reader = searcher.reader()
        assert reader.doc_frequency("body", "نهر") == 3
        assert reader.frequency("body", "نهر") == times + 2
        assert reader.first_id("body", "نهر") == 0
        phrase = whoosh_query.Phrase("body", ["نهر", "بحر"])
        for query, text in (
            (_term("body", "نهر"), "body:نهر"),
            (_term("body", "نهر") & sea, "body:نهر body:بحر"),
            (sea - _term("body", "نهر"), "body:بحر -body:نهر"),
            (phrase, 'body:"نهر بحر"'),
        ):
            theirs = [hit["id"] for hit in searcher.search(query, limit=None)]
            assert sorted(theirs) == sorted(found(engine, text, size=100)) != []


def test_prefix(engine: Engine, searcher: Searcher):
    theirs = _whoosh_ids(searcher, whoosh_query.Prefix("body", "وز"))
    assert theirs == set(found(engine, "body:وز*", size=100)) != set()


def test_wildcard(engine: Engine, searcher: Searcher):
    theirs = _whoosh_ids(searcher, whoosh_query.Wildcard("body", "ل?نان*"))
    assert theirs == set(found(engine, "body:ل?نان*", size=100)) != set()


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (dt.date(2015, 3, 1), dt.date(2015, 12, 31)),
        (dt.date(2015, 1, 10), dt.date(2015, 1, 10)),
        (None, dt.date(2015, 6, 1)),
        (dt.date(2017, 1, 1), None),
    ],
)
def test_range_of_dates(engine: Engine, searcher: Searcher, first, last):
    begin, end = (day and dt.datetime.combine(day, dt.time()) for day in (first, last))
    theirs = _whoosh_ids(searcher, whoosh_query.DateRange("date", begin, end))
    assert theirs == set(found(engine, date_from=first, date_to=last, size=100)) != set()


def test_label(engine: Engine, searcher: Searcher):
    query = whoosh_query.Phrase("section", [fold("كرة"), fold("القدم")])
    assert _whoosh_ids(searcher, query) == set(found(engine, 'قسم:"كرة القدم"', size=100)) != set()


def test_stored_fields(engine: Engine, searcher: Searcher):
    for hit in searcher.search(whoosh_query.Every(), limit=None):
        stored, ours = hit.fields(), engine.read(hit["id"]).article
        assert (stored["title"], stored["body"]) == (ours.title, ours.body)
        assert stored.get("section", "") == ours.section
        assert (stored["date"].date() if "date" in stored else None) == ours.date


def test_highlight_of_plain_whoosh_keeps_words_whole(searcher: Searcher):
    """Whoosh's own tokenizer would shred كُتّابٌ; its index keeps ours."""
    (hit, *_) = searcher.search(_term("body", "كتاب"), limit=None)
    assert 'class="match' in hit.highlights("body")
    assert ">كُتّابٌ</b>" in "".join(
        each.highlights("body") for each in searcher.search(_term("body", "كتاب"), limit=None)
    )
