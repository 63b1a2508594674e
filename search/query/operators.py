"""The words that are operators: written alone, with an operand where they need one."""

ARABIC_OR = frozenset({"أو", "او"})
OR = ARABIC_OR | {"OR"}
AND = frozenset({"AND"})
NOT = frozenset({"NOT"})
ARABIC_NOT = frozenset({"ليس", "بدون"})
"""Far oftener plain words, «طائرة بدون طيار»: they negate only where that is beyond doubt."""

BINARY = OR | AND
OPERATORS = BINARY | NOT | ARABIC_NOT
