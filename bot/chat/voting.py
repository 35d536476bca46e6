"""What people think of an answer: once for each person and answer, until they change their mind.

Where one person sees an answer its buttons show what they chose. In a group they are everybody's and show nobody's, so
whoever votes is told for a moment.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from telegram import Message

from bot.chat import render
from bot.chat.buttons import CastVote
from bot.chat.keyboards import Voting, under_answer
from bot.chat.parts import now
from bot.chat.reopening import reopened, shown_under
from bot.chat.reply import Reply
from bot.model import Answer
from bot.store.values import Vote
from bot.wording import private as say

if TYPE_CHECKING:
    from telegram import CallbackQuery

    from bot.chat.buttons import GiveCause
    from bot.chat.parts import Parts
    from bot.chat.reopening import Reopened


async def vote(parts: Parts, query: CallbackQuery, pressed: CastVote | GiveCause) -> None:
    """Store what somebody thinks of an answer, thank them, and show it where that can be shown."""
    question = await parts.store.question(pressed.token)
    if question is None:
        await parts.post.acknowledge(query.id, say.FORGOTTEN_ANSWER)
        return
    person = query.from_user.id
    before = await parts.store.vote_of(pressed.token, person)
    given = _vote(pressed)
    if isinstance(pressed, CastVote) and _says_no_more(before, given):
        await parts.post.acknowledge(query.id, say.VOTED_ALREADY)
        return
    await parts.store.vote(pressed.token, person, given, now())
    await parts.post.acknowledge(query.id, _thanks(given))
    await _show(parts, query, pressed.token, _voting(given))


def _vote(pressed: CastVote | GiveCause) -> Vote:
    return Vote(pressed.useful) if isinstance(pressed, CastVote) else Vote(useful=False, cause=pressed.cause)


def _says_no_more(before: Vote | None, given: Vote) -> bool:
    """Tell whether a vote was given before; who has found an answer useless and not said why is asked again."""
    return before is not None and before.useful is given.useful and (given.useful or before.cause is not None)


def _thanks(given: Vote) -> str:
    if given.useful:
        return say.VOTED_USEFUL
    return say.CAUSE_NOTED if given.cause else say.VOTED_USELESS


def _voting(given: Vote) -> Voting:
    if given.useful:
        return Voting.USEFUL
    return Voting.USELESS if given.cause else Voting.WHY


async def _show(parts: Parts, query: CallbackQuery, token: str, voting: Voting) -> None:
    """Change the buttons under an answer."""
    shown = await shown_under(parts, token, query.message)
    if shown.in_group:
        if voting is Voting.USEFUL:
            return
        voting = Voting.WHY if voting is Voting.WHY else Voting.OPEN
    again = await reopened(parts, token)
    if again is None or not isinstance(again.found, Answer):  # the documents have changed
        return
    keyboard = under_answer(again.found, replace(shown, voting=voting))
    await _edit(parts, query, Reply(_words(parts, query, again), keyboard))


def _words(parts: Parts, query: CallbackQuery, again: Reopened) -> str:
    """Return the answer as it stands; Telegram does not give back what stands in a chat that the bot is not in."""
    if isinstance(query.message, Message) and query.message.text:
        return query.message.text_html
    return render.pressed(again.question, again.found, parts.library, render.Shown())[-1].html


async def _edit(parts: Parts, query: CallbackQuery, reply: Reply) -> None:
    """Change a message; one that cannot be changed any more stays as it is, the vote counts all the same."""
    if query.message is not None:
        await parts.post.edit(query.message.chat.id, query.message.message_id, reply)
    elif query.inline_message_id:
        await parts.post.edit_inline(query.inline_message_id, reply)
