"""A bot that ends while questions come in: none is lost, and only what was on its way at a kill is answered twice."""

from __future__ import annotations

import random
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.chat.polling import WINDOW
from bot.simulator import Simulator
from tests.e2e.conftest import served_by
from tests.e2e.process import PATIENCE
from tests.e2e.traffic import answer_everything, answered, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.simulator import Conversation, Message
    from tests.e2e.conftest import StartBot
    from tests.e2e.process import BotProcess

PEOPLE, EACH, KILLS = 20, 10, 4


@pytest.fixture
def telegram() -> Iterator[Simulator]:
    """Return a Telegram that is quick to deliver again."""
    with Simulator(webhook_backoff=0.05) as simulator:
        yield simulator


@pytest.fixture(params=["polling", "webhook"])
def restart(request: pytest.FixtureRequest, start_bot: StartBot) -> Callable[[], BotProcess]:
    """Return the function that starts the bot again as it was, on the same database."""
    environment = served_by(request.param)
    first: list[BotProcess] = []

    def start() -> BotProcess:
        database = {"DATABASE_URL": first[0].database_url} if first else {}
        first.append(start_bot(**environment, **database))
        return first[-1]

    return start


def ask_all(telegram: Simulator, people: int, each: int) -> tuple[list[Conversation], list[Message]]:
    chats = [telegram.person(f"Persona {n}").private_chat() for n in range(people)]
    return chats, [chat.say(f"¿A qué hora abre el jardín {n}?") for n in range(each) for chat in chats]


@pytest.mark.long
@pytest.mark.parametrize("restart", ["polling"], indirect=True)  # `test_platform` kills one that serves by webhook
def test_of_200_questions_none_is_lost_however_often_the_bot_is_killed(
    telegram: Simulator, restart: Callable[[], BotProcess]
) -> None:
    chats, questions = ask_all(telegram, PEOPLE, EACH)

    for _ in range(KILLS):
        before = len(answered(chats))
        bot = restart()
        telegram.wait_until(lambda: len(answered(chats)) > before, "an answer", timeout=15)  # noqa: B023 - called now
        time.sleep(random.uniform(0, 0.5))
        bot.kill()
    bot = restart()
    answer_everything(telegram, chats, len(questions))
    assert bot.terminate() == 0

    counts = answered(chats)
    assert counts.keys() == {question.id for question in questions}
    assert all(in_order(chat.replies) for chat in chats)
    twice = counts.total() - len(questions)
    print(f"{len(questions)} questions, {KILLS} kills: {twice} answers given again")
    assert twice <= KILLS * WINDOW


def test_nothing_is_answered_twice_after_a_clean_restart_though_everything_is_delivered_again(
    telegram: Simulator, restart: Callable[[], BotProcess]
) -> None:
    chats, questions = ask_all(telegram, people=8, each=5)
    bot = restart()
    telegram.wait_until(lambda: len(answered(chats)) > len(questions) / 2, "half of the answers", PATIENCE)
    assert bot.terminate() == 0
    telegram.redeliver()
    bot = restart()
    answer_everything(telegram, chats, len(questions))
    assert bot.terminate() == 0
    assert answered(chats) == Counter(question.id for question in questions)
