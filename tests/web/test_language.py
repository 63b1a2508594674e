"""Every message has its English, and no English is without its message."""

import ast
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query.notes import MESSAGES
from web import (
    choices,
    completing,
    copies,
    facets,
    failures,
    help_examples,
    matching,
    page_requests,
    results,
    suggesting,
)
from web.admin import pages as admin_pages
from web.admin import presenting
from web.language import ENGLISH, count, say, say_filled, say_html, speaking
from web.language.messages import english
from web.language.writing import ARTICLES
from web.rendering import FOLDER
from web.timeline import links, table

ARABIC_LETTERS = re.compile("[\u0620-\u064a]")
PLACES = re.compile(r"\{\w+\}")
PAGES = (*(FOLDER / "templates").glob("*.html"),)


def messages_of_code() -> set[str]:
    """Return the literal messages that the code says."""
    found = set()
    for path in FOLDER.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "say_html"):
                found |= {
                    each.value
                    for each in ast.walk(node.args[0])
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
    return found


def messages_of_tables() -> set[str]:
    """Return what is said from tables."""
    from search import REASONS

    labels = {label for _, label, *_ in (*choices.LEVELS, *choices.SORTS, *choices.RECENCIES)}
    texts = {each for failure in failures.ALL for each in (failure.heading, failure.explanation)}
    return (
        labels
        | texts
        | {
            *(note for *_, note in choices.LEVELS),
            *(title for _, title in facets.FACETS),
            *(label for _, label in (*matching.MATCHES, *copies.COLLAPSES)),
            *suggesting.REASONS.values(),
            *completing.KINDS.values(),
            help_examples.PURPOSE,
            *(title for title, _ in help_examples.SECTIONS),
            *(note for _, rows in help_examples.SECTIONS for _, note in rows),
            *page_requests.NOTICES.values(),
            *results.TIPS,
            facets.YEAR[1],
            *(label for _, label in links.INTERVALS),
            *table.HEADS.values(),
            *admin_pages.NOTICES.values(),
            *presenting.STATES.values(),
            *presenting.STAGES.values(),
            *presenting.ROWS.values(),
            *REASONS.values(),
            *MESSAGES.values(),
        }
    )


def messages_of_templates() -> set[str]:
    return {
        message for path in PAGES for message in re.findall(r'\b_\("([^"]+)"', path.read_text())
    }


def test_every_message_has_its_english_and_the_same_places() -> None:
    said = messages_of_code() | messages_of_tables() | messages_of_templates()
    assert said == english().keys()
    for message, translation in english().items():
        assert sorted(PLACES.findall(message)) == sorted(PLACES.findall(translation)), message


def test_templates_say_nothing_outside_messages() -> None:
    for path in PAGES:
        rest = re.sub(r'_\("[^"]+"|\{#.*?#\}', "", path.read_text())
        assert not ARABIC_LETTERS.search(rest), path


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("السابق", "Previous"),
        ("كلمة كتبها غيرنا", "كلمة كتبها غيرنا"),
        ("نفط، وقمح", "نفط، وقمح"),
        ("«قمح»", "«قمح»"),
        ("بقلم أحد الكتّاب", "بقلم أحد الكتّاب"),
    ],
)
def test_english_of_our_messages_and_of_nothing_else(message: str, said: str) -> None:
    assert say(message) == message
    with speaking(ENGLISH):
        assert say(message) == said


def test_a_filled_message_is_known_by_what_it_was_before() -> None:
    template = MESSAGES["too_many_words"]
    filled = template.format(limit=32)
    assert say_filled(template, filled) == filled
    with speaking(ENGLISH):
        assert say_filled(template, filled) == "Many words; the first 32 were taken"
        assert say_filled(MESSAGES["too_long"], filled) == filled
        assert say_filled("", filled) == filled


@given(st.text(min_size=1), st.text(min_size=1))
def test_whatever_a_message_is_filled_with_stays_as_it_is(word: str, following: str) -> None:
    template = MESSAGES["not_a_word"]
    with speaking(ENGLISH):
        said = say_filled(template, template.format(word=word, next=following))
    assert word in said and said.endswith(f"-{following}")


def test_values_are_escaped_in_html() -> None:
    with speaking(ENGLISH):
        assert say_html("بقلم {author}", author="<b>") == "By &lt;b&gt;"


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "no articles"), (1, "1 article"), (2, "2 articles"), (1234, "1,234 articles")],
)
def test_english_counts(number: int, said: str) -> None:
    with speaking(ENGLISH):
        assert count(number, ARTICLES) == said
