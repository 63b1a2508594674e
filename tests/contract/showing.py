"""What a hit shows of the words that it was found by."""

from search import Hit


def marked_words(hit: Hit) -> list[str]:
    """Return the words that are marked in a title and its passages."""
    return [
        *(hit.title[slice(*span)] for span in hit.title_highlights),
        *(hit.snippet.text[slice(*span)] for span in hit.snippet.highlights),
    ]


def is_shown(hit: Hit) -> bool:
    """Say whether what gave a hit its score is marked and named."""
    return bool(marked_words(hit) and hit.matched) or not hit.score
