"""Compiled loops over the lexicon and over the words of texts."""
