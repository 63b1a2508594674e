"""Decide how bytes are written: once for a file, with the reason, and never by silent guessing.

A byte order mark is believed, then strict UTF-8, then what the file declares if its text looks so,
then the Arabic encoding that reads best. Bytes that are no text are refused. A good text with
damaged places is read: what cannot be is shown as U+FFFD and counted. (Once no byte was ever
replaced; that cost a whole article for one broken letter.) The word of a user goes before all.
"""

from corpus.encoding.decoded import Decoded
from corpus.encoding.line_decoder import LineDecoder
from corpus.encoding.names import UTF_8, check_encoding
from corpus.encoding.text_input import TextInput, open_text
from corpus.encoding.whole import decode

__all__ = [
    "UTF_8",
    "Decoded",
    "LineDecoder",
    "TextInput",
    "check_encoding",
    "decode",
    "open_text",
]
