"""From Arabic text to forms: tokenizer, folding, stop words, stems and roots."""

from search.analysis.analyzer import (
    VIEWS,
    AnalysedWord,
    View,
    analyze_text,
    fingerprint,
    stem_fingerprint,
)
from search.analysis.folding import fold, fold_label, spell
from search.analysis.stemming import Segmentation, root, segmentations, stem
from search.analysis.stopwords import is_stop
from search.analysis.tokenizer import find_words, tokenize
from search.analysis.tokens import Token

__all__ = [
    "VIEWS",
    "AnalysedWord",
    "Segmentation",
    "Token",
    "View",
    "analyze_text",
    "find_words",
    "fingerprint",
    "fold",
    "fold_label",
    "is_stop",
    "root",
    "segmentations",
    "spell",
    "stem",
    "stem_fingerprint",
    "tokenize",
]
