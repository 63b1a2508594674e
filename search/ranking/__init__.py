"""Scores as pure functions, and the levels that say which words may meet."""

from search.ranking.levels import LEVELS, Level, phrase_view

__all__ = ["LEVELS", "Level", "phrase_view"]
