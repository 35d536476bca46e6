"""The people's side: what the bot hears of what they do, and what they see of what it does."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest

from bot.simulator import Conversation, Event, Person, Simulator
from tests.unit.simulator.conftest import Wire

if TYPE_CHECKING:
    import httpx

    from tests.unit.simulator.conftest import Ask


@pytest.fixture
def ana(telegram: Simulator) -> Person:
    return telegram.person("Ana", username="ana")


def heard(ask: Ask) -> list[str]:
    updates: tuple[Update, ...] = ask(Bot.get_updates)
    return [update.message.text for update in updates if update.message and update.message.text]


def offer(ask: Ask, chat: Conversation) -> None:
    buttons = [InlineKeyboardButton("Más", callback_data="más"), InlineKeyboardButton("Ver", url="https://example.org")]
    ask(lambda bot: bot.send_message(chat.id, "¿Más?", reply_markup=InlineKeyboardMarkup([buttons])))


def test_what_a_person_writes_comes_with_who_where_and_its_entities(telegram: Simulator, ana: Person, ask: Ask) -> None:
    chat = ana.private_chat()
    said = chat.say("😀 /ayuda por favor")

    (update,) = ask(Bot.get_updates)

    message = update.message
    assert message is not None
    assert message.from_user is not None
    assert (message.message_id, message.chat.id, message.chat.type) == (said.id, ana.id, "private")
    assert (message.from_user.first_name, message.from_user.username, message.from_user.language_code) == (
        "Ana",
        "ana",
        "es",
    )
    assert message.parse_entities() == {message.entities[0]: "/ayuda"}
    assert message.entities[0].offset == 3
    assert telegram.transcript[0] == Event("message", ana.id, "Ana", "😀 /ayuda por favor")


def test_an_edit_and_a_reply_are_told(ana: Person, ask: Ask) -> None:
    chat = ana.private_chat()
    first = chat.say("uno")
    chat.edit(first, "dos")
    chat.say("tres", reply_to=first)

    _, edit, reply = ask(Bot.get_updates)

    assert edit.edited_message is not None
    assert (edit.edited_message.text, edit.edited_message.message_id) == ("dos", first.id)
    assert edit.edited_message.edit_date is not None
    assert reply.message is not None
    assert reply.message.reply_to_message is not None
    assert reply.message.reply_to_message.text == "dos"


def test_media_are_told_as_what_they_are(ana: Person, ask: Ask) -> None:
    chat = ana.private_chat()
    chat.send_photo("mira")
    chat.send_sticker()
    chat.send_voice()

    photo, sticker, voice = (update.message for update in ask(Bot.get_updates))

    assert photo is not None
    assert (photo.caption, len(photo.photo), photo.text) == ("mira", 1, None)
    assert sticker is not None
    assert sticker.sticker is not None
    assert voice is not None
    assert voice.voice is not None


def test_a_button_pressed_is_answered_once_and_in_time(telegram: Simulator, ana: Person, ask: Ask) -> None:
    chat = ana.private_chat()
    offer(ask, chat)
    tap = ana.tap(chat.replies[0].button("Más"))

    async def work(bot: Bot) -> None:
        (update,) = await bot.get_updates()
        query = update.callback_query
        assert query is not None
        assert query.message is not None
        assert (query.data, query.from_user.id, query.message.message_id) == ("más", ana.id, chat.replies[0].id)
        with pytest.raises(BadRequest, match="Message_too_long"):
            await query.answer("x" * 201)
        await query.answer("x" * 200, show_alert=True)
        with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
            await query.answer()

    ask(work)

    answer = tap.answer()
    assert (answer.text, answer.is_alert) == ("x" * 200, True)
    assert [call.description for call in telegram.refusals] == ["Bad Request: MESSAGE_TOO_LONG"]


def test_a_button_answered_too_late_is_not_the_bots_mistake(telegram: Simulator, ana: Person, ask: Ask) -> None:
    chat = ana.private_chat()
    offer(ask, chat)
    ana.tap(chat.replies[0].button("Más")).expire()

    async def work(bot: Bot) -> None:
        (update,) = await bot.get_updates()
        assert update.callback_query is not None
        with pytest.raises(BadRequest, match="Query is too old"):
            await update.callback_query.answer()

    ask(work)

    assert telegram.refusals == []


def test_only_a_button_that_is_there_and_tells_something_can_be_pressed(ana: Person, ask: Ask) -> None:
    chat = ana.private_chat()
    offer(ask, chat)
    (reply,) = chat.replies
    more = reply.button("Más")
    ask(lambda bot: bot.edit_message_text("Ya no.", chat.id, reply.id))

    with pytest.raises(LookupError, match="no button 'Más' to press"):
        ana.tap(more)
    with pytest.raises(LookupError, match="0 buttons 'Más'"):
        reply.button("Más")


def test_waiting_in_vain_tells_what_did_happen(telegram: Simulator, ana: Person) -> None:
    question = ana.private_chat().say("¿Hay alguien?")

    with pytest.raises(TimeoutError) as raised:
        ana.private_chat().wait_for_reply(question, timeout=0.05)

    assert "a message of the bot in 1001 after '¿Hay alguien?': not within 0.05 s" in str(raised.value)
    assert "1001 Ana: [message] ¿Hay alguien?" in str(raised.value)
    assert telegram.calls() == []


def test_with_privacy_mode_only_what_is_meant_for_the_bot_arrives_from_a_group(
    telegram: Simulator, ana: Person, ask: Ask
) -> None:
    luis, rival = telegram.person("Luis"), telegram.person("Otro", username="otro_bot", is_bot=True)
    group = telegram.group("Redacción", [ana, luis, rival])
    answer = ask(lambda bot: bot.send_message(group.id, "hola a todos"))
    mine = next(message for message in group.replies if message.id == answer.message_id)

    group.say("entre nosotros")
    group.say("@glosa_bot ¿quién?", by=luis)
    group.say("/ayuda")
    group.say("/ayuda@otro_bot")
    group.say("¿y esto?", reply_to=mine)
    group.say("soy otro", by=rival)
    group.say("/resumen")
    group.say("/resumen@Glosa_Bot")

    assert heard(ask) == ["@glosa_bot ¿quién?", "/ayuda", "¿y esto?", "/resumen@Glosa_Bot"]


@pytest.mark.parametrize(("privacy", "status"), [(False, "member"), (True, "administrator")])
def test_without_privacy_mode_or_as_an_administrator_everything_arrives(privacy: bool, status: str) -> None:  # noqa: FBT001 - a case
    with Simulator(privacy=privacy) as telegram:
        group = telegram.group("Redacción", bot=status)
        waiting = telegram.pending_updates
        group.say("entre nosotros")

        assert telegram.pending_updates == waiting + 1


def test_a_bot_that_is_out_hears_nothing(telegram: Simulator) -> None:
    group = telegram.group("Redacción")
    group.set_bot("left")
    waiting = telegram.pending_updates

    group.say("@glosa_bot ¿sigues ahí?")

    assert telegram.pending_updates == waiting


def test_coming_and_going_is_told(telegram: Simulator, ana: Person, ask: Ask) -> None:
    group = telegram.group("Redacción", [ana])
    luis = telegram.person("Luis")
    group.add(luis)
    group.remove(luis)

    added, welcome, came, went = ask(Bot.get_updates)

    assert added.my_chat_member is not None
    assert added.my_chat_member.from_user.id == ana.id
    assert added.my_chat_member.old_chat_member.status == "left"
    assert added.my_chat_member.new_chat_member.status == "member"
    assert welcome.message is not None
    assert welcome.message.new_chat_members[0].username == "glosa_bot"
    assert came.message is not None
    assert came.message.new_chat_members[0].id == luis.id
    assert went.message is not None
    assert went.message.left_chat_member is not None


def test_a_channel_writes_as_itself(telegram: Simulator, ask: Ask) -> None:
    channel = telegram.channel("Resúmenes", username="resumenes")
    channel.say("Hoy")

    *_, update = ask(Bot.get_updates)
    sent = ask(lambda bot: bot.send_message("@resumenes", "Mañana"))

    assert update.channel_post is not None
    assert update.channel_post.sender_chat is not None
    assert (update.channel_post.from_user, update.channel_post.sender_chat.id) == (None, channel.id)
    assert sent.from_user is None
    assert [message.text for message in channel.replies] == ["Mañana"]


def test_a_message_in_a_topic_answers_the_one_that_opened_it(telegram: Simulator, ana: Person, ask: Ask) -> None:
    forum = telegram.supergroup("Redacción", [ana], is_forum=True)
    topic = forum.create_topic("Energía")
    forum.say("@glosa_bot ¿quién?", topic=topic)

    *_, created, asked = ask(Bot.get_updates)

    assert created.message is not None
    assert created.message.forum_topic_created is not None
    assert asked.message is not None
    assert (asked.message.message_thread_id, asked.message.is_topic_message) == (topic.id, True)
    assert asked.message.reply_to_message is not None
    assert asked.message.reply_to_message.message_id == topic.id


def test_a_simulator_that_stops_leaves_no_thread_and_can_still_be_read() -> None:
    before = threading.active_count()
    with Simulator() as telegram:
        telegram.person("Ana").private_chat().say("hola")

    assert threading.active_count() == before
    assert len(telegram.transcript) == 1


def test_a_failure_of_the_simulator_itself_is_raised_when_it_stops(
    monkeypatch: pytest.MonkeyPatch, client: httpx.Client
) -> None:
    monkeypatch.setattr("bot.simulator.methods.METHODS", {"getme": lambda *_: 1 // 0})

    with pytest.raises(ZeroDivisionError), Simulator() as telegram:
        assert Wire(telegram, client).post("getMe").status_code == 500
