"""A reader before the archive, on a desktop or a phone, with JavaScript or without."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Locator, Page

_DIGITS = re.compile(r"\d[\d,]*")


@dataclass(frozen=True, slots=True)
class Reader:
    """What a reader does and sees; a finger taps where a mouse clicks."""

    page: Page
    archive: str
    is_phone: bool
    has_scripts: bool

    def visits(self, path: str = "/") -> None:
        """Open a page of the archive."""
        answer = self.page.goto(self.archive + path)
        assert answer and answer.status == 200

    def looks_for(self, query: str, **others: str) -> None:
        """Open the results of a query, as a link to them would."""
        self.visits(f"/search?{urlencode({'q': query, **others})}")

    def types(self, query: str) -> None:
        """Write into the search box, letter by letter."""
        self.page.locator("#q").press_sequentially(query)

    def follows(self, link: str | Locator) -> None:
        """Press a link or a button, given as what is read on it or where it is, and arrive."""
        found = self.page.get_by_role("link", name=link) if isinstance(link, str) else link
        with self.page.expect_navigation():
            self.presses(found.first)

    def presses(self, target: Locator) -> None:
        """Click, or tap."""
        if self.is_phone:
            target.tap()
        else:
            target.click()

    @property
    def total(self) -> int:
        """How many articles the page says that it found."""
        return number_in(self.page.locator("main").get_by_role("status").first.inner_text())

    @property
    def articles(self) -> int:
        """How many these are if articles that say the same are counted each."""
        said = self.page.locator("main").get_by_role("status").first.inner_text()
        return number_in(said.partition("المكرّر")[2] or said)

    @property
    def titles(self) -> list[str]:
        """The headlines of the hits."""
        return self.page.locator(".hit h2").all_inner_texts()

    @property
    def heading(self) -> str:
        """The first heading."""
        return self.page.locator("h1").inner_text()

    @property
    def marked(self) -> set[str]:
        """The words that are marked."""
        return set(self.page.locator("main mark").all_inner_texts())

    def asked(self, name: str) -> list[str]:
        """Return the values of a parameter in the address."""
        return parse_qs(urlsplit(self.page.url).query).get(name, [])


def number_in(text: str) -> int:
    """Return the first number that a sentence has; Arabic writes one and two as words."""
    if found := _DIGITS.search(text):
        return int(found[0].replace(",", ""))
    words = {"لا ": 0, "لم ": 0, "مقالتان": 2, "مقالتين": 2, "نتيجتان": 2, "واحدة": 1}
    return next(number for word, number in words.items() if word in text)
