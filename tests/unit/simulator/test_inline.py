"""Inline mode and guest mode: what is typed after the bot's name, and what may be answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)
from telegram.error import BadRequest

from bot.simulator import Group, Person, Simulator, inline
from bot.simulator.model import User
from bot.simulator.parameters import from_values
from bot.simulator.world import Mode, World

if TYPE_CHECKING:
    from collections.abc import Callable

    from telegram import InlineQuery

    from bot.simulator import InlineAnswer
    from tests.unit.simulator.conftest import Ask, Clock, Wire

Fields = dict[str, object]


def article(identifier: str = "1", text: str = "Fue en 2001.", **fields: object) -> Fields:
    content = {"message_text": text, "parse_mode": "HTML"}
    return {"type": "article", "id": identifier, "title": "2001", "input_message_content": content, **fields}


async def last_query(bot: Bot) -> InlineQuery:
    update = (await bot.get_updates())[-1]
    assert update.inline_query is not None
    return update.inline_query


def answered(ask: Ask, person: Person, text: str, *, markup: InlineKeyboardMarkup | None = None) -> InlineAnswer:
    """Let the bot answer what a person types with one article."""
    inquiry = person.inquire(text)

    async def work(bot: Bot) -> None:
        content = InputTextMessageContent("<b>Fue</b> en 2001.", parse_mode="HTML")
        result = InlineQueryResultArticle("a", "2001", content, reply_markup=markup, description="Fue")
        button = InlineQueryResultsButton("Abrir", start_parameter="d_1")
        await bot.answer_inline_query(
            (await last_query(bot)).id, [result], cache_time=60, is_personal=True, next_offset="10", button=button
        )

    ask(work)
    return inquiry.answer()


def test_the_bot_says_what_it_can_do_without_being_a_member(ask: Ask) -> None:
    me = ask(Bot.get_me)

    assert (me.supports_inline_queries, me.supports_guest_queries) == (True, False)


def test_a_query_comes_with_who_where_and_from_which_result_on(telegram: Simulator, ana: Person, ask: Ask) -> None:
    ana.inquire("¿cuándo? " + "x" * 10_000, telegram.supergroup("Redacción"), offset="10")

    query = ask(last_query)

    assert (query.from_user.id, query.offset, query.chat_type) == (ana.id, "10", "supergroup")
    assert (len(query.query), query.query[:8]) == (256, "¿cuándo?")


@pytest.mark.parametrize(("where", "kind"), [("their own chat", "sender"), ("somebody else's", "private")])
def test_a_query_says_in_what_kind_of_chat_it_was_typed(ana: Person, where: str, kind: str, ask: Ask) -> None:
    ana.inquire("x", ana.private_chat() if where == "their own chat" else None)

    assert ask(last_query).chat_type == kind


def test_a_person_sees_the_results_and_what_stands_above_them(ana: Person, ask: Ask) -> None:
    answer = answered(ask, ana, "¿cuándo?")

    (result,) = answer.results
    assert (result.id, result.title, result.description, result.text) == ("a", "2001", "Fue", "Fue en 2001.")
    assert result.content.marked("bold") == ["Fue"]
    assert (answer.next_offset, answer.cache_seconds, answer.is_personal) == ("10", 60, True)
    assert answer.button is not None
    assert answer.button["start_parameter"] == "d_1"


REFUSED: dict[str, tuple[Fields, str]] = {
    "51 results": (
        {"results": [article(str(n)) for n in range(51)]},
        "too many inline query results specified",
    ),
    "two of one id": ({"results": [article(), article()]}, "RESULT_ID_DUPLICATE"),
    "65 bytes of id": ({"results": [article("ñ" * 32 + "x")]}, "RESULT_ID_INVALID"),
    "no id": ({"results": [article("")]}, "RESULT_ID_INVALID"),
    "4097 characters": ({"results": [article(text="x" * 4097)]}, "MESSAGE_TOO_LONG"),
    "no text": ({"results": [article(text="<b> </b>")]}, "text must be non-empty"),
    "wrong HTML": (
        {"results": [article(text="<p>")]},
        'can\'t parse entities: Unsupported start tag "p" at byte offset 0',
    ),
    "no title": (
        {"results": [{"type": "article", "id": "1", "input_message_content": {"message_text": "x"}}]},
        "can't parse inline query result: Can't find field \"title\"",
    ),
    "no content": (
        {"results": [{"type": "article", "id": "1", "title": "x"}]},
        "can't parse inline query result: Input message content is not specified",
    ),
    "a result that is none": (
        {"results": ["x"]},
        "can't parse inline query result: Inline query result must be an object",
    ),
    "a wrong button": (
        {
            "results": [
                article(reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "ñ" * 33}]]}),
            ]
        },
        "BUTTON_DATA_INVALID",
    ),
    "a web application in somebody's chat": (
        {
            "results": [
                article(reply_markup={"inline_keyboard": [[{"text": "x", "web_app": {"url": "https://example.org"}}]]}),
            ]
        },
        "BUTTON_TYPE_INVALID",
    ),
    "65 bytes of offset": ({"results": [], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
    "65 characters to start with": (
        {"results": [], "button": {"text": "x", "start_parameter": "x" * 65}},
        "too long start_parameter specified",
    ),
    "other characters to start with": (
        {"results": [], "button": {"text": "x", "start_parameter": "a b"}},
        "unallowed characters in start_parameter are used",
    ),
    "a query that never was": (
        {"results": [], "inline_query_id": "9"},
        "query is too old and response timeout expired or query ID is invalid",
    ),
}


@pytest.mark.parametrize(("wrong", "description"), REFUSED.values(), ids=list(REFUSED))
def test_wrong_results_are_refused_in_the_servers_words(
    ana: Person, wrong: Fields, description: str, ask: Ask, wire: Wire
) -> None:
    ana.inquire("x")
    number = ask(last_query).id

    response = wire.post("answerInlineQuery", **{"inline_query_id": number, **wrong})

    assert (response.status_code, response.json()["description"]) == (400, f"Bad Request: {description}")


def test_the_limits_of_results_are_reached_without_a_refusal(ana: Person, ask: Ask, wire: Wire) -> None:
    inquiry = ana.inquire("x")
    results = [article(f"{n:02}" + "x" * 62, "x" * 4096) for n in range(50)]

    response = wire.post(
        "answerInlineQuery", inline_query_id=ask(last_query).id, results=results, next_offset="x" * 64, cache_time=-1
    )

    assert response.is_success
    assert len(inquiry.answer().results) == 50
    assert inquiry.answer().cache_seconds == 0


def test_results_come_once_and_in_time(telegram: Simulator, ana: Person, ask: Ask) -> None:
    answered(ask, ana, "uno")

    async def again(bot: Bot) -> None:
        with pytest.raises(BadRequest, match="Query is too old"):
            await bot.answer_inline_query((await last_query(bot)).id, [])

    ask(again)
    ana.inquire("dos").expire()
    ask(again)

    assert telegram.refusals == []


@pytest.mark.parametrize(("personal", "updates"), [(True, 2), (False, 1)])
def test_who_asks_the_same_meanwhile_gets_the_same_without_the_bot(
    telegram: Simulator,
    personal: bool,  # noqa: FBT001 - a case
    updates: int,
    ask: Ask,
    wire: Wire,
) -> None:
    ana = telegram.person("Ana")
    ana.inquire("x")
    number = ask(last_query).id
    wire.post("answerInlineQuery", inline_query_id=number, results=[article()], is_personal=personal)

    assert ana.inline("x").results[0].title == "2001"
    telegram.person("Luis").inquire("x")

    assert telegram.pending_updates == updates


def test_another_offset_or_a_cache_that_is_over_is_asked_for(
    telegram: Simulator, ana: Person, ask: Ask, wire: Wire
) -> None:
    ana.inquire("x")
    wire.post("answerInlineQuery", inline_query_id=ask(last_query).id, results=[], cache_time=0)

    ana.inquire("x")
    ana.inquire("x", offset="10")

    assert telegram.pending_updates == 3


def test_an_answer_is_kept_as_long_as_the_bot_says(clock: Clock) -> None:
    world = World(User(1, "Glosa", "glosa_bot", is_bot=True), Mode(), clock)
    ana = world.add_user("Ana", username=None, language_code=None, is_bot=False)
    query = inline.inquire(world, ana, "x", None, "")
    inline.answer_inline_query(world, from_values({"inline_query_id": query.id, "results": [], "cache_time": 60}))

    clock.now += 59
    assert inline.inquire(world, ana, "x", None, "").answer is query.answer
    clock.now += 1
    assert inline.inquire(world, ana, "x", None, "").answer is None


def test_a_result_is_posted_in_the_topic_where_it_was_chosen(telegram: Simulator, ana: Person, ask: Ask) -> None:
    forum = telegram.supergroup("Redacción", [ana], is_forum=True)
    topic = forum.create_topic("Energía")
    ana.choose(answered(ask, ana, "¿cuándo?"), 0, forum, topic=topic)

    message = ask(Bot.get_updates)[-1].message

    assert message is not None
    assert (message.message_thread_id, message.is_topic_message) == (topic.id, True)


def chosen(ask: Ask, person: Person, group: Group) -> InlineAnswer:
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Más", callback_data="m")]])
    answer = answered(ask, person, "¿cuándo?", markup=markup)
    person.choose(answer, 0, group)
    return answer


def test_a_chosen_result_is_the_persons_message_and_its_buttons_the_bots(
    telegram: Simulator, ana: Person, ask: Ask
) -> None:
    group = telegram.supergroup("Redacción", [ana], bot="left")
    chosen(ask, ana, group)
    (message,) = group.messages
    assert message.sender is ana.user
    assert message.via_bot is not None
    tap = ana.tap(message.button("Más"))

    async def work(bot: Bot) -> None:
        query = (await bot.get_updates())[-1].callback_query
        assert query is not None
        assert (query.message, query.data) == (None, "m")
        assert query.inline_message_id is not None
        assert await bot.edit_message_text("Fue en 2002.", inline_message_id=query.inline_message_id) is True
        with pytest.raises(BadRequest, match="Message_id_invalid"):
            await bot.edit_message_text("x", inline_message_id="x")
        await query.answer("Sí")

    ask(work)

    assert (message.text, tap.answer().text) == ("Fue en 2002.", "Sí")


def test_what_was_posted_through_the_bot_reaches_it_where_it_is(telegram: Simulator, ana: Person, ask: Ask) -> None:
    group = telegram.supergroup("Redacción", [ana])
    chosen(ask, ana, group)

    message = ask(Bot.get_updates)[-1].message

    assert message is not None
    assert message.via_bot is not None
    assert (message.via_bot.username, message.text) == ("glosa_bot", "Fue en 2001.")


@pytest.mark.parametrize(("feedback", "heard"), [(True, [("a", "¿cuándo?")]), (False, [])])
def test_the_bot_hears_of_a_choice_only_if_it_asked_to(
    feedback: bool,  # noqa: FBT001 - a case
    heard: list[tuple[str, str]],
    client_of: Callable[[Simulator], Ask],
) -> None:
    with Simulator(inline_feedback=feedback) as telegram:
        ask = client_of(telegram)
        ana = telegram.person("Ana")
        chosen(ask, ana, telegram.group("Redacción", bot="left"))
        choices = [update.chosen_inline_result for update in ask(Bot.get_updates)]

    assert [(choice.result_id, choice.query) for choice in choices if choice] == heard
    assert all(choice.inline_message_id for choice in choices if choice)


def test_a_mention_where_it_is_no_member_calls_a_guest(client_of: Callable[[Simulator], Ask]) -> None:
    with Simulator(guest=True) as telegram:
        ask = client_of(telegram)
        ana = telegram.person("Ana")
        group = telegram.supergroup("Redacción", [ana], bot="left")
        group.say("entre nosotros")
        question = group.say("@glosa_bot ¿cuándo?")

        async def work(bot: Bot) -> None:
            assert (await bot.get_me()).supports_guest_queries
            (update,) = await bot.get_updates()
            message = update.guest_message
            assert message is not None
            assert message.guest_query_id is not None
            assert (update.message, message.text, message.chat.id) == (None, "@glosa_bot ¿cuándo?", group.id)
            result = InlineQueryResultArticle("a", "2001", InputTextMessageContent("En 2001."))
            sent = await bot.answer_guest_query(message.guest_query_id, result)
            await bot.edit_message_text("En 2002.", inline_message_id=sent.inline_message_id)
            with pytest.raises(BadRequest, match="Query is too old"):
                await bot.answer_guest_query(message.guest_query_id, result)

        ask(work)
        reply = group.wait_for_reply(question)

    assert (reply.text, reply.reply_to, reply.guest_caller) == ("En 2002.", question, ana.user)


def test_without_guest_mode_or_as_a_member_nobody_is_called(telegram: Simulator) -> None:
    group = telegram.supergroup("Redacción", bot="left")
    group.say("@glosa_bot ¿cuándo?")

    assert telegram.pending_updates == 0
