"""A thousand articles, in which contexts are judged: relations, scores, explanations."""

import datetime as dt
import math
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from search import Article, Level, Match, Recency, SearchRequest, Sort
from search.embedded.engine import EmbeddedEngine
from search.lexicon.lexicon import Lexicon
from search.ranking import adjacency
from search.words.contexts import MIN_ARCHIVE
from search.words.relations import Reason
from tests.contract.derivations import check_numbers
from tests.contract.showing import is_shown
from tests.differential.comparing import assert_equal
from tests.indexes import article, publish
from tests.oracle import Oracle
from tests.slow_relations import SlowRelations

WORD = Level.WORD
TOPICS = {
    "money": "اقتصاد نفط بورصة أسهم تضخم فائدة مصارف استثمار صادرات ميزانية",
    "football": "ملعب هدف مباراة حكم دوري مدرب جمهور كأس فريق لاعب",
    "weather": "أمطار رياح عاصفة ثلوج حرارة غيوم فيضان ضباب طقس برد",
    "health": "مستشفى طبيب لقاح مرض علاج جراحة تمريض وباء دواء عيادة",
    "farming": "قمح حصاد زيتون بذور أسمدة حقول ماشية ري محصول تربة",
}
SPOKEN = {
    "money": "سوق السوق وللسوق سوقها شركة شركات شركته وزير الوزراء".split(),
    "football": "ركلة الركلة وركلات مهاجم المهاجمين وسام الوسام".split(),
    "weather": "شرك مطر المطر ومطر".split(),
    "health": "صيدلية الصيدليات والصيدلية سام السام".split(),
    "farming": "مزرعة المزرعة مزارع كتاب وزير".split(),
}
"""Words that have relatives: of one topic, or, as شركة and شرك or وسام and سام, false ones."""
FILLING = "في من على هذا اليوم قال أمس بعد قبل عام".split()


def archive() -> list[Article]:
    """Return invented articles, each of words of one topic and of words of all."""
    noise = random.Random(7)
    articles = []
    for number in range(MIN_ARCHIVE + 40):
        topic = list(TOPICS)[number % len(TOPICS)]
        own = noise.choices(TOPICS[topic].split(), k=12) + noise.choices(SPOKEN[topic], k=3)
        words = own + noise.choices(FILLING, k=5)
        noise.shuffle(words)
        day = dt.date(2015, 1, 1) + dt.timedelta(days=noise.randrange(900))
        title, body = " ".join(words[:3]), " ".join(words[3:])
        articles.append(article(f"{number:04}", title, body, date=day if number % 9 else None))
    return articles


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedEngine]:
    address: Path = tmp_path_factory.mktemp("judged") / "index"
    publish(address, archive())
    with EmbeddedEngine.open(address) as engine:
        yield engine


@pytest.fixture(scope="module")
def oracle(lexicon: Lexicon) -> Oracle:
    return Oracle(archive(), relate=lexicon.related)


@pytest.fixture(scope="module")
def lexicon(engine: EmbeddedEngine) -> Lexicon:
    return engine._open().collection.lexicon


def reasons(lexicon: Lexicon, word: str, level: Level) -> dict[str, Reason]:
    return {each.form: each.reason for each in lexicon.related(word, level)}


@pytest.mark.parametrize("level", [Level.WORD, Level.WIDE])
@pytest.mark.parametrize(
    ("word", "form", "reason"),
    [
        ("سوق", "السوق", Reason.CLITIC),
        ("السوق", "وللسوق", Reason.CLITIC),
        ("مطر", "ومطر", Reason.CLITIC),
        ("ومطر", "المطر", Reason.CLITIC),
        ("شركة", "شركات", Reason.INFLECTION),
        ("مزارع", "المزرعه", Reason.PLURAL),
        ("وزير", "الوزراء", Reason.PLURAL),
    ],
)
def test_what_stands_among_the_same_words_is_related(
    lexicon: Lexicon, word: str, form: str, reason: Reason, level: Level
) -> None:
    assert reasons(lexicon, word, level)[form] is reason


@pytest.mark.parametrize("level", [Level.WORD, Level.WIDE])
@pytest.mark.parametrize(
    ("word", "form"),
    [("وسام", "سام"), ("سام", "وسام"), ("الوسام", "السام"), ("شرك", "شركه"), ("شركات", "شرك")],
)
def test_what_stands_among_other_words_is_not(
    lexicon: Lexicon, word: str, form: str, level: Level
) -> None:
    assert form not in reasons(lexicon, word, level)


def test_evidence_weighs_what_an_archive_too_small_for_it_takes_on_trust(lexicon: Lexicon) -> None:
    relate = SlowRelations({"سوق": 1, "السوق": 1, "شرك": 1, "شركه": 1})
    trusted = {each.form: each.weight for each in relate("سوق", WORD)}
    judged = {each.form: each.weight for each in lexicon.related("سوق", WORD)}
    assert judged["السوق"] > trusted["السوق"] > 0
    assert {each.form for each in relate("شرك", WORD)} == {"شرك", "شركه"}


@pytest.mark.parametrize(
    "text",
    [
        "سوق",
        "~السوق",
        "شركة نفط",
        "وزير سوق أسهم",
        "مزارع قمح زيتون",
        "+مطر رياح -عاصفة",
        "title:(صيدلية وباء) OR وسام",
        "ركلة مهاجم ملعب هدف",
        '"سوق أسهم" شركات بورصة',
        "سامة* ومطر",
    ],
)
def test_scores_are_those_of_the_oracle_that_is_told_the_relations(
    engine: EmbeddedEngine, oracle: Oracle, text: str
) -> None:
    for request in (
        *(SearchRequest(text, level=level, size=100) for level in Level),
        SearchRequest(text, page=4, match=Match.ALL),
        SearchRequest(text, page=4, recency=Recency.STRONG),
        SearchRequest(text, sort=Sort.NEWEST, size=100),
    ):
        assert_equal(engine, oracle, request)


def test_the_order_of_the_first_alone_changes_by_neighbours(
    engine: EmbeddedEngine, oracle: Oracle, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = SearchRequest("شركة سوق أسهم", size=100)
    ids = [hit.id for hit in engine.search(request).hits]
    monkeypatch.setattr("search.ranking.adjacency.WEIGHT", 0.0)
    before = [name for name, _ in oracle.search(request)][:100]
    assert ids[: adjacency.CANDIDATES] != before[: adjacency.CANDIDATES]
    assert sorted(ids[: adjacency.CANDIDATES]) == sorted(before[: adjacency.CANDIDATES])
    assert ids[adjacency.CANDIDATES :] == before[adjacency.CANDIDATES :]


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("recency", Recency)
def test_explanations_arrive_at_the_score(
    engine: EmbeddedEngine, level: Level, recency: Recency
) -> None:
    request = SearchRequest("شركة سوق ومطر", level=level, recency=recency, size=40, explain=True)
    for hit in engine.search(request).hits:
        assert hit.explanation
        assert math.isclose(hit.explanation.value, hit.score, abs_tol=1e-6)
        check_numbers(hit.explanation)
        assert is_shown(hit)
