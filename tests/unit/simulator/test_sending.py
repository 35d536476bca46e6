"""Photos, files, drafts, forwards, albums and the menu button: what the bot sends besides text, and what it is sent."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    MenuButtonCommands,
    MenuButtonDefault,
    MenuButtonWebApp,
    MessageOriginChat,
    MessageOriginUser,
    ReplyParameters,
    WebAppInfo,
)
from telegram.error import BadRequest, NetworkError

from bot.simulator import Conversation, Simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.unit.simulator.conftest import Ask, Wire


@pytest.fixture(scope="module")
def telegram() -> Iterator[Simulator]:
    with Simulator() as simulator:
        yield simulator


@pytest.fixture
def chat(telegram: Simulator) -> Conversation:
    return telegram.person("Ana").private_chat()


def picture(width: int = 2, height: int = 1) -> bytes:
    """Return the beginning of a picture, with line ends and a boundary's dashes among its bytes."""
    header = struct.pack(">I4sIIB", 13, b"IHDR", width, height, 8)
    return b"\x89PNG\r\n\x1a\n" + header + b"\r\n\r\n--\r\n\r\n"


def test_a_photo_arrives_byte_by_byte_with_its_caption_and_buttons(chat: Conversation, ask: Ask) -> None:
    question = chat.say("¿cuántas?")
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("x", callback_data="x")]])

    async def work(bot: Bot) -> str:
        to = ReplyParameters(question.id)
        sent = await bot.send_photo(
            chat.id, picture(), caption="<b>Mil</b>", parse_mode="HTML", reply_parameters=to, reply_markup=markup
        )
        assert (sent.caption, sent.photo[-1].width, sent.photo[-1].height) == ("Mil", 2, 1)
        return sent.photo[-1].file_id

    file_id = ask(work)
    reply = chat.wait_for_reply(question)

    assert (reply.file, reply.reply_to, reply.marked("bold")) == (picture(), question, ["Mil"])
    assert reply.button("x").data == "x"
    again = ask(lambda bot: bot.send_photo(chat.id, file_id))
    assert again.photo[-1].file_size == len(picture())


def test_a_document_arrives_with_its_name(chat: Conversation, ask: Ask) -> None:
    async def work(bot: Bot) -> bytes:
        sent = await bot.send_document(chat.id, InputFile(b"\r\n{}\n", "preguntas ñ.json"), caption="Todas")
        assert sent.document is not None
        assert sent.document.file_name == "preguntas ñ.json"
        return bytes(await (await bot.get_file(sent.document.file_id)).download_as_bytearray())

    assert ask(work) == b"\r\n{}\n"
    assert chat.replies[-1].file == b"\r\n{}\n"


@pytest.mark.parametrize(
    ("content", "caption", "reason"),
    [
        (picture(), "x" * 1025, "Message caption is too long"),
        (b"", "x", "File must be non-empty"),
        (b"text", "x", "Image_process_failed"),
        (picture(10_000, 1), "x", "Photo_invalid_dimensions"),
        (picture(21, 1), "x", "Photo_invalid_dimensions"),
        (picture() + bytes(10 * 1024 * 1024), "x", "Request Entity Too Large"),
    ],
    ids=["caption", "empty", "no picture", "too large", "too long", "too heavy"],
)
def test_a_wrong_photo_is_refused_in_the_servers_words(
    chat: Conversation, content: bytes, caption: str, reason: str, ask: Ask
) -> None:
    with pytest.raises(NetworkError, match=reason):
        ask(lambda bot: bot.send_photo(chat.id, InputFile(content, "x.png"), caption=caption))
    assert not chat.replies


def test_a_caption_of_1024_characters_is_taken(chat: Conversation, ask: Ask) -> None:
    assert ask(lambda bot: bot.send_document(chat.id, b"x", caption="😀" * 1024))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({}, "there is no photo in the request"),
        ({"photo": "x"}, "wrong file identifier/HTTP URL specified"),
        ({"photo": "https://example.org/x.png"}, "failed to get HTTP URL content"),
    ],
)
def test_what_is_no_file_is_refused(chat: Conversation, given: dict[str, object], reason: str, wire: Wire) -> None:
    response = wire.post("sendPhoto", chat_id=chat.id, **given)

    assert (response.status_code, response.json()["description"]) == (400, f"Bad Request: {reason}")


def test_a_caption_is_edited_and_a_photo_has_no_text(chat: Conversation, ask: Ask) -> None:
    async def work(bot: Bot) -> None:
        photo = await bot.send_photo(chat.id, picture(), caption="uno")
        text = await bot.send_message(chat.id, "uno")
        await bot.edit_message_caption(chat.id, photo.message_id, caption="dos")
        with pytest.raises(BadRequest, match="There is no text in the message to edit"):
            await bot.edit_message_text("tres", chat.id, photo.message_id)
        with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
            await bot.edit_message_caption(chat.id, text.message_id, caption="dos")

    ask(work)

    assert [reply.text for reply in chat.replies] == ["dos", "uno"]


def test_a_draft_shows_until_the_message_comes(telegram: Simulator, chat: Conversation, ask: Ask) -> None:
    group = telegram.group("Redacción")

    async def work(bot: Bot) -> None:
        await bot.send_message_draft(chat.id, 1, "<b>Fue</b>", parse_mode="HTML")
        assert [draft.text for draft in chat.drafts] == ["Fue"]
        await bot.send_message_draft(chat.id, 1, "")
        with pytest.raises(BadRequest, match="Peer_id_invalid"):
            await bot.send_message_draft(group.id, 1, "x")
        with pytest.raises(BadRequest, match="Draft_id_invalid"):
            await bot.send_message_draft(chat.id, 0, "x")
        with pytest.raises(BadRequest, match="Message is too long"):
            await bot.send_message_draft(chat.id, 1, "x" * 4097)
        await bot.send_message(chat.id, "Fue en 2001.")

    ask(work)

    assert chat.drafts == []


def test_the_menu_button_is_kept_by_chat(telegram: Simulator, chat: Conversation, ask: Ask) -> None:
    group = telegram.group("Redacción")

    async def work(bot: Bot) -> None:
        assert isinstance(await bot.get_chat_menu_button(), MenuButtonDefault)
        await bot.set_chat_menu_button(menu_button=MenuButtonCommands())
        await bot.set_chat_menu_button(chat.id, MenuButtonWebApp("Leer", WebAppInfo("https://example.org")))
        assert isinstance(await bot.get_chat_menu_button(), MenuButtonCommands)
        assert isinstance(await bot.get_chat_menu_button(chat.id), MenuButtonWebApp)
        with pytest.raises(BadRequest, match="only https links are allowed"):
            await bot.set_chat_menu_button(chat.id, MenuButtonWebApp("Leer", WebAppInfo("http://example.org")))
        with pytest.raises(BadRequest, match="User_id_invalid"):
            await bot.set_chat_menu_button(group.id, MenuButtonCommands())

    ask(work)


def test_a_button_can_copy_or_begin_an_inline_query(telegram: Simulator, chat: Conversation, ask: Ask) -> None:
    channel = telegram.channel("Resúmenes")
    here = InlineKeyboardButton("Aquí", switch_inline_query_current_chat="¿quién?")

    async def work(bot: Bot) -> None:
        markup = InlineKeyboardMarkup([[here, InlineKeyboardButton("Fuera", switch_inline_query="")]])
        await bot.send_message(chat.id, "x", reply_markup=markup)
        with pytest.raises(BadRequest, match="Can't use switch_inline_query_current_chat button in a channel chat"):
            await bot.send_message(channel.id, "x", reply_markup=InlineKeyboardMarkup([[here]]))

    ask(work)

    reply = chat.replies[-1]
    assert (reply.button("Aquí").inline_query, reply.button("Fuera").inline_query) == ("¿quién?", "")


def test_a_copy_button_says_what_it_copies(chat: Conversation, wire: Wire) -> None:
    markup = {"inline_keyboard": [[{"text": "Copiar", "copy_text": {"text": "x" * 256}}]]}

    assert wire.post("sendMessage", chat_id=chat.id, text="x", reply_markup=markup).is_success
    assert chat.replies[-1].button("Copiar").copied == "x" * 256


def test_a_forward_tells_where_it_comes_from_first(telegram: Simulator, chat: Conversation, ask: Ask) -> None:
    group = telegram.supergroup("Redacción", bot="administrator")
    said = chat.say("¿quién?")
    once = group.forward(said)
    chat.forward(once)
    chat.forward(group.say("de todos", anonymous=True))

    *_, first, second, _, third = (update.message for update in ask(Bot.get_updates))

    assert first is not None
    assert isinstance(first.forward_origin, MessageOriginUser)
    assert (first.text, first.forward_origin.sender_user.id) == ("¿quién?", chat.id)
    assert second is not None
    assert second.forward_origin == first.forward_origin
    assert third is not None
    assert isinstance(third.forward_origin, MessageOriginChat)


def test_an_album_comes_as_messages_of_one_group(chat: Conversation, ask: Ask) -> None:
    chat.send_album(3, "mira")

    messages = [update.message for update in ask(Bot.get_updates)[-3:] if update.message]

    assert [message.caption for message in messages] == ["mira", None, None]
    assert len({message.media_group_id for message in messages}) == 1
    assert messages[0].media_group_id


@pytest.mark.parametrize(
    "kind",
    ["audio", "animation", "contact", "dice", "location", "poll", "sticker", "video", "video_note", "voice"],
)
def test_everything_that_can_be_sent_is_read_by_the_library(chat: Conversation, kind: str, ask: Ask) -> None:
    chat.send(kind)

    message = ask(Bot.get_updates)[-1].message

    assert message is not None
    assert getattr(message, kind) is not None


def test_what_cannot_be_sent_is_said(chat: Conversation) -> None:
    with pytest.raises(LookupError, match="no 'smell' to send"):
        chat.send("smell")


def test_an_edit_of_a_person_comes_with_its_entities(chat: Conversation, ask: Ask) -> None:
    chat.edit(chat.say("hola"), "/ayuda @glosa_bot")

    message = ask(Bot.get_updates)[-1].edited_message

    assert message is not None
    assert [entity.type for entity in message.entities] == ["bot_command", "mention"]


def test_answers_to_answers_make_a_thread_that_is_no_topic(telegram: Simulator, ask: Ask) -> None:
    group = telegram.supergroup("Redacción", bot="administrator")
    first = group.say("uno")
    second = group.say("dos", reply_to=first)
    group.say("tres", reply_to=second)

    async def work(bot: Bot) -> None:
        *_, one, two, three = (update.message for update in await bot.get_updates())
        assert [message.message_thread_id for message in (one, two, three) if message] == [None, first.id, first.id]
        assert [message.is_topic_message for message in (two, three) if message] == [None, None]
        with pytest.raises(BadRequest, match="Message thread not found"):
            await bot.send_message(group.id, "x", message_thread_id=first.id)

    ask(work)


def test_the_general_topic_has_no_number(telegram: Simulator, ask: Ask) -> None:
    forum = telegram.supergroup("Redacción", bot="administrator", is_forum=True)
    forum.say("dos", reply_to=forum.say("uno"))

    message = ask(Bot.get_updates)[-1].message

    assert message is not None
    assert (message.message_thread_id, message.is_topic_message) == (None, None)


def test_several_messages_are_deleted_at_once(chat: Conversation, ask: Ask, wire: Wire) -> None:
    numbers = [chat.say(text).id for text in ("uno", "dos", "tres")]
    assert ask(lambda bot: bot.delete_messages(chat.id, numbers[:2]))

    assert [message.text for message in chat.messages] == ["tres"]
    for wrong, reason in (([], "message identifiers are not specified"), (list(range(1, 102)), "too many message")):
        response = wire.post("deleteMessages", chat_id=chat.id, message_ids=wrong)
        assert (response.status_code, reason in response.json()["description"]) == (400, True)
