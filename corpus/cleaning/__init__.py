"""What is no part of an article is taken from it; its words and their order are never edited."""

from corpus.cleaning.documents import clean, clean_record
from corpus.cleaning.furniture import cut_furniture
from corpus.cleaning.recurring import Recurring

__all__ = ["Recurring", "clean", "clean_record", "cut_furniture"]
