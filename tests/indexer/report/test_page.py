from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from indexer.report import Contents, Findings, IndexReport, Tally, render_page
from indexer.report.plots import bars, columns
from search import Generation

HOSTILE = "<script>alert(1)</script>&\"'"


def make_report(contents: Contents, skipped: Findings | None = None) -> IndexReport:
    generation = Generation("generation-000001", 4)
    return IndexReport(
        1, 5, 4, 4, 0, 0, skipped or Findings(), Findings(), contents, 2.0, generation
    )


class Outline(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_page_says_what_the_report_says() -> None:
    skipped = Tally()
    skipped.add("أخبار/1.txt", "no reader: .pdf files")
    contents = Contents(
        months=(("2016-03", 3), ("2016-05", 1)),
        sources=(("الصباح", 3), ("", 1)),
        lengths=(("1000", 4),),
    )
    page = Outline(render_page(make_report(contents, skipped.close())))
    for said in ("generation-000001", "أخبار/1.txt", "no reader: .pdf files", "الصباح", "(none)"):
        assert said in page.text
    assert "2016-04: 0" in page.text
    assert page.tags.count("svg") == 3


def test_nothing_in_a_report_becomes_markup() -> None:
    skipped = Tally()
    skipped.add(HOSTILE, HOSTILE)
    contents = Contents(months=(("2016-03", 1),), sources=((HOSTILE, 1),), sections=((HOSTILE, 1),))
    page = render_page(make_report(contents, skipped.close()))
    assert "<script" not in page
    assert HOSTILE[:28] in Outline(page).text


def test_empty_report_is_a_page_too() -> None:
    assert "svg" not in Outline(render_page(make_report(Contents()))).tags


@given(st.lists(st.tuples(st.text(max_size=40), st.integers(0, 10**9)), max_size=50))
def test_plots_stay_inside_their_image(counts: list[tuple[str, int]]) -> None:
    for plot in (columns, bars):
        image = plot(counts, "plot")
        _, _, width, height = map(float, image.attrib["viewBox"].split())
        shapes = image.findall("rect")
        assert len(shapes) == len(counts)
        for shape in shapes:
            x, y, w, h = (float(shape.attrib[name]) for name in ("x", "y", "width", "height"))
            assert -0.1 <= x <= x + w <= width + 0.1
            assert -0.1 <= y <= y + h <= height + 0.1
