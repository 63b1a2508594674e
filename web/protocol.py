"""uvicorn's HTTP with an end to patience: slow clients do not keep connections for ever."""

from asyncio import Transport
from asyncio.events import TimerHandle

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

REQUEST_SECONDS = 15.0
"""From the connection, or the first byte of a further request, to the last byte of the request."""
STALL_SECONDS = 60.0
"""How long a client may take in nothing of what it asked for."""
HANG_UP = "hang_up"
"""Where the state of the app has what ends answers that would go on for ever."""
MAX_HEAD = 64 << 10
"""Bytes of a request's address and headers that are read at all."""


class PatientProtocol(HttpToolsProtocol):
    """Breaks off connections that send or take in too slowly, or send heads without an end."""

    _request_timer: TimerHandle | None = None
    _stall_timer: TimerHandle | None = None
    _head: int | None = 0

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._await_request()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._cancel_timers()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Count what is read of a head; a request that is whole has `None`."""
        if self._head is not None:
            self._head += len(data)
        super().data_received(data)
        if self._head is not None and self._head > MAX_HEAD and not self.transport.is_closing():
            self.send_400_response("The head of the request is too large.")

    def on_message_begin(self) -> None:
        """Begin to wait for the rest of a request."""
        super().on_message_begin()
        self._head = self._head or 0
        self._await_request()

    def on_headers_complete(self) -> None:
        """Stop counting: the head is whole."""
        self._head = None
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """Stop waiting: the request is whole."""
        self._stop_waiting()
        self._head = 0
        super().on_message_complete()

    def shutdown(self) -> None:
        """End what goes on for ever, so that the server can; it asks every connection."""
        if hang_up := self.app_state.get(HANG_UP):
            hang_up()
        super().shutdown()

    def pause_writing(self) -> None:
        """Begin to wait for the client to take in something."""
        super().pause_writing()
        self._stall_timer = self.loop.call_later(STALL_SECONDS, self._break_off)

    def resume_writing(self) -> None:
        """Stop waiting: the client has."""
        if self._stall_timer is not None:
            self._stall_timer.cancel()
        super().resume_writing()

    def _await_request(self) -> None:
        self._stop_waiting()
        self._request_timer = self.loop.call_later(REQUEST_SECONDS, self._break_off)

    def _stop_waiting(self) -> None:
        if self._request_timer is not None:
            self._request_timer.cancel()
            self._request_timer = None

    def _cancel_timers(self) -> None:
        self._stop_waiting()
        if self._stall_timer is not None:
            self._stall_timer.cancel()

    def _break_off(self) -> None:
        self.transport.abort()
