"""Suggestions: what else the text of a query may have been meant to be."""

from search.suggest.answering import answer
from search.suggest.dates import offer_date
from search.suggest.rewriting import Count, suggest
from search.suggest.sounds import CLASS_OF, FINAL_H
from search.suggest.vocabulary import Known, Vocabulary

__all__ = [
    "CLASS_OF",
    "FINAL_H",
    "Count",
    "Known",
    "Vocabulary",
    "answer",
    "offer_date",
    "suggest",
]
