"""How people vote, and what the bot hears of it.

The bot hears of every poll that it sent: who voted what (`poll_answer`), unless the poll is anonymous, and the new
counts (`poll`). The server may tell of several votes at once; here each one is told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator.transcript import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.simulator.model import Message, User
    from bot.simulator.poll import Poll
    from bot.simulator.world import World


def vote(world: World, user: User, message: Message, options: Sequence[str | int]) -> None:
    """Choose options of a poll by their words or numbers, or take the vote back with none; raise LookupError if not."""
    poll = message.poll
    if poll is None or user not in message.chat.members:
        reason = f"no poll for {user.first_name} in {message!r}"
        raise LookupError(reason)
    chosen = tuple(sorted({poll.number_of(option) for option in options}))
    if obstacle := _obstacle(poll, user, chosen):
        raise LookupError(obstacle)
    if poll.votes.get(user, ()) == chosen:
        return
    if chosen:
        poll.votes[user] = chosen
    else:
        del poll.votes[user]
    words = ", ".join(poll.options[number].text for number in chosen)
    world.record(Event("vote", message.chat.id, user.first_name, words))
    if not poll.is_anonymous:
        _tell_of_vote(world, poll, user, chosen)
    tell_of_poll(world, poll)


def tell_of_poll(world: World, poll: Poll) -> None:
    """Queue how a poll stands."""
    world.queue("poll", poll.as_json(), f"poll {poll.id}")


def _obstacle(poll: Poll, user: User, chosen: tuple[int, ...]) -> str | None:
    if poll.is_closed:
        return "the poll is closed"
    if len(chosen) > 1 and not poll.allows_multiple_answers:
        return "the poll takes one answer"
    if not poll.allows_revoting and (user in poll.votes or not chosen):
        return f"{user.first_name} cannot vote again"
    return None


def _tell_of_vote(world: World, poll: Poll, user: User, chosen: tuple[int, ...]) -> None:
    payload = {
        "poll_id": poll.id,
        "user": user.as_json(),
        "option_ids": [*chosen],
        "option_persistent_ids": [str(number) for number in chosen],
    }
    world.queue("poll_answer", payload, f"poll {poll.id}")
