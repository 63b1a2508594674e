"""Which forms are near to a word, against the definition of the distance."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from search.embedded.kernels.slips import LONGEST, find_near
from search.embedded.storage.strings import StringTable, pack_strings
from tests.slow_words import distance

words = st.text("ابتa\U0001f600\ud800", max_size=7)
long_words = st.integers(LONGEST - 3, LONGEST + 3).map("ب".__mul__)


@given(
    words | long_words.filter(lambda word: len(word) <= LONGEST),
    st.lists(words | long_words),
    st.integers(1, 2),
)
@example("كتاب", ["كتب", "كتابا", "كاتب", "كتبا", "بكتا", "كلاب", "تاب", "ككتاب", "مكتبات"], 1)
@example("ca", ["abc"], 2)
def test_near_forms_are_those_of_so_many_slips(word, forms, most):
    table = StringTable.of(
        pack_strings("forms", [form.encode("utf-8", "surrogatepass") for form in forms]), "forms"
    )
    points = np.array([ord(letter) for letter in word], np.int64)
    found, slips = find_near(table.text, table.offsets, points, most)
    expected = [(number, distance(word, form)) for number, form in enumerate(forms)]
    assert list(zip(found.tolist(), slips.tolist(), strict=True)) == [
        (number, steps)
        for number, steps in expected
        if steps <= most and len(forms[number]) <= LONGEST
    ]


def test_what_was_swapped_is_not_changed_again():
    assert distance("ca", "ac") == 1
    assert distance("ca", "abc") == 3
