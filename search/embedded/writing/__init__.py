"""From articles to a generation: words into segments, segments into a generation."""
