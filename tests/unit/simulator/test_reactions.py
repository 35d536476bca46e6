"""Reactions: the bot's and people's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram import Bot, ReactionTypeEmoji
from telegram.constants import ReactionEmoji
from telegram.error import BadRequest

from bot.simulator.reactions import EMOJI

if TYPE_CHECKING:
    from telegram import MessageReactionUpdated

    from bot.simulator import Simulator
    from tests.unit.simulator.conftest import Ask

ON = ["message", "message_reaction"]


def reactions(ask: Ask) -> list[MessageReactionUpdated]:
    return [update.message_reaction for update in ask(Bot.get_updates) if update.message_reaction]


def test_the_emoji_are_those_that_the_library_knows() -> None:
    assert {emoji.value for emoji in ReactionEmoji} == EMOJI
    assert len(EMOJI) == 73


def test_the_bot_has_one_reaction_to_a_message(telegram: Simulator, ask: Ask) -> None:
    ana = telegram.person("Ana")
    chat = ana.private_chat()
    message = chat.say("hola")
    ana.react(message, "🔥")

    async def work(bot: Bot) -> list[dict[str, str]]:
        seen = []
        for reaction in ("👀", "👍", None):
            await bot.set_message_reaction(chat.id, message.id, reaction)
            seen.append({user.first_name: emoji for user, emoji in message.reactions.items()})
        return seen

    assert ask(work) == [{"Ana": "🔥", "Glosa": "👀"}, {"Ana": "🔥", "Glosa": "👍"}, {"Ana": "🔥"}]


@pytest.mark.parametrize(
    ("number", "emoji", "reason"),
    [
        (0, ["📚"], "Reaction_invalid"),
        (1, ["👀"], "Message to react not found"),
        (0, ["👀", "👍"], "Reactions_too_many"),
    ],
)
def test_a_wrong_reaction_is_refused_in_the_servers_words(
    telegram: Simulator, number: int, emoji: list[str], reason: str, ask: Ask
) -> None:
    chat = telegram.person("Ana").private_chat()
    message = chat.say("hola")

    with pytest.raises(BadRequest, match=reason):
        ask(lambda bot: bot.set_message_reaction(chat.id, message.id + number, [ReactionTypeEmoji(e) for e in emoji]))
    assert message.reactions == {}


@pytest.mark.parametrize(("status", "heard"), [("administrator", 2), ("member", 0)])
def test_in_a_group_only_an_administrator_hears_of_reactions(
    telegram: Simulator, status: str, heard: int, ask: Ask
) -> None:
    ana = telegram.person("Ana")
    group = telegram.supergroup("Redacción", [ana], bot=status)
    message = group.say("hola")
    ask(lambda bot: bot.get_updates(allowed_updates=ON))
    ana.react(message, "👍")
    ana.react(message, "👍")
    ana.react(message, None)

    changes = reactions(ask)

    assert len(changes) == heard
    assert [(len(change.old_reaction), len(change.new_reaction)) for change in changes] == [(0, 1), (1, 0)][:heard]
    assert all(change.user and (change.user.id, change.message_id) == (ana.id, message.id) for change in changes)


def test_nobody_hears_of_reactions_without_asking_for_them(telegram: Simulator, ask: Ask) -> None:
    ana = telegram.person("Ana")
    ana.react(ana.private_chat().say("hola"), "👍")

    assert reactions(ask) == []


def test_in_a_private_chat_the_bot_hears_of_reactions_if_it_asks(telegram: Simulator, ask: Ask) -> None:
    ask(lambda bot: bot.get_updates(allowed_updates=ON))
    ana = telegram.person("Ana")
    ana.react(ana.private_chat().say("hola"), "👎")

    (change,) = reactions(ask)

    assert [reaction.type for reaction in change.new_reaction] == ["emoji"]


def test_reactions_in_a_channel_are_nobodys(telegram: Simulator, ask: Ask) -> None:
    ana = telegram.person("Ana")
    channel = telegram.channel("Resúmenes", [ana])
    ask(lambda bot: bot.get_updates(allowed_updates=ON))
    ana.react(channel.say("Hoy"), "👍")

    assert reactions(ask) == []
