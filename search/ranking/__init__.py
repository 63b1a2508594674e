"""Scores as pure functions, and the levels that say which words may meet."""

from search.ranking.levels import WHOLE, Level, phrase_view
from search.ranking.recency import Recency

__all__ = ["WHOLE", "Level", "Recency", "phrase_view"]
