"""What an archive knows of its words: the lexicon, near forms, patterns, suggestions."""
