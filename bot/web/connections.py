"""Connections on which a request has to arrive in time: uvicorn itself would wait for ever for the rest of one.

Whoever sends a byte now and then would otherwise keep a connection for as long as they like, and with enough of them
all that a process may have, so that not even Telegram gets through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from asyncio import TimerHandle, Transport

ARRIVAL: Final = 10.0
"""Seconds that a request may take to arrive, its body too where it is read: platforms' routers send them whole."""
IDLE: Final = 95
"""Seconds that a connection is kept for the next request: longer than routers keep theirs (nginx 60, Heroku's 90), or
they would send one just when it has gone, and answer 502."""


class Connection(H11Protocol):
    """A connection that is closed if for too long there has been no request on it to be answered."""

    _end: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override] # as in uvicorn
        """Wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        super().connection_lost(exc)
        self._wait_no_more()

    def data_received(self, data: bytes) -> None:
        """Begin to wait for a request with its first bytes."""
        if self._end is None and (self.cycle is None or self.cycle.response_complete):
            self._wait()
        super().data_received(data)

    def handle_events(self) -> None:
        """Take what has arrived, and wait for nothing while a request is answered."""
        super().handle_events()
        if self.cycle is not None and not self.cycle.response_complete:
            self._wait_no_more()

    def on_response_complete(self) -> None:
        """Wait for what is left of a request that is answered already."""
        if self.conn.their_state is not h11.DONE:
            self._wait()
        super().on_response_complete()

    def _wait(self) -> None:
        self._wait_no_more()
        self._end = self.loop.call_later(ARRIVAL, self.timeout_keep_alive_handler)

    def _wait_no_more(self) -> None:
        if self._end is not None:
            self._end.cancel()
            self._end = None
