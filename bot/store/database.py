"""A database and the threads in which it is used, so that nobody else waits for the disk or the network.

SQLite has one writer at a time, hence one thread. A server takes several transactions at once, each in a connection of
its own; and since it may restart, what it had not committed is done again once it is back. Whether it had is unknown of
what was about to be committed just then: that is done again only where it comes to the same.
"""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from bot.errors import StoreError, StoreProblem
from bot.store import processes, schema
from bot.store.engines import address, connect, connections, is_in_memory, reading
from bot.store.faults import is_lost, shown, told
from bot.store.versions import is_current

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Engine

P = ParamSpec("P")
T = TypeVar("T")

PATIENCE: Final = 20.0
"""Seconds that a server is waited for that was there before: it takes a few to restart, more to move elsewhere."""
_PAUSE: Final = 0.25


class Database:
    """A database with the newest schema (see `ensure_current`), or StoreError."""

    def __init__(self, url: str) -> None:
        """Open a database, and see that it can be written."""
        if not is_current(url):
            raise StoreError(StoreProblem.OUTDATED, shown(url))
        self._url: Final = url
        self._engine: Final = connect(url)
        self._reading: Final = reading(self._engine)
        self._threads: Final = ThreadPoolExecutor(connections(self._engine), thread_name_prefix="store")
        self._closing: Final = threading.Event()
        with told(url), self._engine.begin() as connection:
            if is_in_memory(address(url)):
                schema.metadata.create_all(connection)
            processes.touch(connection)

    def hurry(self) -> None:
        """Wait no more for a server that is away: the end has come."""
        self._closing.set()

    async def close(self) -> None:
        """Close the database, once what was asked of it is done."""
        await asyncio.to_thread(self._threads.shutdown)
        self._engine.dispose()

    async def is_there(self) -> bool:
        """Return whether the database answers now; a server that is away is not waited for."""

        def ask() -> bool:
            try:
                with self._reading.begin() as connection:
                    return connection.scalar(sa.select(sa.true())) is not None
            except DBAPIError:
                return False

        return await asyncio.get_running_loop().run_in_executor(self._threads, ask)

    async def read(self, do: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `do` reads in one transaction."""
        return await self._run(self._reading, lambda connection: do(connection, *args, **kwargs), may_repeat=True)

    async def ensure(self, do: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `do` returns, done in one transaction: it has to come to the same if it is done twice."""
        return await self._run(self._engine, lambda connection: do(connection, *args, **kwargs), may_repeat=True)

    async def write(self, do: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `do` returns, all of it done in one transaction, or nothing.

        Where a server is lost while it commits, nobody knows which of the two, and that is raised.
        """
        return await self._run(self._engine, lambda connection: do(connection, *args, **kwargs), may_repeat=False)

    async def _run(self, engine: Engine, do: Callable[[Connection], T], *, may_repeat: bool) -> T:
        def run() -> T:
            with told(self._url):
                return self._insist(engine, do, may_repeat=may_repeat)

        return await asyncio.get_running_loop().run_in_executor(self._threads, run)

    def _insist(self, engine: Engine, do: Callable[[Connection], T], *, may_repeat: bool) -> T:
        """Do a transaction, and again where the connection was lost: if it may not be repeated, before its commit."""
        deadline = time.monotonic() + PATIENCE
        while True:
            is_done = False
            try:
                with engine.begin() as connection:
                    found = do(connection)
                    is_done = True
            except DBAPIError as error:
                is_certain = may_repeat or not is_done
                if not is_certain or not is_lost(error) or time.monotonic() > deadline or self._closing.wait(_PAUSE):
                    raise
            else:
                return found
