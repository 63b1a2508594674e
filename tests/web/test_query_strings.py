from urllib.parse import parse_qsl, quote, quote_plus

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import texts
from web.query_strings import read_pairs

odd = st.lists(st.sampled_from("q= & ; + % %D9 %82 %d8%a7 %zz %6c l é %00 %ff # =".split())).map(
    "".join
)
written = texts.map(lambda text: text.encode("utf-8", "replace").decode())


@given(odd | st.text(max_size=20))
def test_pairs_are_those_of_the_standard_library(query: str) -> None:
    raw = query.encode("utf-8", "replace")
    assert read_pairs(raw) == parse_qsl(raw.decode("latin-1"), keep_blank_values=True)


@given(written, st.sampled_from([quote, quote_plus]))
def test_what_was_written_is_read(text: str, write) -> None:
    assert read_pairs(f"q={write(text)}&size=3".encode()) == [("q", text), ("size", "3")]
