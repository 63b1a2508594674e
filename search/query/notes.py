"""What in a query was not taken as typed, said to its reader in Arabic."""

from dataclasses import dataclass, field

from search.query.nodes import Span

MAX_WARNINGS = 20


@dataclass(frozen=True, slots=True)
class Warned:
    """Something in a query that was not taken as typed; the message is for the reader."""

    code: str
    message: str
    span: Span


@dataclass(slots=True)
class Notes:
    """The warnings about one query, no more than a reader would read."""

    warnings: list[Warned] = field(default_factory=list)

    def add(self, code: str, span: Span, **values: object) -> None:
        """Warn with the message of MESSAGES for `code`, filled with `values`."""
        if len(self.warnings) < MAX_WARNINGS:
            self.warnings.append(Warned(code, MESSAGES[code].format(**values), span))


MESSAGES = {
    "too_long": "الاستعلام طويل؛ أُخذ منه أول {limit} محرف",
    "too_many_words": "كلمات كثيرة؛ أُخذ منها أول {limit}",
    "too_deep": "أقواس داخل أقواس أكثر مما يُفهم؛ أُهملت",
    "lone_quote": "علامة اقتباس بلا قرينة؛ أُهملت",
    "lone_bracket": "قوس بلا قرين؛ أُهمل",
    "bad_value": "لم تُفهم قيمة هذا الحقل؛ أُهملت",
    "field_in_field": "حقل داخل حقل؛ بُحث عن القيمة في الحقل الأول",
    "short_pattern": "في النمط أقل من حرفين؛ بُحث عن الحروف نفسها",
    "short_fuzzy": "الكلمة أقصر من أن يُبحث عما يقاربها بهذا القدر؛ قُلّل القدر",
    "wide_slop": "المسافة بين الكلمات كبيرة؛ جُعلت {limit}",
    "not_operator": "فُهمت «{word}» استثناءً لما بعدها؛ للبحث عنها ضعها بين علامتي اقتباس",
    "not_a_word": "بُحث عن «{word}» كلمةً؛ لاستثناء ما بعدها اكتب أمامه إشارة ناقص: -{next}",
    "marks_ignored": "الكلمة شائعة؛ لم يُنظر إلى حركاتها",
    "too_many_phrases": "عبارات كثيرة من كلمات شائعة جدًا؛ أُهملت هذه",
    "no_time": "لم يتسع الوقت لاقتراحات أخرى",
    "many_forms": "كلمات كثيرة على هذا النحو؛ أُخذت أكثر {limit} منها ورودًا",
}
