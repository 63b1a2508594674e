"""The formats that can be read: each is a module with the two functions of `Reader`."""

from corpus.document import Reader
from corpus.readers import json_lines, plain_text

# No two accept the same file.
READERS: tuple[Reader, ...] = (plain_text, json_lines)
