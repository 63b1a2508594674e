"""Which forms are near to a word, against the definition of the distance."""

from hypothesis import example, given
from hypothesis import strategies as st

from search.lexicon.kernels.neighbours import MAX_LETTERS
from search.lexicon.near_forms import NearForms
from search.strings import StringTable, pack_strings
from tests.slow_words import distance

words = st.text("ابتa\U0001f600\ud800", max_size=7)
long_words = st.integers(MAX_LETTERS - 3, MAX_LETTERS + 3).map("ب".__mul__)


@given(words | long_words, st.lists(words | long_words), st.integers(1, 2))
@example("كتاب", ["كتب", "كتابا", "كاتب", "كتبا", "بكتا", "كلاب", "تاب", "ككتاب", "مكتبات"], 1)
@example("ca", ["abc"], 2)
@example("", [], 1)
def test_near_forms_are_those_of_so_many_slips(word, forms, most):
    table = StringTable.of(
        pack_strings("forms", [form.encode("utf-8", "surrogatepass") for form in forms]), "forms"
    )
    found, slips = NearForms(table).find(word, most)
    expected = [(number, distance(word, form)) for number, form in enumerate(forms)]
    assert list(zip(found.tolist(), slips.tolist(), strict=True)) == [
        (number, steps)
        for number, steps in expected
        if steps <= most and max(len(word), len(forms[number])) <= MAX_LETTERS
    ]


def test_what_was_swapped_is_not_changed_again():
    assert distance("ca", "ac") == 1
    assert distance("ca", "abc") == 3
