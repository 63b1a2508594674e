from hypothesis import given
from hypothesis import strategies as st

from search.lexicon.kernels.bisection import find_beginning
from search.strings import StringTable, pack_strings

words = st.binary(max_size=3) | st.text("ابج", max_size=4).map(str.encode)


@given(st.lists(words, unique=True), words)
def test_the_strings_of_a_prefix_are_those_that_begin_so(strings, prefix):
    table = StringTable.of(pack_strings("words", sorted(strings)), "words")
    first, end = find_beginning(table.text, table.offsets, prefix)
    assert 0 <= first <= end <= len(strings)
    found = sorted(strings)[first:end]
    assert found == [each for each in sorted(strings) if each.startswith(prefix)]
