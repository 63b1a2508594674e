import time

from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import is_stop, tokenize
from search.suggest import suggest
from search.suggest.rewriting import OFFERED
from tests.weighted_archive import WeightedArchive

ARCHIVE = WeightedArchive(
    {"وزير الخارجية": 50, "رئيس الوزراء": 40, "حزب الله": 30, "سوريا": 20, "هذا": 99, "و": 99}
)
PIECES = 'وزيرالخارحية الخارحية hglv;. 7ezb -سوريه title:سورب " ( ) : سغقهش هدا ريس'.split()


def texts(query):
    return [each.text for each in suggest(query, ARCHIVE, ARCHIVE.count)]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=6).map(" ".join))
def test_suggestions_keep_their_laws(query):
    typed = ARCHIVE.count(query)
    found = suggest(query, ARCHIVE, ARCHIVE.count)
    assert len(found) <= OFFERED
    assert len({each.text for each in found}) == len(found)
    for each in found:
        assert each.text != query
        count = ARCHIVE.count(each.text)
        assert each.total == count.total
        assert count.with_all > 2 * typed.with_all
        said = [token.surface for token in tokenize(each.text)]
        assert any(len(word) > 1 and not is_stop(word) for word in said)


def test_what_finds_no_more_is_not_offered():
    assert texts("وزير الخارجية") == []
    assert texts("وزير الداخلية") == [], "rare together, but each is right or has nothing near"


def test_two_errors_are_mended_at_once():
    assert texts("وزسر الخارحية")[0] == "وزير الخارجية"


def test_operators_stay_as_typed():
    typed = '-مصر (title:الخارحية) "وزير الخارحية" section:x'
    assert texts(typed)[0] == '-مصر (title:الخارجية) "وزير الخارجية" section:x'


def test_words_of_a_shape_and_slips_stay_as_typed():
    assert texts("الخارح* حزب") == texts("الخارح~ حزب") == []
    assert texts('"وزير الخارحية"~5') == ['"وزير الخارجية"~5']
    assert texts("=الخارحية") == ["=الخارجية"]


def test_a_long_query_is_answered_soon():
    started = time.perf_counter()
    texts(" ".join(f"كلمت{n}ن" for n in range(300)))
    texts("لا" * 900)
    texts("a'" * 900)
    assert time.perf_counter() - started < 5
