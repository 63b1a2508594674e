"""How the words of a query were understood, on a page."""

from search import REASONS, Reason
from tests.web.client import Client


def test_every_reason_has_a_name() -> None:
    assert set(REASONS) == set(Reason)
    assert all(REASONS.values())


def test_words_are_shown_with_the_forms_that_answer_them(client: Client) -> None:
    (related,) = client.page("/search?q=القمح طرابلس عنوان:القمح section:اقتصاد").classed("related")
    assert related.tag == "details"
    assert related.one("summary").text == "كيف فُهمت الكلمات؟"
    (word,) = related.all("p")
    assert word.text == "القمح مقالة واحدة"
    (group,) = related.all("li")
    assert group.text == "الجذع نفسه: قمح 1"


def test_a_word_that_nothing_else_answers_is_not_shown(client: Client) -> None:
    for query in ("q=طرابلس", "q=القمح&level=exact", 'q="القمح"', "q==القمح", "section=اقتصاد"):
        assert not client.page(f"/search?{query}").classed("related")
