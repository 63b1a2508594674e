"""Sessions of the admin page: a signed cookie that says until when, and tokens for its forms.

The key is made anew with every start of the server and known to nobody else, so a cookie tells
nothing of the token, and a restart ends every session. Whoever leaves ends theirs at once.
"""

import hmac
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

SECONDS = 3600
"""How long a session lasts."""
_WRITTEN = re.compile(r"([0-9a-f]{32})\.(\d{1,12})\.([01])\.([0-9a-f]{64})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Session:
    """A visit; `is_admin` if it began with the token. It ends at `expires`, in Unix seconds."""

    name: str
    expires: int
    is_admin: bool


class Sessions:
    """Writes and reads sessions."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._key = secrets.token_bytes(32)
        self._clock = clock
        self._ended: dict[str, int] = {}

    def begin(self, *, is_admin: bool) -> Session:
        """Return a new session: one that was there before the token was given is never raised."""
        return Session(secrets.token_hex(16), int(self._clock()) + SECONDS, is_admin)

    def write(self, session: Session) -> str:
        """Return the value of a session's cookie."""
        said = f"{session.name}.{session.expires}.{session.is_admin:d}"
        return f"{said}.{self._sign('session', said)}"

    def read(self, cookie: str) -> Session | None:
        """Return the session of a cookie, None where it was not made here or has ended."""
        written = _WRITTEN.fullmatch(cookie)
        if not written:
            return None
        name, expires, is_admin, signature = written.groups()
        said = cookie.rpartition(".")[0]
        if not hmac.compare_digest(signature, self._sign("session", said)):
            return None
        session = Session(name, int(expires), is_admin == "1")
        is_over = session.expires <= self._clock() or name in self._ended
        return None if is_over else session

    def end(self, session: Session) -> None:
        """Take a session for ended, whoever has its cookie."""
        now = self._clock()
        self._ended = {name: until for name, until in self._ended.items() if until > now}
        self._ended[session.name] = session.expires

    def form_token(self, session: Session) -> str:
        """Return what every form of a session carries, and no other site can know."""
        return self._sign("form", session.name)

    def is_form_token(self, session: Session, token: str) -> bool:
        """Say whether a form is of this session."""
        wanted = self.form_token(session).encode()
        return hmac.compare_digest(token.encode("utf-8", "surrogatepass"), wanted)

    def _sign(self, purpose: str, text: str) -> str:
        return hmac.new(self._key, f"{purpose} {text}".encode(), "sha256").hexdigest()
