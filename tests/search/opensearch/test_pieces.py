"""Pieces against a dictionary: what they hold together is what an archive holds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import spell, tokenize
from search.embedded.storage.records import digest_record, encode_article
from search.errors import IndexDamaged
from search.opensearch.documents import Analysed
from search.opensearch.held import Held, Known, padded
from search.opensearch.pieces import Piece, Words, WordSum
from search.opensearch.texts import key_of
from search.schema import Article

WORDINGS = ["الوزير في المدرسة", "وزير كتاب كتاب", "نص آخر", ""]
STEPS = st.lists(
    st.tuples(
        st.dictionaries(st.integers(0, 9), st.sampled_from(WORDINGS), max_size=4),
        st.sets(st.integers(0, 9), max_size=3),
    ),
    max_size=5,
)


def _article(number: int, wording: str) -> Article:
    return Article(str(number), wording[:6], wording)


def _piece(number: int, added: list[Article], lost: list[Article]) -> Piece:
    analysed = Analysed.of(added)
    words = Words.united([Words.of(analysed), Words.of(Analysed.of(lost), -1)])
    gone = [key_of(article.id) for article in lost]
    return Piece.decode(Piece.of(f"p{number}", number, analysed, gone, words).encode())


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_pieces_hold_what_a_dictionary_holds(steps):
    model: dict[str, Article] = {}
    pieces = []
    for number, (added, deleted) in enumerate(steps):
        articles = [_article(each, wording) for each, wording in added.items()]
        leaving = {str(each) for each in deleted} | {article.id for article in articles}
        lost = [model.pop(each) for each in sorted(leaving & set(model))]
        model |= {article.id: article for article in articles}
        pieces.append(_piece(number, articles, lost))
    held = Held.of(pieces)
    known = Known(held)
    assert held.articles == len(known) == len(model)
    assert held.repeated() is None
    for article in model.values():
        assert known.digest(key_of(article.id)) == digest_record(encode_article(article))
    assert known.digest(key_of("nobody")) is None
    counts: dict[bytes, int] = {}
    for article in model.values():
        texts = (article.title, article.body)
        for word in {spell(t.surface) for text in texts for t in tokenize(text)}:
            counts[word.encode()] = counts.get(word.encode(), 0) + 1
    assert dict(zip(held.words.spellings, held.words.counts.tolist(), strict=True)) == counts


def test_many_pieces_are_added_up_in_steps(monkeypatch):
    monkeypatch.setattr("search.opensearch.pieces._AT_ONCE", 2)
    parts = [Words.of(Analysed.of([_article(n, f"كلمة{n % 3} خبر")])) for n in range(7)]
    summed = WordSum()
    for part in parts:
        summed.add(part)
    total = summed.total()
    found = dict(zip(total.spellings, total.counts.tolist(), strict=True))
    assert found["خبر".encode()] == 7
    assert found["كلمة0".encode()] == 3
    assert len(WordSum().total().spellings) == 0


def test_article_given_twice_is_found():
    pieces = [_piece(n, [_article(n % 2, "نص")], []) for n in range(3)]
    assert Held.of(pieces).repeated() == key_of("0")


def test_articles_that_say_the_same_are_one_story_the_earliest_first():
    text = " ".join(f"كلمة{number}" for number in range(60))
    articles = [Article(str(n), "", text if n in (1, 3) else f"{n} آخر") for n in range(5)]
    places = Held.of([_piece(0, articles, [])]).stories()
    assert set(places) == {key_of("1"), key_of("3")}
    assert [places[key_of(n)].place for n in "13"] == [0, 1]
    assert places[key_of("3")].first == key_of("1")


@pytest.mark.parametrize("spoil", [lambda data: data[:-3], lambda data: b"x" + data[1:]])
def test_damaged_piece_is_told(spoil):
    data = _piece(0, [_article(1, "نص")], []).encode()
    with pytest.raises(IndexDamaged):
        Piece.decode(spoil(data))


def test_keys_keep_their_zeros():
    keys = np.array([b"\0" * 15 + b"\1", b"\1" + b"\0" * 15], "S16")
    assert [padded(key) for key in keys] == [b"\0" * 15 + b"\1", b"\1" + b"\0" * 15]
