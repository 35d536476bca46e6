"""The methods, called by the library the bot is written with: what they do and what they refuse."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.simulator import Group, Simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx

    from bot.simulator import Conversation
    from tests.unit.simulator.conftest import Ask, Wire


@pytest.fixture(scope="module")
def telegram() -> Iterator[Simulator]:
    with Simulator() as simulator:
        yield simulator


@pytest.fixture
def chat(telegram: Simulator) -> Conversation:
    return telegram.person("Ana").private_chat()


@pytest.fixture
def group(telegram: Simulator) -> Group:
    """Return a chat that numbers its own messages: the first tells that the bot has come."""
    return telegram.supergroup("Redacción")


def keyboard(*buttons: InlineKeyboardButton) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([buttons])


def refusal(response: httpx.Response) -> tuple[int, str]:
    assert response.json()["ok"] is False
    assert response.json()["error_code"] == response.status_code
    return response.status_code, response.json()["description"]


def test_the_bot_learns_who_it_is(telegram: Simulator, ask: Ask) -> None:
    me = ask(Bot.get_me)

    assert (me.username, me.is_bot, me.can_read_all_group_messages) == ("glosa_bot", True, False)
    assert f"{me.id}:" in telegram.token


@pytest.mark.parametrize(
    ("token", "description"),
    [("1:other", "Unauthorized"), ("x", "Unauthorized: invalid token specified")],
)
def test_another_token_is_unauthorized(telegram: Simulator, token: str, description: str, wire: Wire) -> None:
    response = wire.client.get(f"{telegram.url}/bot{token}/getMe")

    assert refusal(response) == (401, description)


def test_a_wrong_token_reaches_the_bot_as_such(ask: Ask) -> None:
    with pytest.raises(InvalidToken):
        ask(Bot.get_me, token="1:other")  # noqa: S106 - wrong on purpose


def test_an_unknown_method_is_not_found(telegram: Simulator, wire: Wire) -> None:
    assert refusal(wire.post("sendTelegram")) == (404, "Not Found: method not found")
    assert refusal(wire.client.get(f"{telegram.url}/x")) == (404, "Not Found")


def test_names_of_methods_do_not_mind_capitals_and_unknown_parameters_are_ignored(wire: Wire) -> None:
    assert wire.post("GETME", nonsense=1).json()["ok"] is True


def test_parameters_come_in_a_query_a_form_a_multipart_body_or_json(
    telegram: Simulator, chat: Conversation, wire: Wire
) -> None:
    url = f"{telegram.url}/bot{telegram.token}/sendMessage"
    given = {"chat_id": str(chat.id), "text": "ñ & 1"}
    parts = {name: (None, value) for name, value in given.items()}

    answers = [
        wire.client.get(url, params=given),
        wire.client.post(url, data=given),
        wire.client.post(url, files=parts),
        wire.client.post(
            url, json=given | {"chat_id": chat.id, "entities": [{"type": "bold", "offset": 0, "length": 1}]}
        ),
    ]

    assert [answer.json()["result"]["text"] for answer in answers] == ["ñ & 1"] * 4
    assert chat.replies[-1].marked("bold") == ["ñ"]


def test_a_body_that_is_no_json_object_is_refused(telegram: Simulator, wire: Wire) -> None:
    url = f"{telegram.url}/bot{telegram.token}/getMe"
    response = wire.client.post(url, content=b"[", headers={"Content-Type": "application/json"})

    assert response.status_code == 400


def test_a_message_shows_what_was_sent(chat: Conversation, ask: Ask) -> None:
    async def work(bot: Bot) -> Message:
        return await bot.send_message(
            chat.id,
            '<b>Sí</b>: <a href="https://example.org/x">aquí</a>\n<blockquote expandable>Todo.</blockquote>',
            parse_mode="HTML",
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            disable_notification=True,
            reply_markup=keyboard(InlineKeyboardButton("Más", callback_data="more")),
        )

    sent = ask(work)

    (reply,) = chat.replies
    assert (sent.message_id, sent.text, sent.chat.id) == (reply.id, "Sí: aquí\nTodo.", chat.id)
    assert reply.marked("bold") == ["Sí"]
    assert reply.marked("expandable_blockquote") == ["Todo."]
    assert reply.links() == {"aquí": "https://example.org/x"}
    assert reply.button("Más").data == "more"
    assert reply.is_silent
    assert sent.link_preview_options == LinkPreviewOptions(is_disabled=True)
    assert sent.reply_markup is not None


def test_a_reply_quotes_words_of_the_message_answered(chat: Conversation, ask: Ask) -> None:
    question = chat.say("😀 ¿quién fue?")

    async def work(bot: Bot) -> Message:
        to = ReplyParameters(question.id, quote="¿quién")
        return await bot.send_message(chat.id, "Nadie.", reply_parameters=to)

    sent = ask(work)

    assert sent.reply_to_message is not None
    assert sent.reply_to_message.message_id == question.id
    assert sent.quote is not None
    assert (sent.quote.text, sent.quote.position) == ("¿quién", 3)
    assert chat.wait_for_reply(question).reply_to is question


NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as "
    "a current content and reply markup of the message"
)
REFUSED_SENDS: dict[str, tuple[dict[str, object], str]] = {
    "an empty text": ({"text": ""}, "message text is empty"),
    "only spaces": ({"text": " \n"}, "text must be non-empty"),
    "only empty marks": ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
    "4097 characters": ({"text": "x" * 4097}, "message is too long"),
    "32769 bytes": ({"text": "ñ" * 16384 + "x"}, "text is too long"),
    "another markup": ({"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    "wrong HTML": (
        {"text": "ñ<p>x", "parse_mode": "html"},
        'can\'t parse entities: Unsupported start tag "p" at byte offset 2',
    ),
    "no chat": ({"chat_id": ""}, "chat_id is empty"),
    "a strange chat": ({"chat_id": 99}, "chat not found"),
    "a reply to nothing": ({"reply_parameters": {"message_id": 99}}, "message to be replied not found"),
    "a quote of other words": ({"reply_parameters": {"message_id": 2, "quote": "adiós"}}, "QUOTE_TEXT_INVALID"),
    "a topic where there are none": ({"message_thread_id": 1}, "message thread not found"),
    "broken JSON": ({"reply_markup": "{"}, "can't parse reply markup JSON object"),
    "an array as keyboard": ({"reply_markup": []}, "object expected as reply markup"),
}


@pytest.mark.parametrize(("wrong", "description"), REFUSED_SENDS.values(), ids=list(REFUSED_SENDS))
def test_a_wrong_message_is_refused_in_the_servers_words(
    telegram: Simulator, group: Group, wrong: dict[str, object], description: str, wire: Wire
) -> None:
    group.say("hola")

    response = wire.post("sendMessage", **{"chat_id": group.id, "text": "x", **wrong})

    assert refusal(response) == (400, f"Bad Request: {description}")
    assert not group.replies
    assert telegram.refusals[-1].description == f"Bad Request: {description}"


REFUSED_BUTTONS: dict[str, tuple[object, str]] = {
    "no text": ({"callback_data": "x"}, "can't parse inline keyboard button: Can't find field \"text\""),
    "no purpose": (
        {"text": "x"},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    "no object": ("x", "can't parse inline keyboard button: Object expected"),
    "65 bytes of data": ({"text": "x", "callback_data": "ñ" * 32 + "x"}, "BUTTON_DATA_INVALID"),
    "empty data": ({"text": "x", "callback_data": ""}, "BUTTON_DATA_INVALID"),
    "a local address": (
        {"text": "x", "url": "http://localhost/x"},
        "inline keyboard button URL 'http://localhost/x' is invalid: Wrong HTTP URL",
    ),
    "an open web app": (
        {"text": "x", "web_app": {"url": "http://example.org"}},
        "inline keyboard button Web App URL 'http://example.org' is invalid: Only HTTPS links are allowed",
    ),
    "too much to copy": ({"text": "x", "copy_text": {"text": "x" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
}


@pytest.mark.parametrize(("button", "description"), REFUSED_BUTTONS.values(), ids=list(REFUSED_BUTTONS))
def test_a_wrong_button_is_refused_in_the_servers_words(
    chat: Conversation, button: object, description: str, wire: Wire
) -> None:
    response = wire.post("sendMessage", chat_id=chat.id, text="x", reply_markup={"inline_keyboard": [[button]]})

    assert refusal(response) == (400, f"Bad Request: {description}")


def test_limits_are_reached_without_a_refusal(chat: Conversation, wire: Wire) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "ñ" * 32}, {"text": "", "callback_data": "y"}]]}

    assert wire.post("sendMessage", chat_id=chat.id, text=f" {'😀' * 4096} ", reply_markup=markup).is_success
    assert [[button.text for button in row] for row in chat.replies[0].buttons] == [["x"]]


def test_a_hundred_and_one_buttons_are_too_many(chat: Conversation, wire: Wire) -> None:
    rows = [[{"text": "x", "callback_data": "x"}]] * 101

    response = wire.post("sendMessage", chat_id=chat.id, text="x", reply_markup={"inline_keyboard": rows})

    assert refusal(response) == (400, "Bad Request: reply markup is too long")


@pytest.mark.parametrize(("offset", "length"), [(0, 9), (5, 1), (-1, 1), (0, 1)])
def test_entities_must_fall_between_characters_of_the_text(
    chat: Conversation, offset: int, length: int, wire: Wire
) -> None:
    entity = {"type": "bold", "offset": offset, "length": length}

    status, description = refusal(wire.post("sendMessage", chat_id=chat.id, text="😀ab", entities=[entity]))

    assert status == 400
    assert "UTF-16" in description


def test_entities_are_taken_instead_of_a_markup(chat: Conversation, ask: Ask) -> None:
    entities = [
        MessageEntity(MessageEntity.BOLD, 3, 2),
        MessageEntity(MessageEntity.BOT_COMMAND, 3, 2),
        MessageEntity(MessageEntity.TEXT_LINK, 3, 2, url="http://localhost"),
    ]

    ask(lambda bot: bot.send_message(chat.id, "😀 si<", entities=entities))

    assert chat.replies[0].marked("bold") == ["si"]
    assert len(chat.replies[0].entities) == 1


def test_an_edit_changes_the_message_and_drops_its_keyboard(chat: Conversation, ask: Ask) -> None:
    async def work(bot: Bot) -> None:
        sent = await bot.send_message(
            chat.id, "uno", reply_markup=keyboard(InlineKeyboardButton("x", callback_data="x"))
        )
        await bot.edit_message_text("<i>dos</i>", chat.id, sent.message_id, parse_mode="HTML")

    ask(work)

    (reply,) = chat.replies
    assert (reply.text, reply.marked("italic"), reply.buttons) == ("dos", ["dos"], ())
    assert reply.edited is not None


def test_a_keyboard_is_edited_alone(chat: Conversation, ask: Ask) -> None:
    async def work(bot: Bot) -> None:
        sent = await bot.send_message(chat.id, "uno")
        markup = keyboard(InlineKeyboardButton("x", url="https://example.org"))
        await bot.edit_message_reply_markup(chat.id, sent.message_id, reply_markup=markup)

    ask(work)

    assert chat.replies[0].button("x").url == "https://example.org"
    assert chat.replies[0].text == "uno"


@pytest.mark.parametrize(
    ("wrong", "description"),
    [
        ({}, "message identifier is not specified"),
        ({"message_id": 99}, "message to edit not found"),
        ({"message_id": 2}, "message can't be edited"),
        ({"message_id": 3, "text": "x" * 4097}, "MESSAGE_TOO_LONG"),
        ({"message_id": 3, "reply_markup": {"force_reply": True}}, "inline keyboard expected"),
        (
            {"message_id": 3},
            NOT_MODIFIED,
        ),
    ],
)
def test_a_wrong_edit_is_refused_in_the_servers_words(
    group: Group, wrong: dict[str, object], description: str, wire: Wire
) -> None:
    group.say("hola")
    wire.post("sendMessage", chat_id=group.id, text="uno")

    response = wire.post("editMessageText", **{"chat_id": group.id, "text": "uno", **wrong})

    assert refusal(response) == (400, f"Bad Request: {description}")


def test_a_deleted_message_is_gone(chat: Conversation, ask: Ask) -> None:
    async def work(bot: Bot) -> None:
        sent = await bot.send_message(chat.id, "uno")
        assert await bot.delete_message(chat.id, sent.message_id)
        with pytest.raises(BadRequest, match="Message to delete not found"):
            await bot.delete_message(chat.id, sent.message_id)

    ask(work)

    assert not chat.replies


def test_in_a_group_only_its_administrators_delete_what_others_wrote(telegram: Simulator, ask: Ask) -> None:
    group = telegram.group("Redacción")
    message = group.say("hola")

    with pytest.raises(BadRequest, match="Message can't be deleted"):
        ask(lambda bot: bot.delete_message(group.id, message.id))
    group.set_bot("administrator")
    assert ask(lambda bot: bot.delete_message(group.id, message.id))


def test_an_action_must_be_a_known_one(chat: Conversation, ask: Ask) -> None:
    assert ask(lambda bot: bot.send_chat_action(chat.id, "typing"))
    with pytest.raises(BadRequest, match="Wrong parameter action in request"):
        ask(lambda bot: bot.send_chat_action(chat.id, "thinking"))


def test_commands_are_kept_by_scope_and_language(ask: Ask) -> None:
    async def work(bot: Bot) -> None:
        groups = BotCommandScopeAllGroupChats()
        await bot.set_my_commands([BotCommand("ayuda", "Qué sé hacer")], language_code="es")
        await bot.set_my_commands([BotCommand("resumen", "El resumen")], scope=groups)
        assert await bot.get_my_commands() == ()
        assert [command.command for command in await bot.get_my_commands(language_code="es")] == ["ayuda"]
        assert [command.command for command in await bot.get_my_commands(scope=groups)] == ["resumen"]
        await bot.delete_my_commands(scope=groups)
        assert await bot.get_my_commands(scope=groups) == ()

    ask(work)


@pytest.mark.parametrize(
    ("commands", "description"),
    [
        ([{"command": "Ayuda", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "año", "description": "x"}], "BOT_COMMAND_INVALID"),
        ([{"command": "a" * 33, "description": "x"}], "command length must not exceed 32"),
        ([{"command": "a", "description": " "}], "command description must be non-empty"),
        ([{"command": "a", "description": "x" * 257}], "command description length must not exceed 256"),
        ([{"command": "a"}], "can't parse BotCommand: Can't find field \"description\""),
        ([{"command": "a", "description": "x"}] * 101, "BOT_COMMANDS_TOO_MUCH"),
    ],
)
def test_wrong_commands_are_refused_in_the_servers_words(commands: object, description: str, wire: Wire) -> None:
    assert refusal(wire.post("setMyCommands", commands=commands)) == (400, f"Bad Request: {description}")


def test_a_language_has_two_letters(wire: Wire) -> None:
    response = wire.post("setMyDescription", description="x", language_code="spa")

    assert refusal(response) == (400, "Bad Request: invalid language code specified")


def test_texts_of_the_profile_fall_back_to_those_for_all_languages(ask: Ask) -> None:
    async def work(bot: Bot) -> tuple[str, str, str, str]:
        await bot.set_my_description("para todos")
        await bot.set_my_short_description("breve", language_code="es")
        return (
            (await bot.get_my_name()).name,
            (await bot.get_my_description(language_code="es")).description,
            (await bot.get_my_short_description(language_code="es")).short_description,
            (await bot.get_my_short_description()).short_description,
        )

    assert ask(work) == ("Glosa", "para todos", "breve", "")


@pytest.mark.parametrize(
    ("method", "field", "limit"), [("setMyName", "name", 64), ("setMyDescription", "description", 512)]
)
def test_texts_of_the_profile_have_their_length(method: str, field: str, limit: int, wire: Wire) -> None:
    assert wire.post(method, language_code="fr", **{field: "x" * limit}).is_success
    assert not wire.post(method, language_code="fr", **{field: "x" * (limit + 1)}).is_success


def test_a_chat_and_its_members_can_be_asked_for(telegram: Simulator, ask: Ask) -> None:
    ana, luis = telegram.person("Ana"), telegram.person("Luis")
    group = telegram.supergroup("Redacción", [ana, luis], username="redaccion")
    stranger = telegram.person("Eva")

    async def work(bot: Bot) -> list[str]:
        assert (await bot.get_chat("@redaccion")).id == group.id
        asked = [ana.id, luis.id, stranger.id, bot.id]
        return [(await bot.get_chat_member(group.id, user)).status for user in asked]

    async def initialized(bot: Bot) -> list[str]:
        async with bot:
            return await work(bot)

    assert ask(initialized) == ["creator", "member", "left", "member"]


def test_a_document_can_be_downloaded_and_nothing_else(chat: Conversation, ask: Ask, wire: Wire) -> None:
    chat.send_document("nota.txt", b"contenido", "para ti")

    async def work(bot: Bot) -> bytes:
        *_, update = await bot.get_updates()
        assert update.message is not None
        assert update.message.document is not None
        assert update.message.caption == "para ti"
        file = await bot.get_file(update.message.document.file_id)
        return bytes(await file.download_as_bytearray())

    assert ask(work) == b"contenido"
    expected = "Bad Request: wrong file_id or the file is temporarily unavailable"
    assert refusal(wire.post("getFile", file_id="x")) == (400, expected)


def test_a_reply_keyboard_is_no_keyboard_for_a_channel(telegram: Simulator, ask: Ask) -> None:
    channel = telegram.channel("Resúmenes")

    with pytest.raises(BadRequest, match="Inline keyboard expected"):
        ask(lambda bot: bot.send_message(channel.id, "x", reply_markup=ReplyKeyboardMarkup([["x"]])))


def test_a_person_met_in_a_group_has_to_write_first(telegram: Simulator, ask: Ask) -> None:
    ana, eva = telegram.person("Ana"), telegram.person("Eva")
    telegram.group("Redacción", [ana])

    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        ask(lambda bot: bot.send_message(ana.id, "hola"))
    with pytest.raises(BadRequest, match="Chat not found"):
        ask(lambda bot: bot.send_message(eva.id, "hola"))
    ana.private_chat()
    assert ask(lambda bot: bot.send_message(ana.id, "hola"))


def test_the_bot_does_not_write_to_itself(telegram: Simulator, wire: Wire) -> None:
    bot_id = telegram.token.partition(":")[0]

    response = wire.post("sendMessage", chat_id=bot_id, text="x")

    assert refusal(response) == (403, "Forbidden: the bot can't send messages to the bot")
