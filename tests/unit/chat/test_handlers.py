"""What is decided on the way from an update to its reply: one reply for an album, and what a button asks."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from telegram import Update

from bot import wording
from bot.answering import Answerer
from bot.chat.albums import CHATS, Albums
from bot.chat.service import build
from bot.model import Document, Section
from tests.unit.chat.library import library

if TYPE_CHECKING:
    from bot.simulator import Conversation, Simulator


def photo(chat: Conversation, number: int, album: str | None) -> dict[str, object]:
    size = {"file_id": "f", "file_unique_id": "f", "width": 1, "height": 1}
    of = {"id": chat.id, "type": "private", "first_name": "Ana"}
    message = {"message_id": number, "date": 0, "chat": of, "photo": [size]}
    return {"update_id": number, "message": {**message, **({"media_group_id": album} if album else {})}}


def test_an_album_gets_one_reply_and_each_picture_sent_alone_its_own(telegram: Simulator) -> None:
    ana, eva = telegram.person("Ana").private_chat(), telegram.person("Eva").private_chat()
    albums = [(ana, "1"), (eva, "1"), (ana, "1"), (ana, "1"), (ana, "2"), (ana, None), (ana, None), (ana, "2")]
    documents = library(Document("d", "Título", (Section("s", "Parte", "Los tilos son altos."),)))

    async def main() -> None:
        application = build(telegram.token, telegram.url, Answerer(documents))
        await application.initialize()
        for number, (chat, album) in enumerate(albums, start=1):
            await application.process_update(Update.de_json(photo(chat, number, album), application.bot))
        await application.shutdown()

    asyncio.run(main())
    assert [reply.text for reply in ana.replies] == [wording.ONLY_TEXT] * 4
    assert [reply.text for reply in eva.replies] == [wording.ONLY_TEXT]


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


def after(telegram: Simulator, update: dict[str, object]) -> list[str]:
    """Return what pressing a button is answered with, once a bot over one document has been given the update."""
    documents = library(Document("d", "Título", (Section("s", "Parte", "Los tilos son altos."),)))

    async def main() -> None:
        application = build(telegram.token, telegram.url, Answerer(documents))
        await application.initialize()
        await application.process_update(Update.de_json(update, application.bot))
        await application.shutdown()

    asyncio.run(main())
    return [call.parameters.get("text", "") for call in telegram.calls("answerCallbackQuery")]


def test_a_pressed_question_is_asked_as_the_button_says_it(telegram: Simulator) -> None:
    chat = telegram.person("Ana").private_chat()
    buttons = [[{"text": "¿Son altos los tilos?", "callback_data": "q::0"}], [{"text": "Parte", "callback_data": "x"}]]
    assert after(telegram, pressed(chat, date=1, reply_markup={"inline_keyboard": buttons})) == [""]
    (reply,) = chat.replies
    assert reply.text.startswith("¿Son altos los tilos?\n\nLos tilos son altos.")


def test_a_question_under_a_message_too_old_for_telegram_to_tell_is_not_guessed(telegram: Simulator) -> None:
    chat = telegram.person("Ana").private_chat()
    assert after(telegram, pressed(chat)) == [wording.OLD_BUTTON]
    assert chat.replies == []
