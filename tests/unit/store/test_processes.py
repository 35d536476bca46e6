"""Many tasks, several processes and sudden ends over one database."""

from __future__ import annotations

import asyncio
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from bot.store import Store
from bot.store.values import Exchange
from tests.unit.store.given import ANA, GROUP, NOW, PEPPER, asked, is_done

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.values import Question
    from tests.unit.store.conftest import Run

WRITING = """
import asyncio, datetime as dt, itertools, sys
from bot.store import Store

async def main(url, first, count):
    store = Store(url, pepper="pimienta")
    for update in itertools.islice(itertools.count(first), count):
        await store.finish(update, dt.datetime.now(dt.UTC))
        print(update, flush=True)
    await store.close()

asyncio.run(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) or None))
"""
ENDLESSLY = 0


def test_fifty_tasks_at_once_lose_nothing(store: Store, run: Run) -> None:
    async def ask(number: int) -> Question:
        question = asked(f"¿Cuánto es {number}?")
        await store.keep(Exchange(GROUP, number, ANA, question, question.text, (number + 1,)), NOW)
        await store.finish(number, NOW)
        return question

    async def main() -> None:
        for number, question in enumerate(await asyncio.gather(*map(ask, range(50)))):
            assert await is_done(store, number)
            assert await store.replies(GROUP, number) == (number + 1,)
            assert await store.question(question.token) == question

    run(main())


def test_errors_noted_at_once_are_all_counted(store: Store, run: Run) -> None:
    async def main() -> None:
        await asyncio.gather(*(store.note_error("TimedOut", NOW) for _ in range(50)))

    run(main())
    assert [error.count for error in run(store.report(NOW, NOW.replace(hour=13))).errors] == [50]


def test_others_go_on_while_the_database_is_waited_for(url: str, file: Path, run: Run) -> None:
    store = Store(url, pepper=PEPPER)

    async def main() -> None:
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            waiting = asyncio.create_task(store.finish(1001, NOW))
            for _ in range(100):
                await asyncio.sleep(0)  # would not come back if the loop itself waited
            assert not waiting.done()
            other.execute("ROLLBACK")
            await waiting
        assert await is_done(store, 1001)

    run(main())
    run(store.close())


def test_who_reads_does_not_wait_for_who_writes(url: str, file: Path, run: Run) -> None:
    store = Store(url, pepper=PEPPER)
    question = asked()
    run(store.record(question))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM questions")
        # would be refused, after the time that a writer is waited for
        assert run(store.question(question.token)) == question
        other.execute("ROLLBACK")
    run(store.close())


def test_closing_waits_for_what_was_asked_before(url: str, run: Run) -> None:
    store = Store(url, pepper=PEPPER)

    async def main() -> None:
        pending = [asyncio.create_task(store.finish(update, NOW)) for update in range(20)]
        await asyncio.sleep(0)
        await store.close()
        await asyncio.gather(*pending)

    run(main())
    again = Store(url, pepper=PEPPER)
    assert all(run(is_done(again, update)) for update in range(20))
    run(again.close())


def test_a_task_that_is_cancelled_leaves_the_store_working(store: Store, run: Run) -> None:
    async def main() -> None:
        task = asyncio.create_task(store.finish(1001, NOW))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await store.finish(1002, NOW)
        assert await is_done(store, 1002)

    run(main())


def test_what_is_kept_is_there_after_closing_and_opening(url: str, run: Run) -> None:
    store = Store(url, pepper=PEPPER)
    question = asked()
    run(store.record(question))
    run(store.close())
    again = Store(url, pepper=PEPPER)
    assert run(again.question(question.token)) == question
    run(again.close())


def test_two_processes_write_at_once_and_both_get_through(url: str, run: Run) -> None:
    writers = [_write(url, first, 100) for first in (0, 1000)]
    for writer in writers:
        _, errors = writer.communicate()
        assert (writer.returncode, errors) == (0, "")
    store = Store(url, pepper=PEPPER)
    assert all(run(is_done(store, update)) for first in (0, 1000) for update in range(first, first + 100))
    run(store.close())


def test_a_killed_writer_leaves_all_that_it_had_written(url: str, file: Path, run: Run) -> None:
    writer = _write(url, 0, ENDLESSLY)
    assert writer.stdout is not None
    written = [int(writer.stdout.readline()) for _ in range(20)]
    writer.send_signal(signal.SIGKILL)
    writer.communicate()
    store = Store(url, pepper=PEPPER)
    assert all(run(is_done(store, update)) for update in written)
    run(store.finish(-1, NOW))
    run(store.close())
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _write(url: str, first: int, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITING, url, str(first), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
