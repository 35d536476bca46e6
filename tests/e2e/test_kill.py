"""A bot killed again and again while questions come in: none is lost, and few are answered twice."""

from __future__ import annotations

import random
import time
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from bot.chat.polling import WINDOW

if TYPE_CHECKING:
    from bot.simulator import Conversation, Message, Simulator
    from tests.e2e.conftest import StartBot

PEOPLE, EACH, KILLS = 20, 10, 4


def answered(chats: list[Conversation]) -> Counter[int]:
    """Return how often each question was answered, by the number of its message."""
    replies = chain.from_iterable(chat.replies for chat in chats)
    return Counter(reply.reply_to.id for reply in replies if reply.reply_to)


def in_order(replies: list[Message]) -> bool:
    """Say whether the first answers of a chat came in the order of its questions."""
    numbers = list(dict.fromkeys(reply.reply_to.id for reply in replies if reply.reply_to))
    return numbers == sorted(numbers)


def test_of_200_questions_none_is_lost_however_often_the_bot_is_killed(
    telegram: Simulator, start_bot: StartBot
) -> None:
    chats = [telegram.person(f"Persona {n}").private_chat() for n in range(PEOPLE)]
    questions = [chat.say(f"¿A qué hora abre el jardín {n}?") for n in range(EACH) for chat in chats]

    for _ in range(KILLS):
        before = len(answered(chats))
        bot = start_bot()
        telegram.wait_until(lambda: len(answered(chats)) > before, "an answer", timeout=15)  # noqa: B023 - called now
        time.sleep(random.uniform(0, 0.5))
        bot.kill()
    bot = start_bot()
    telegram.wait_until(lambda: len(answered(chats)) == len(questions), "all answers", timeout=30)
    assert bot.terminate() == 0

    counts = answered(chats)
    assert counts.keys() == {question.id for question in questions}
    assert telegram.pending_updates == 0
    assert all(in_order(chat.replies) for chat in chats)
    twice = counts.total() - len(questions)
    print(f"{len(questions)} questions, {KILLS} kills: {twice} answers given again")
    assert twice <= KILLS * WINDOW
