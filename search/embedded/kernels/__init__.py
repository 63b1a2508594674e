"""The compiled loops of the engine. Each has a readable twin, and a test that compares the two."""
