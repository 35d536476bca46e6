"""What is decided on the way from an update to its reply: one reply for an album, and what a button asks."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from telegram import Update

from bot import wording
from bot.answering import Answerer
from bot.chat.albums import CHATS, Albums
from bot.chat.service import build
from bot.model import Document, Section
from bot.settings import Settings
from bot.store import Store, migrate
from bot.wording import private
from tests.unit.chat.library import library

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pytest

    from bot.simulator import Conversation, Simulator


def take(telegram: Simulator, folder: Path, updates: Iterable[dict[str, object]], lost: str = "") -> None:
    """Let a bot over one document have updates, one after another; its database may have `lost` a table."""
    documents = library(Document("d", "Título", (Section("s", "Parte", "Los tilos son altos."),)))
    url = f"sqlite:///{folder / 'bot.db'}"
    settings = Settings(token=telegram.token, api_url=telegram.url, database_url=url)

    async def main() -> None:
        store = Store(url, pepper="x")
        application, _ = await build(settings, Answerer(documents), store)
        await application.initialize()
        for update in updates:
            await application.process_update(Update.de_json(update, application.bot))
        await application.shutdown()
        await store.close()

    migrate(url)
    if lost:
        with closing(sqlite3.connect(folder / "bot.db")) as database:
            database.execute(f"DROP TABLE {lost}")
    asyncio.run(main())


def photo(chat: Conversation, number: int, album: str | None) -> dict[str, object]:
    size = {"file_id": "f", "file_unique_id": "f", "width": 1, "height": 1}
    of = {"id": chat.id, "type": "private", "first_name": "Ana"}
    message = {"message_id": number, "date": 0, "chat": of, "photo": [size]}
    return {"update_id": number, "message": {**message, **({"media_group_id": album} if album else {})}}


def test_an_answer_stands_though_it_cannot_be_noted(
    telegram: Simulator, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ana = telegram.person("Ana").private_chat()
    of = {"id": ana.id, "type": "private", "first_name": "Ana"}
    message = {"message_id": 1, "date": 0, "chat": of, "text": "¿Cómo son los tilos?"}
    take(telegram, tmp_path, [{"update_id": 1, "message": message}], lost="questions")
    (reply,) = ana.replies
    assert "Los tilos son altos." in reply.text
    assert "could not be noted" in caplog.text


def test_an_album_gets_one_reply_and_each_picture_sent_alone_its_own(telegram: Simulator, tmp_path: Path) -> None:
    ana, eva = telegram.person("Ana").private_chat(), telegram.person("Eva").private_chat()
    albums = [(ana, "1"), (eva, "1"), (ana, "1"), (ana, "1"), (ana, "2"), (ana, None), (ana, None), (ana, "2")]
    take(telegram, tmp_path, [photo(chat, number, album) for number, (chat, album) in enumerate(albums, start=1)])
    sentence = private.ONLY_TEXT_BY_KIND["photo"]
    assert [reply.text for reply in ana.replies] == [sentence] * 4
    assert [reply.text for reply in eva.replies] == [sentence]


def test_only_the_chats_that_sent_albums_last_are_remembered() -> None:
    albums = Albums()
    assert not any(albums.goes_on(chat, "a") for chat in range(CHATS))
    assert albums.goes_on(0, "a")
    assert not albums.goes_on(CHATS, "a")
    assert albums.goes_on(0, "a")
    assert not albums.goes_on(1, "a")


def pressed(chat: Conversation, **message: object) -> dict[str, object]:
    """Return the update of somebody who presses the first question offered under a message."""
    of = {"id": chat.id, "type": "private", "first_name": "Ana"}
    person = {"id": chat.id, "is_bot": False, "first_name": "Ana"}
    under = {"message_id": 1, "date": 0, "chat": of, **message}
    query = {"id": "1", "from": person, "chat_instance": "", "data": "q::0", "message": under}
    return {"update_id": 1, "callback_query": query}


def after(telegram: Simulator, folder: Path, update: dict[str, object]) -> list[str]:
    """Return what pressing a button is answered with."""
    take(telegram, folder, [update])
    return [call.parameters.get("text", "") for call in telegram.calls("answerCallbackQuery")]


def test_a_pressed_question_is_asked_as_the_button_says_it(telegram: Simulator, tmp_path: Path) -> None:
    chat = telegram.person("Ana").private_chat()
    buttons = [[{"text": "¿Son altos los tilos?", "callback_data": "q::0"}], [{"text": "Parte", "callback_data": "x"}]]
    assert after(telegram, tmp_path, pressed(chat, date=1, reply_markup={"inline_keyboard": buttons})) == [""]
    (reply,) = chat.replies
    assert reply.text.startswith("¿Son altos los tilos?\n\nLos tilos son altos.")


def test_a_question_under_a_message_too_old_for_telegram_to_tell_is_not_guessed(
    telegram: Simulator, tmp_path: Path
) -> None:
    chat = telegram.person("Ana").private_chat()
    assert after(telegram, tmp_path, pressed(chat)) == [wording.OLD_BUTTON]
    assert chat.replies == []
