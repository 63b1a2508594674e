"""Read a file line by line: the first line with evidence decides, later ones are checked."""

from corpus.encoding.decoded import Decoded, decode_leniently
from corpus.encoding.names import UTF_8, UTF_16
from corpus.encoding.verdict import Verdict, decide
from corpus.encoding.whole import read_line
from corpus.errors import EncodingUnknown

_UNDECIDED = Verdict(UTF_8, "it is ASCII", is_certain=False)


class LineDecoder:
    """Decodes the lines of one file in an encoding that keeps ASCII as it is.

    `declared` and `override` are as for `decode`; `verdict` is what is known so far.
    """

    def __init__(self, declared: str = "", override: str = "") -> None:
        self._declared = declared
        self._is_overridden = bool(override)
        self.verdict = decide(b"", override=override) if override else _UNDECIDED

    @property
    def encoding(self) -> str:
        """Return the encoding of the file as far as it is known; without evidence it is UTF-8."""
        return self.verdict.encoding

    def decode(self, line: bytes) -> Decoded:
        """Return the text of a line; damaged places are shown as U+FFFD.

        Raises:
            EncodingUnknown: nothing is known of the file yet, and this line is no known text.
        """
        if self._is_overridden:
            text, damaged = decode_leniently(line, self.encoding)
            return Decoded(text, self.encoding, self.verdict.reason, damaged)
        if self.verdict.is_certain or line.isascii():
            return read_line(line, self.verdict)
        verdict = decide(line, self._declared)
        if verdict.encoding in UTF_16:
            raise EncodingUnknown("a line in UTF-16, in a file that is not")
        self.take(verdict)
        return read_line(line, verdict)

    def take(self, verdict: Verdict) -> None:
        """Take a verdict for the file, if it is certain and nothing was known."""
        if verdict.is_certain and not self.verdict.is_certain:
            self.verdict = verdict

    def take_utf_8(self, line: bytes) -> None:
        """Take note of a line that was found to be UTF-8 by other means."""
        if not self.verdict.is_certain and not line.isascii():
            self.take(Verdict(UTF_8, "it is valid UTF-8"))
