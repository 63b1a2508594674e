"""The labels of all facets are counted together as each would be."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search import SearchRequest
from search.embedded.engine import EmbeddedEngine
from search.embedded.kernels.blocks import pack_mask
from search.embedded.kernels.counting import FIELDS, count_kinds, count_rows
from search.embedded.searching import facet_rows
from tests.indexes import article, publish

DOCUMENTS, LABELS = 128, 3


@settings(deadline=None)
@given(
    st.lists(st.integers(0, DOCUMENTS - 1), unique=True),
    st.sampled_from([np.uint16, np.uint32]),
    st.integers(0, 99),
)
def test_rows_and_kinds_are_counted_alike(documents: list[int], kind: type, seed: int) -> None:
    noise, labels = np.random.default_rng(seed), LABELS * FIELDS
    rows = (noise.integers(0, LABELS, (9, FIELDS)) + LABELS * np.arange(FIELDS)).astype(kind)
    kinds = noise.integers(0, len(rows), DOCUMENTS).astype(np.uint16)
    mask = np.zeros(DOCUMENTS, np.bool_)
    mask[documents] = True
    expected = Counter(label for each in documents for label in rows[kinds[each]].tolist())
    counted = [expected[label] for label in range(labels)]
    assert count_rows(pack_mask(mask), rows[kinds], labels).tolist() == counted
    assert count_kinds(pack_mask(mask), kinds, rows, labels).tolist() == counted


def test_facets_are_the_same_of_few_kinds_and_of_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noise = np.random.default_rng(3)
    labels = [[f"اسم {number}" for number in noise.integers(0, 4, 3)] for _ in range(150)]
    publish(
        tmp_path,
        [
            article(place, "كتاب", section=section, source=source, author=author)
            for place, (section, source, author) in enumerate(labels)
        ],
    )
    found = []
    for most in (facet_rows.MOST_KINDS, 1):
        monkeypatch.setattr(facet_rows, "MOST_KINDS", most)
        with EmbeddedEngine.open(tmp_path) as engine:
            found.append(engine.rank(SearchRequest("كتاب"), with_facets=True).facets)
    assert found[0] == found[1]
    for place, name in enumerate(("section", "source", "author")):
        counted = {facet.value: facet.count for facet in found[0][name]}
        assert counted == Counter(each[place] for each in labels)
