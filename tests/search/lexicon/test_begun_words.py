"""The words that a beginning may become, against a walk through the lexicon and the titles."""

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import Completed, open_engine
from search.analysis import fold, is_stop, stem, tokenize
from tests.indexes import article, publish
from tests.strategies import corpora, world_words

RARE = 200


def words_slowly(lexicon, titles: list[set[str]], others: set[str], typed: str) -> list[str]:
    """Return the words that the last may become, as completion orders them: obviously."""
    all_forms = [form.decode("utf-8", "surrogatepass") for form in lexicon.forms]
    counts = dict(zip(all_forms, lexicon.form_doc_freqs.tolist(), strict=True))
    begun = [form for form in all_forms if form.startswith(fold(typed))]
    most = max((counts[form] for form in begun), default=0)
    worth = {form: counts[form] if counts[form] >= most // RARE else 0 for form in begun}
    beside = Counter(f for title in titles if others <= title for f in title if f in worth)
    if others and beside:
        chosen = sorted(beside, key=lambda form: (-beside[form], -worth[form], form.encode()))
    else:
        chosen = sorted((f for f in begun if worth[f]), key=lambda f: (-worth[f], f.encode()))
    by_stem: dict[str, str] = {}
    for form in chosen[:64]:
        written = lexicon.commonest_spelling(form)
        if not is_stop(written) and written != typed:
            by_stem.setdefault(stem(form), written)
    return list(by_stem.values())


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(corpora(), st.lists(world_words, max_size=2), world_words, st.integers(1, 3))
def test_words_are_those_of_a_walk_through_the_lexicon(articles, others, word, letters):
    typed = word[:letters]
    with tempfile.TemporaryDirectory() as address:
        publish(Path(address), articles)
        with open_engine(address) as engine:
            completions = engine.complete(" ".join([*others, typed]), 100).completions
            lexicon = engine._open().collection.lexicon
    forms = [{fold(token.surface) for token in tokenize(each.title)} for each in articles]
    expected = words_slowly(lexicon, forms, set(map(fold, others)), typed)
    assert [each.label for each in completions if each.kind is Completed.WORD] == expected


def test_an_event_loop_may_wait_once_the_tables_are_made(tmp_path: Path):
    publish(tmp_path, [article(1, "أمريكا تفرض رسوما", "القمح")])
    with open_engine(tmp_path) as engine:
        assert not engine.completes_at_once
        engine.complete("أمر")
        assert engine.completes_at_once
