"""What the server knows by its version: rich messages, and messages in a group that one person sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.simulator import BadRequest, Simulator, acts
from bot.simulator.ephemeral import receiver_of
from bot.simulator.model import User
from bot.simulator.parameters import from_values
from bot.simulator.world import Mode, World
from tests.unit.simulator.conftest import Wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx

    from bot.simulator import Group, Message, Person, Tap
    from tests.unit.simulator.conftest import Ask, Clock

NEWER = ["sendRichMessage", "editEphemeralMessageText", "deleteEphemeralMessage"]


@pytest.fixture
def newer() -> Iterator[Simulator]:
    with Simulator(version="10.3") as telegram:
        yield telegram


@pytest.fixture
def newer_wire(newer: Simulator, client: httpx.Client) -> Wire:
    return Wire(newer, client)


@pytest.fixture
def ana(newer: Simulator) -> Person:
    return newer.person("Ana")


@pytest.fixture
def group(newer: Simulator, ana: Person) -> Group:
    return newer.supergroup("Redacción", [ana, newer.person("Luis")])


def described(response: httpx.Response) -> tuple[int, str]:
    return response.status_code, response.json()["description"]


def tapped(ask: Ask, ana: Person, group: Group) -> Tap:
    """Let the bot offer a button and the person press it."""
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Ver", callback_data="v")]])
    ask(lambda bot: bot.send_message(group.id, "¿Ver?", reply_markup=markup))
    return ana.tap(group.replies[-1].button("Ver"))


def query_id(ask: Ask) -> str:
    query = ask(Bot.get_updates)[-1].callback_query
    assert query is not None
    return query.id


@pytest.mark.parametrize("method", NEWER)
def test_a_server_of_an_earlier_version_does_not_know_newer_methods(wire: Wire, method: str) -> None:
    assert described(wire.post(method)) == (404, "Not Found: method not found")


@pytest.mark.parametrize("method", NEWER)
def test_a_server_of_a_later_version_complains_of_what_an_empty_request_lacks(newer_wire: Wire, method: str) -> None:
    status, description = described(newer_wire.post(method))

    assert status == 400
    assert description.startswith("Bad Request: ")


def test_a_server_of_an_earlier_version_shows_everybody_what_was_meant_for_one(telegram: Simulator, wire: Wire) -> None:
    ana = telegram.person("Ana")
    group = telegram.supergroup("Redacción", [ana])
    only = {"receiver_user_id": ana.id}

    sent = wire.post("sendMessage", chat_id=group.id, text="x", ephemeral_message_parameters=only, **only)

    assert "ephemeral_message_id" not in sent.json()["result"]
    assert group.replies[0].seen_by is None


def test_an_administrator_writes_what_one_person_sees(newer_wire: Wire, ana: Person, group: Group) -> None:
    group.set_bot("administrator")
    question = group.say("¿quién?")
    last = group.messages[-1]
    only = {"receiver_user_id": ana.id}

    response = newer_wire.post("sendMessage", chat_id=group.id, text="Nadie.", ephemeral_message_parameters=only)

    result = response.json()["result"]
    reply = group.wait_for_reply(question)
    assert (reply.text, reply.seen_by, reply.id) == ("Nadie.", ana.user, result["ephemeral_message_id"])
    assert result["receiver_user"]["id"] == ana.id
    assert group.say("después").id == last.id + 1


def test_one_who_is_no_administrator_needs_the_button_just_pressed(
    newer: Simulator, newer_wire: Wire, ana: Person, group: Group, client_of: Callable[[Simulator], Ask]
) -> None:
    def send(query: str) -> httpx.Response:
        only = {"receiver_user_id": ana.id, "callback_query_id": query}
        return newer_wire.post("sendMessage", chat_id=group.id, text="x", ephemeral_message_parameters=only)

    ask = client_of(newer)
    tap = tapped(ask, ana, group)
    pressed = query_id(ask)

    assert described(send("9")) == (400, "Bad Request: not enough rights to send ephemeral messages to the chat")
    assert send(pressed).is_success
    tap.expire()
    assert send(pressed).status_code == 400
    assert [message.seen_by for message in group.replies] == [None, ana.user]


def test_only_members_of_a_group_see_what_others_do_not(newer: Simulator, newer_wire: Wire, group: Group) -> None:
    stranger = newer.person("Eva")
    stranger.private_chat()
    group.set_bot("administrator")
    only = {"receiver_user_id": stranger.id}

    here = newer_wire.post("sendMessage", chat_id=group.id, text="x", **only)
    alone = newer_wire.post("sendMessage", chat_id=stranger.id, text="x", **only)

    assert described(here) == (400, "Bad Request: PARTICIPANT_ID_INVALID")
    assert described(alone) == (400, "Bad Request: PEER_ID_INVALID")


def whispered(wire: Wire, ana: Person, group: Group) -> Message:
    group.set_bot("administrator")
    only = {"receiver_user_id": ana.id}
    markup = {"inline_keyboard": [[{"text": "A todos", "callback_data": "x"}]]}
    sent = wire.post("sendMessage", chat_id=group.id, text="x", ephemeral_message_parameters=only, reply_markup=markup)
    assert sent.is_success
    return group.replies[-1]


def test_what_one_person_sees_is_edited_and_deleted_with_their_number(
    newer_wire: Wire, ana: Person, group: Group
) -> None:
    message = whispered(newer_wire, ana, group)
    named = {"chat_id": group.id, "receiver_user_id": ana.id, "ephemeral_message_id": message.id}

    assert newer_wire.post("editEphemeralMessageText", **named, text="<b>y</b>", parse_mode="HTML").json()["result"]
    assert (message.text, message.marked("bold")) == ("y", ["y"])
    wrong = {**named, "receiver_user_id": 1}
    assert described(newer_wire.post("deleteEphemeralMessage", **wrong)) == (
        400,
        "Bad Request: message to delete not found",
    )
    assert newer_wire.post("deleteEphemeralMessage", **named).json()["result"]
    assert described(newer_wire.post("editEphemeralMessageText", **named, text="z")) == (
        400,
        "Bad Request: message to edit not found",
    )


def test_only_who_sees_a_message_presses_its_buttons(
    newer: Simulator, newer_wire: Wire, ana: Person, group: Group, client_of: Callable[[Simulator], Ask]
) -> None:
    message = whispered(newer_wire, ana, group)

    with pytest.raises(LookupError, match="no button"):
        newer.person("Eva").tap(message.button("A todos"))
    ana.tap(message.button("A todos"))

    query = client_of(newer)(Bot.get_updates)[-1].callback_query
    assert query is not None
    assert query.message is not None
    assert query.message.api_kwargs["ephemeral_message_id"] == message.id


def test_a_rich_message_is_longer_than_others_and_has_its_words(newer_wire: Wire, ana: Person) -> None:
    chat = ana.private_chat()
    html = "<h2>Fechas</h2><p>En <b>2001</b> &amp; 2002.</p><details><summary>Todo</summary><p>Más</p></details>"

    assert newer_wire.post("sendRichMessage", chat_id=chat.id, rich_message={"html": html}).is_success
    long = {"markdown": "x" * 32_768}
    assert newer_wire.post("sendRichMessage", chat_id=chat.id, rich_message=long).is_success

    short, long_one = chat.replies
    assert short.text == "Fechas\nEn 2001 & 2002.\nTodo\nMás"
    assert short.rich is not None
    assert len(long_one.text) == 32_768


@pytest.mark.parametrize(
    ("rich", "description"),
    [
        ({}, "rich message must be specified in exactly one form"),
        ({"html": "<p>x</p>", "markdown": "x"}, "rich message must be specified in exactly one form"),
        ({"markdown": "x" * 32_769}, "MESSAGE_TOO_LONG"),
        ({"html": "<p>x</p>" * 501}, "RICH_MESSAGE_BLOCKS_TOO_MANY"),
        ({"html": "<p>x"}, "can't parse entities: Can't find end tag corresponding to start tag \"p\""),
        ({"html": "<p><b>x</p></b>"}, 'can\'t parse entities: Unmatched end tag "</p>"'),
        ({"html": "<script>x</script>"}, 'can\'t parse entities: Unsupported start tag "script"'),
        ({"html": "<p> </p>"}, "message text is empty"),
    ],
)
def test_a_wrong_rich_message_is_refused(
    newer_wire: Wire, ana: Person, rich: dict[str, object], description: str
) -> None:
    response = newer_wire.post("sendRichMessage", chat_id=ana.private_chat().id, rich_message=rich)

    assert described(response) == (400, f"Bad Request: {description}")


@pytest.mark.parametrize(("seconds", "is_taken"), [(15, True), (15.1, False)])
def test_a_button_pressed_lets_the_bot_answer_so_for_fifteen_seconds(
    clock: Clock,
    seconds: float,
    is_taken: bool,  # noqa: FBT001 - a case
) -> None:
    bot, ana = User(1, "Glosa", "glosa_bot", is_bot=True), User(2, "Ana")
    world = World(bot, Mode(version=(10, 3)), clock)
    chat = world.add_chat("supergroup", "Redacción", [ana])
    chat.bot_status = "member"
    offered = world.post(chat, bot, keyboard=(({"text": "Ver", "callback_data": "v"},),))
    query = acts.press(world, ana, offered.button("Ver"))
    clock.now += seconds
    only = from_values({"ephemeral_message_parameters": {"receiver_user_id": 2, "callback_query_id": query.id}})

    if is_taken:
        assert receiver_of(world, chat, only) is ana
    else:
        with pytest.raises(BadRequest, match="not enough rights"):
            receiver_of(world, chat, only)
