"""The one table of fields."""

from search.analysis import View, fold
from search.schema import FACETS, FIELDS, FIELDS_BY_NAME, TEXT_FIELDS, YEAR, Kind


def test_every_text_field_is_kept_in_every_view():
    kept = {
        (spec.of or spec.name, spec.view)
        for spec in FIELDS
        if spec.kind in (Kind.TEXT, Kind.DERIVED)
    }
    assert kept == {(spec.name, view) for spec in TEXT_FIELDS for view in View}


def test_no_two_fields_answer_to_one_name():
    names = [fold(name) for spec in FIELDS for name in spec.names]
    assert len(names) == len(set(names))
    assert len(FIELDS_BY_NAME) == len(FIELDS)


def test_facets_are_labels():
    *labels, year = FACETS
    assert all(FIELDS_BY_NAME[name].kind is Kind.LABEL for name in labels)
    assert year == YEAR
