"""The compiled loops of the word graph; each has a readable twin in the tests."""
