"""The word graph: which written forms stand for the same word in this archive, and why."""
