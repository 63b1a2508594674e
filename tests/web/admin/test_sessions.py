"""Sessions: only what was signed here, only as long as it lasts."""

from hypothesis import given
from hypothesis import strategies as st

from web.admin.sessions import SECONDS, Sessions


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_session_is_read_back() -> None:
    sessions = Sessions()
    for is_admin in (True, False):
        session = sessions.begin(is_admin=is_admin)
        assert sessions.read(sessions.write(session)) == session


def test_a_session_ends_by_itself_or_when_it_is_ended() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    one, other = sessions.begin(is_admin=True), sessions.begin(is_admin=True)
    sessions.end(one)
    assert sessions.read(sessions.write(one)) is None
    assert sessions.read(sessions.write(other)) == other
    clock.now += SECONDS
    assert sessions.read(sessions.write(other)) is None
    sessions.end(sessions.begin(is_admin=True))
    assert len(sessions._ended) == 1


@given(st.integers(0, 120), st.characters())
def test_no_character_can_be_changed(place: int, character: str) -> None:
    sessions = Sessions()
    cookie = sessions.write(sessions.begin(is_admin=False))
    place %= len(cookie)
    changed = cookie[:place] + character + cookie[place + 1 :]
    assert (sessions.read(changed) is not None) == (changed == cookie)


@given(st.text())
def test_what_was_not_written_here_is_no_session(text: str) -> None:
    assert Sessions().read(text) is None


def test_another_start_of_the_server_knows_nothing_of_it() -> None:
    cookie = Sessions().write(Sessions().begin(is_admin=True))
    assert Sessions().read(cookie) is None


def test_a_form_is_of_its_session_alone() -> None:
    sessions = Sessions()
    one, other = sessions.begin(is_admin=True), sessions.begin(is_admin=True)
    assert sessions.is_form_token(one, sessions.form_token(one))
    for token in (sessions.form_token(other), "", "\ud800", sessions.write(one)):
        assert not sessions.is_form_token(one, token)
