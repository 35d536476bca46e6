"""Inline mode and guest mode: what people ask for after the bot's name, and what the bot answers.

An answer is kept as long as the bot says, for everybody or for the person who asked: who asks the same meanwhile gets
it without the bot hearing of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from bot.simulator.acts import say
from bot.simulator.queries import TOO_OLD, GuestQuery, InlineAnswer, InlineQuery
from bot.simulator.refusals import BadRequest, Overtaken
from bot.simulator.results import button_of, result_of, results_of

if TYPE_CHECKING:
    from bot.simulator.model import Chat, Json, Message, Topic, User
    from bot.simulator.parameters import Parameters
    from bot.simulator.queries import InlineResult
    from bot.simulator.world import World

QUERY_CHARACTERS: Final = 256
OFFSET_BYTES: Final = 64
USUAL_CACHE_SECONDS: Final = 300
LONGEST_CACHE_SECONDS: Final = 86_400
_EVERYBODY: Final = 0

AnyQuery = TypeVar("AnyQuery", InlineQuery, GuestQuery)


def inquire(world: World, user: User, text: str, chat: Chat | None, offset: str) -> InlineQuery:
    """Type something after the bot's name; what is longer than a query is cut off."""
    query = InlineQuery(world.serial(), user, text[:QUERY_CHARACTERS], offset)
    query.answer = _cached(world, query)
    if query.answer is None:
        world.inline_queries[query.id] = query
        payload = {
            "id": query.id,
            "from": user.as_json(),
            "query": query.text,
            "offset": offset,
            "chat_type": _kind(chat),
        }
        world.queue("inline_query", payload, f"user {user.id}")
    return query


def choose(  # noqa: PLR0913 - who, what of which query, and where
    world: World, user: User, result: InlineResult, query: str, chat: Chat, *, topic: Topic | None = None
) -> Message:
    """Post a result in a chat; the bot learns its number there if it has buttons, and of the choice if it asked to."""
    inline_id = world.serial() if result.keyboard else None
    message = say(
        world,
        chat,
        user,
        content=result.content,
        keyboard=result.keyboard,
        link_preview=result.link_preview,
        topic=topic,
        via_bot=world.bot,
        inline_id=inline_id,
    )
    if world.mode.inline_feedback:
        payload: Json = {"result_id": result.id, "from": user.as_json(), "query": query}
        number = {"inline_message_id": inline_id} if inline_id else {}
        world.queue("chosen_inline_result", {**payload, **number}, f"user {user.id}")
    return message


def answer_inline_query(world: World, parameters: Parameters) -> object:
    """Show the results of an inline query; once, and not too late."""
    results, button = results_of(world, parameters), button_of(parameters)
    next_offset = parameters.text("next_offset")
    if len(next_offset.encode()) > OFFSET_BYTES:
        message = "NEXT_OFFSET_INVALID"
        raise BadRequest(message)
    query = _open_query(world.inline_queries.get(parameters.text("inline_query_id")))
    query.answer = InlineAnswer(
        query.text,
        results,
        next_offset,
        min(max(parameters.integer("cache_time", USUAL_CACHE_SECONDS), 0), LONGEST_CACHE_SECONDS),
        parameters.flag("is_personal"),
        button,
    )
    reader = query.user.id if query.answer.is_personal else _EVERYBODY
    world.inline_cache[query.text, query.offset, reader] = world.clock() + query.answer.cache_seconds, query.answer
    world.bell.ring()
    return True


def answer_guest_query(world: World, parameters: Parameters) -> object:
    """Post the one result in the chat where the bot was called; once, and not too late."""
    result = result_of(world, parameters.json_object("result"))
    query = _open_query(world.guest_queries.get(parameters.text("guest_query_id")))
    query.answer = world.post(
        query.message.chat,
        world.bot,
        content=result.content,
        keyboard=result.keyboard,
        link_preview=result.link_preview,
        reply_to=query.message,
        topic=query.message.topic,
        guest_caller=query.message.sender,
        inline_id=world.serial(),
    )
    return {"inline_message_id": query.answer.inline_id}


def _open_query(query: AnyQuery | None) -> AnyQuery:
    if query is None:
        raise BadRequest(TOO_OLD)
    if query.has_expired or query.answer:
        raise Overtaken(TOO_OLD)
    return query


def _cached(world: World, query: InlineQuery) -> InlineAnswer | None:
    for reader in (query.user.id, _EVERYBODY):
        until, answer = world.inline_cache.get((query.text, query.offset, reader), (0.0, None))
        if world.clock() < until:
            return answer
    return None


def _kind(chat: Chat | None) -> str:
    """Return where the person types: without a chat, in a private one with somebody else."""
    if chat is None:
        return "private"
    return "sender" if chat.kind == "private" else chat.kind
