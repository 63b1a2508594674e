"""The bonus of neighbouring words, told from the text of an article, is that of the oracle."""

from hypothesis import given
from hypothesis import strategies as st

from search.analysis import VIEWS, View
from search.opensearch.querying.adjacency import Adjacency
from search.opensearch.querying.leaves import Leaf
from search.query import parse_query
from search.ranking.adjacency import bonus
from tests.indexes import article
from tests.oracle.texts import times_together
from tests.strategies import world_texts, world_words


def _leaf(words: list[str], idf: float, view: View) -> Leaf:
    near = frozenset(VIEWS[view](word) for word in words)
    return Leaf(idf, {}, {}, near, view)


@given(
    world_texts,
    world_texts,
    st.lists(st.lists(world_words, min_size=1, max_size=3), min_size=2, max_size=2),
    st.sampled_from(["", "عنوان:", "body:"]),
    st.sampled_from([View.FORM, View.SPELLING]),
)
def test_bonus_is_that_of_a_walk_through_the_words(
    title: str, body: str, forms: list[list[str]], field: str, view: View
) -> None:
    root = parse_query(f"{field}وزير {field}كتاب").root
    nodes = [clause.node for clause in root.clauses]
    leaves = [_leaf(words, idf, view) for words, idf in zip(forms, (3.0, 2.0), strict=True)]
    adjacency = Adjacency(root, dict(zip(nodes, leaves, strict=True)))  # type: ignore[arg-type]
    one, other = ({VIEWS[view](word) for word in words} for words in forms)
    text = article(1, title, body)
    times = times_together(
        text,
        {"": None, "عنوان:": "title", "body:": "body"}[field],
        lambda spelling: VIEWS[view](spelling) in one,
        lambda spelling: VIEWS[view](spelling) in other,
    )
    assert adjacency.bonus(text) == bonus(3.0, 2.0, times)


def test_what_is_no_word_has_no_neighbours() -> None:
    root = parse_query("وزير كتاب").root
    nodes = [clause.node for clause in root.clauses]
    word, marked = _leaf(["وزير"], 1.0, View.FORM), Leaf(1.0, {}, {})
    assert not Adjacency(root, dict(zip(nodes, (word, marked), strict=True))).pairs  # type: ignore[arg-type]
