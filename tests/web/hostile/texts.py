"""Texts that no reader would type: what breaks parsers, clocks and pages."""

import random
from collections.abc import Callable

from search.analysis.letters import CONTROLS, MARKS
from tests.strategies import LETTERS, ODD, PRESENTATION_FORMS, SEATS

COMMON = "من في على إلى عن أن ال و ما لا الرئيس وزير محمد عبد الله كان قال".split()
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
NULS = "\x00\x01\x08\x0b\x1b\x7f\x80\x85\x9f\ufeff\ufffe\uffff"
BRACKETS = "()[]{}<>«»“”\"'"
SIGNS = (
    *('"', "(", ")", "-", "+", "=", "~", "*", "?", "؟", ":", "..", "،", " ", " ", "\\", '"~'),
    *(
        " AND ",
        " OR ",
        " NOT ",
        " أو ",
        " ليس ",
        "title:",
        "عنوان:(",
        "تاريخ:",
        "date:",
        '="',
        "-(",
    ),
    *("قسم:", "section:(", "~2", "~99999999999", "2016..", "..٢٠١٧", "منذ ", "رمضان ", "body:="),
)
REGEXES = (
    "(a+)+$",
    "^(.*)*$",
    "[^]*",
    r"(?=.*\d)",
    "(ا|ا)*ب",
    r"\p{Arabic}+",
    "(.)\\1{99}",
    "^" * 9,
)
ATTACKS = (
    *("`id`", "$(reboot)", "'; DROP TABLE articles;--", "${7*7}", "{{7*7}}", "{% raw %}", "%s%n%x"),
    *("<script>alert(1)</script>", "../../etc/passwd", "..%2f", "\r\nset-cookie: a=b", "%00", "%"),
    *(
        "\\u0000",
        "&#x0;",
        "<![CDATA[",
        "<!--",
        "javascript:alert(1)",
        "-1",
        "1e999",
        "NaN",
        "١" * 20,
    ),
)


def text(chooser: random.Random) -> str:
    """Return a text of some kind; now and then two kinds in one, or one of them many times."""
    made = chooser.choice(KINDS)(chooser)
    if chooser.random() < 0.2:
        cut = chooser.randrange(len(made) + 1)
        made = made[:cut] + chooser.choice(KINDS)(chooser) + made[cut:]
    if chooser.random() < 0.1:
        made = " ".join([made] * chooser.randrange(2, 40))
    return made


def huge(chooser: random.Random) -> str:
    """Beyond what an address may have."""
    return chooser.choice(("(", "[", '"', "ا", "a ", "-", "من ")) * chooser.choice(
        (10_000, 1_000_000)
    )


def word(chooser: random.Random) -> str:
    """Return a word: one that most articles have, or one that none has."""
    if chooser.random() < 0.5:
        return chooser.choice(COMMON)
    return "".join(chooser.choices(LETTERS + SEATS, k=chooser.randrange(1, 12)))


def _words(chooser: random.Random, most: int = 12) -> list[str]:
    return [word(chooser) for _ in range(chooser.randrange(1, most))]


def _sprinkled(characters: str) -> Callable[[random.Random], str]:
    """Return what puts such characters between and into words."""

    def sprinkle(chooser: random.Random) -> str:
        made = list(" ".join(_words(chooser)))
        for _ in range(chooser.randrange(1, 40)):
            made.insert(chooser.randrange(len(made) + 1), chooser.choice(characters))
        return "".join(made)

    return sprinkle


def _brackets(chooser: random.Random) -> str:
    size = chooser.choice((3, 30, 300, 2_500, 2_500))
    if chooser.random() < 0.5:
        return "(" * size + word(chooser) + ")" * chooser.choice((0, size))
    return "".join(chooser.choices(BRACKETS, k=size))


def _grammar(chooser: random.Random) -> str:
    parts = [chooser.choice(SIGNS) if chooser.random() < 0.6 else word(chooser) for _ in range(40)]
    return "".join(parts[: chooser.randrange(2, 40)])


def _clauses(chooser: random.Random) -> str:
    """As many clauses as are read, each as dear as it may be."""
    shapes = ("{}*", "?{}*", "*{}", "{}~", "{}~2", '"{} {}"~100', "-{}", "~{}", "={}", "title:{}")
    shape = chooser.choice((*shapes, '"{} {} {}"', "({} OR {})", "{}??", "*{}*{}*"))
    number = chooser.choice((5, 20, 64, 100))
    parts = (shape.format(*(word(chooser) for _ in range(3))) for _ in range(number))
    return chooser.choice((" ", " OR ", " AND ", " -")).join(parts)


def _long_word(chooser: random.Random) -> str:
    size = chooser.choice((50, 500, 2_000, 2_600))
    alphabet = chooser.choice((LETTERS, "ا", "abcdefgh", "3aeiou7", "٠١٢", "ﷺﷲ", "الو", "hgpvf;lk"))
    return "".join(chooser.choices(alphabet, k=size))


def _marks(chooser: random.Random) -> str:
    marks = "".join(chooser.choices(MARKS + "\u0301\u0489\u20dd", k=chooser.randrange(1, 1_000)))
    return word(chooser)[:1] + marks + word(chooser)


def _foreign(chooser: random.Random) -> str:
    """Latin letters and digits, in which other layouts and spellings may hide."""
    alphabet = "abcdefghijklmnopqrstuvwxyz';[],./`23567890 "
    return "".join(chooser.choices(alphabet, k=chooser.randrange(1, 200)))


def _planes(chooser: random.Random) -> str:
    """Characters from anywhere, halves of pairs too."""
    return "".join(chr(chooser.randrange(0x110000)) for _ in range(chooser.randrange(1, 60)))


def _dates(chooser: random.Random) -> str:
    numbers = "".join(chooser.choices("0123456789٠٣٩-/.: ", k=chooser.randrange(1, 80)))
    return chooser.choice(("date:", "تاريخ:", "تاريخ:(", "", "منذ ", "date:..")) + numbers


def _attack(chooser: random.Random) -> str:
    made = chooser.choice(ATTACKS + REGEXES)
    return f"{word(chooser)} {made * chooser.choice((1, 1, 1, 50))}"


COMMON_KINDS = (_grammar, _clauses, _brackets, _long_word, _foreign, _dates, _attack)
KINDS = (
    *COMMON_KINDS * 6,
    *(_sprinkled(each) for each in (BIDI, NULS, CONTROLS, ODD, PRESENTATION_FORMS, "`\\$%")),
    *(_sprinkled("\ud800\udbff\udc00\udfff"), _marks, _marks, _planes, _planes),
    *(lambda chooser: " ".join(_words(chooser, 64)), lambda chooser: "".join(_words(chooser, 40))),
)
