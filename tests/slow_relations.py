"""The relations of a small archive, in which no context is judged: a loop over all of its forms."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from search import Article, Level
from search.analysis import fold, root, spell, stem, tokenize
from search.compiling import AnyArray
from search.words.building import number_ending
from search.words.contexts import MIN_ARCHIVE
from search.words.endings import ENDING_NUMBERS
from search.words.kernels.choosing import UNIT
from search.words.numerals import numbers
from search.words.partners import partner_stems
from search.words.relations import Reason, RelatedForm
from search.words.rules import LEAST, MOST, NEVER, REASONS, RULES
from tests import slow_graph
from tests.slow_graph import Asked, Endings, Node, Partner

NISBAS = [ENDING_NUMBERS[each] for each in ENDING_NUMBERS if each[:1] == "ي" and each != "ين"]
UNKNOWN = -1


class SlowRelations:
    """Relates words to forms, of which so many articles have each: `doc_freqs` is by form."""

    def __init__(self, doc_freqs: Mapping[str, int]) -> None:
        self._forms = in_order_of_bytes(doc_freqs)
        self._stems = in_order_of_bytes(map(stem, self._forms))
        self._roots = in_order_of_bytes(map(root, self._forms))
        self._nodes = nodes_of(doc_freqs)
        self._endings = Endings(NISBAS, slow_graph.apart(self._nodes, self._stems))
        self._known: dict[tuple[str, Level], list[RelatedForm]] = {}

    def __call__(self, word: str, level: Level) -> list[RelatedForm]:
        """Return the forms that answer a word as typed, the best first, its own before all."""
        form = fold(word)
        known = _place(self._forms, form)
        articles = self._nodes[known].doc_freq if known != UNKNOWN else 0
        own = RelatedForm(form, 1.0, Reason.SAME, articles)
        if level is Level.EXACT:
            return [own]
        if (form, level) not in self._known:
            others = self._with_numbers(self._others(form, level), form, level)
            self._known[form, level] = [own, *others]
        return self._known[form, level]

    def _with_numbers(
        self, others: list[RelatedForm], form: str, level: Level
    ) -> list[RelatedForm]:
        """Add the other ways of writing a number, each unless it weighs more already."""
        weight = round(RULES[level][Reason.NUMBER].prior * UNIT) / UNIT
        heavier = {each.form for each in others if each.weight > weight}
        known = in_order_of_bytes(set(numbers().get(form, ())) & set(self._forms) - heavier)
        added = [
            RelatedForm(each, weight, Reason.NUMBER, self._nodes[self._forms.index(each)].doc_freq)
            for each in known
        ]
        kept = [each for each in others if each.form not in known]
        return sorted([*kept, *added], key=lambda each: -each.weight)

    def _others(self, form: str, level: Level) -> list[RelatedForm]:
        numbers = _place(self._forms, form), _place(self._stems, stem(form))
        asked = Asked(*numbers, _place(self._roots, root(form)), _ending(form))
        rules = {reason: RULES[level].get(reason, NEVER) for reason in REASONS}
        partners = {asked.stem: partners_of(self._stems, stem(form))}
        related = slow_graph.related(
            asked, self._nodes, partners, self._endings, rules, LEAST, MOST
        )
        return [
            RelatedForm(self._forms[other], weight / UNIT, reason, self._nodes[other].doc_freq)
            for other, weight, reason in related
            if other != asked.form
        ]


def count_forms(articles: Sequence[Article]) -> Counter[str]:
    """Return how many of some articles have each form, those with two of its spellings twice."""
    assert len(articles) < MIN_ARCHIVE, "in so many articles contexts are judged"
    counts: Counter[str] = Counter()
    for a in articles:
        counts.update(fold(each) for each in _spellings(a))
    return counts


def graph_arrays(doc_freqs: Mapping[str, int]) -> dict[str, AnyArray]:
    """Return what a small generation keeps of its word graph."""
    nodes, stems = nodes_of(doc_freqs), in_order_of_bytes(map(stem, doc_freqs))
    partners = {number: partners_of(stems, bare) for number, bare in enumerate(stems)}
    arrays, _ = slow_graph.graph_arrays(nodes, partners, slow_graph.apart(nodes, stems))
    return arrays


def nodes_of(doc_freqs: Mapping[str, int]) -> list[Node]:
    """Return the forms in their order, none of them judged."""
    forms = in_order_of_bytes(doc_freqs)
    stems = in_order_of_bytes(map(stem, forms))
    roots = in_order_of_bytes(map(root, forms))
    return [
        Node(
            stem=stems.index(stem(form)),
            root=roots.index(root(form)),
            ending=_ending(form),
            doc_freq=doc_freqs[form],
            context=None,
        )
        for form in forms
    ]


def partners_of(stems: Sequence[str], bare: str) -> list[Partner]:
    """Return the partners that the table names for a stem, those of some stems, in their order."""
    named = {other: Reason(reason) for other, reason in partner_stems().get(bare, ())}
    known = [place for place, other in enumerate(stems) if other in named]
    return [Partner(place, named[stems[place]], by_table=True) for place in known]


def in_order_of_bytes(strings: Iterable[str]) -> list[str]:
    """Return the distinct strings in the order of their bytes."""
    return sorted(set(strings), key=lambda string: string.encode("utf-8", "surrogatepass"))


def _spellings(article: Article) -> set[str]:
    texts = article.title, article.body
    return {spell(token.surface) for text in texts for token in tokenize(text)}


def _place(strings: Sequence[str], string: str) -> int:
    return strings.index(string) if string in strings else UNKNOWN


def _ending(form: str) -> int:
    return number_ending(form, stem(form))
