"""How the words of a query were understood, on a page."""

from search import REASONS, Reason
from tests.web.client import Client


def test_every_reason_has_a_name() -> None:
    assert set(REASONS) == set(Reason)
    assert all(REASONS.values())


def test_words_are_shown_with_the_forms_that_answer_them(client: Client) -> None:
    page = client.page("/search?q=القمح طرابلس عنوان:القمح section:اقتصاد")
    (chip,) = page.classed("understood")[0].all("details")
    assert chip.one("summary").text == "القمح مع صيغة أخرى"
    assert chip.one("p").text == "القمح مقالة واحدة"
    assert chip.one("div").all("ul")[-1].text == "الجذع نفسه: قمح 1"


def test_a_word_that_nothing_else_answers_is_not_shown(client: Client) -> None:
    for query in ("q=طرابلس", "q=القمح&level=exact", 'q="القمح"', "section=اقتصاد"):
        assert not client.page(f"/search?{query}").classed("understood")


def test_the_forms_of_one_word_are_taken_away_and_given_back(client: Client) -> None:
    page = client.page("/search?q=القمح طرابلس&sort=oldest")
    narrowed = client.page(page.links["ابحث عن «القمح» كما كُتبت وحدها×"])
    assert narrowed.one("input", id="q").attributes["value"] == "=القمح طرابلس"
    (chip,) = narrowed.classed("understood")[0].all("details")
    assert chip.one("summary").text == "القمح كما كُتبت"
    assert not narrowed.classed("narrow")
    assert [link.text for link in chip.all("a", **{"aria-current": "true"})] == ["مطابق"]
    back = client.page(chip.links["عادي"])
    assert back.one("input", id="q").attributes["value"] == "القمح طرابلس"
    wide = client.page(chip.links["واسع"])
    assert wide.one("input", id="q").attributes["value"] == "~القمح طرابلس"


def test_a_word_has_no_level_without_a_sign(client: Client) -> None:
    (chip,) = client.page("/search?q=القمح&level=wide").classed("understood")[0].all("details")
    assert [link.text for link in chip.all("a")] == ["مطابق", "واسع"]
