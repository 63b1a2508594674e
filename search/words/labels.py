"""What each reason is called in Arabic, behind a form and in parentheses."""

from search.words.relations import Reason

REASONS: dict[Reason, str] = {
    Reason.SAME: "الكلمة نفسها",
    Reason.CLITIC: "حروف متصلة أخرى",
    Reason.INFLECTION: "تصريف آخر",
    Reason.STEM: "الجذع نفسه",
    Reason.ROOT: "الجذر نفسه",
    Reason.PLURAL: "جمع ومفرده",
    Reason.SPELLING: "تهجئة",
    Reason.NAME: "كتابة أخرى للاسم",
    Reason.COMPOUND: "وصل أو فصل",
    Reason.NUMBER: "كتابة أخرى للعدد",
    Reason.PATTERN: "يطابق النمط",
    Reason.FUZZY: "فرق حرف أو حرفين",
}
