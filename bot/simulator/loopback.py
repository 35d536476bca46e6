"""uvicorn in a thread of its own, on a port of 127.0.0.1 that the system chooses."""

from __future__ import annotations

import asyncio
import logging
import socket
import struct
import threading
from typing import TYPE_CHECKING, Final, TypeVar

import uvicorn

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from starlette.applications import Starlette

    T = TypeVar("T")

HOST: Final = "127.0.0.1"
_PATIENCE: Final = 10
"""Seconds for the thread to start or end; both take a fraction of one."""
_AT_ONCE: Final = struct.pack("ii", 1, 0)
"""What lets a connection end with a reset, where it would end politely."""
_LAST_WORDS: Final = 0.5
"""Seconds that requests under way have to end once the server is told to stop."""


_IDLE: Final = 60
"""Seconds that a connection may be idle: longer than clients keep one, which else use it when it has just gone."""


class _Server(uvicorn.Server):
    """uvicorn that ends as soon as it is told to, where it would look ten times a second and then sleep."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.end = asyncio.Event()

    async def main_loop(self) -> None:
        await self.end.wait()

    def reset(self, client: tuple[str, int]) -> None:
        """Break the connection with a client as a machine that goes down does."""
        for connection in self.server_state.connections:
            if getattr(connection, "client", None) == client:
                transport = connection.transport
                transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
                transport.abort()
                return

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let requests under way finish for a moment, then cut them off."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if self.server_state.tasks:
            _, unfinished = await asyncio.wait(self.server_state.tasks, timeout=_LAST_WORDS)
            for task in unfinished:
                task.cancel()
        await self.lifespan.shutdown()
        for listener in sockets or []:
            listener.close()


class LoopbackServer:
    """A running server, and the way into its thread."""

    def __init__(self, application: Callable[[Callable[[], None]], Starlette]) -> None:
        """Listen at once; `application` gets the function to call when it is ready."""
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._socket = socket.create_server((HOST, 0))
        # asyncio does it for sockets of its own only; without, every answer waits 40 ms for an acknowledgement.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.url = f"http://{HOST}:{self._socket.getsockname()[1]}"
        # What uvicorn calls errors here are the connections broken on purpose.
        app = application(self._ready.set)
        config = uvicorn.Config(
            app,
            log_config=None,
            log_level=logging.CRITICAL,
            access_log=False,
            date_header=False,
            ws="none",
            timeout_keep_alive=_IDLE,
        )
        self._server = _Server(config)
        app.state.reset = self._server.reset
        self._thread = threading.Thread(target=self._run, name="simulated Telegram", daemon=True)

    def start(self) -> None:
        """Return once requests are answered."""
        self._thread.start()
        if not self._ready.wait(_PATIENCE):
            message = "the simulator did not start"
            raise RuntimeError(message)

    def stop(self) -> None:
        """Return once no thread and no connection is left."""
        self.call(self._server.end.set)
        self._thread.join(_PATIENCE)
        self._loop = None

    def call(self, function: Callable[[], T]) -> T:
        """Return what `function` returns in the server's thread, where nothing else runs meanwhile."""

        async def called() -> T:
            return function()

        if self._loop is None or threading.current_thread() is self._thread:
            return function()
        return self.wait(called())

    def wait(self, work: Coroutine[None, None, T]) -> T:
        """Return what `work` returns in the server's thread."""
        if self._loop is None:
            work.close()
            message = "the simulator is not running"
            raise RuntimeError(message)
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        await self._server.serve(sockets=[self._socket])
