"""How words are understood, as JSON."""

from pydantic import TypeAdapter

from search import Analysis
from tests.web.client import Client
from web.manual.example import ANALYSIS

ADDRESS = "/api/v1/analyze"


def test_every_step_of_every_word_is_told(client: Client) -> None:
    answer = client.get(f"{ADDRESS}?q=القمح في&level=exact").json()
    assert (answer["text"], answer["level"]) == ("القمح في", "exact")
    first, second = answer["words"]
    assert (first["spelling"], first["form"], first["stem"]) == ("القمح", "القمح", "قمح")
    assert {"prefix": "ال", "stem": "قمح", "ending": ""} in first["segmentations"]
    assert first["related"][0]["reason"] == "same"
    assert first["related"][0]["label"] == "الكلمة نفسها"
    assert second["is_stop"]


def test_a_looser_level_is_asked_of_the_engine(client: Client) -> None:
    strict, loose = (
        client.get(f"{ADDRESS}?q=القمح&level={level}").json()["words"][0]["related"]
        for level in ("exact", "word")
    )
    assert len(strict) < len(loose)


def test_nothing_to_analyse_is_no_error(client: Client) -> None:
    assert client.get(ADDRESS).json() == {"text": "", "level": "word", "words": []}


def test_bad_values_are_problems(client: Client) -> None:
    for query in ("level=x", "q=" + "ك" * 1001):
        answer = client.get(f"{ADDRESS}?{query}")
        assert answer.status_code == 400
        assert answer.headers["content-type"] == "application/problem+json"


def test_the_example_of_the_manual_is_an_answer(client: Client) -> None:
    TypeAdapter(Analysis).validate_python(ANALYSIS)
    for word in ANALYSIS.words:
        for part in word.segmentations:
            assert part.prefix + part.stem + part.ending == word.form
        real = client.get(f"{ADDRESS}?q={word.surface}").json()["words"][0]
        assert (real["stem"], real["root"]) == (word.stem, word.root)
        assert {each.stem for each in word.segmentations} <= {
            each["stem"] for each in real["segmentations"]
        }
