"""A library's vectors in the store: made once for all processes, and never taken from what is damaged."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from bot.encoding import encoding
from bot.semantics import Piece, SecondOpinion, yardstick
from bot.store import Store
from tests.encoders import Tiny
from tests.unit.store.given import PEPPER

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.store.conftest import Run

TEXTS = ("El museo abre a las ocho.", "La tienda vende postales.")


async def made(url: str) -> list[str]:
    """Let a process that has just started make the vectors that it lacks, and return which it made."""
    encoder, store = Tiny(), Store(url, pepper=PEPPER)
    opinion = SecondOpinion(encoder, [Piece.of(partial(tuple, (text,))) for text in TEXTS])
    async with encoding(opinion, store):
        while not opinion.is_ready:  # noqa: ASYNC110 - a thread fills it, which knows no event loop
            await asyncio.sleep(0.005)
        assert opinion.closeness("¿Cuándo abre?") is not None
    await store.close()
    return sorted(set(encoder.made).difference(yardstick.TEXTS))


def test_a_second_process_makes_none_and_one_that_finds_them_damaged_makes_them_again(
    url: str, file: Path, run: Run
) -> None:
    assert run(made(url)) == sorted(TEXTS)
    assert run(made(url)) == []
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE encodings SET body = zeroblob(length(body))")
    assert run(made(url)) == sorted(TEXTS)
    assert run(made(url)) == []


def test_where_the_store_is_lost_the_encoder_is_heard_all_the_same(url: str, file: Path, run: Run) -> None:
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("DROP TABLE encodings")
    assert run(made(url)) == sorted(TEXTS)
