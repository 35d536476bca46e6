"""People who ask while processes come and go, and how often each of their questions was answered."""

from __future__ import annotations

import itertools
import threading
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Self

from bot import wording
from bot.chat.gate import PERSON_LIMIT
from bot.wording import asking as say
from tests.e2e.process import PATIENCE

if TYPE_CHECKING:
    from types import TracebackType

    from bot.simulator import Conversation, Message, Simulator

PAUSE = 0.05
"""Seconds between two questions: together less than Telegram lets a bot answer."""
PEOPLE, EACH = 20, PERSON_LIMIT - 2
"""Who ask in turn, and how much, until others take over: nobody asks more than the bot lets a person ask."""
WAITING = 30
"""Questions that wait for an answer until nobody asks any more: where all is slow, they would wait ever longer."""
SLOW = 2 * PATIENCE
"""Seconds for something to happen that hangs on processes which start, under load and behind one another."""


def answered(chats: list[Conversation]) -> Counter[int]:
    """Return how often each question was answered, by the number of its message."""
    replies = chain.from_iterable(chat.replies for chat in chats)
    return Counter(reply.reply_to.id for reply in replies if reply.reply_to)


def in_order(replies: list[Message]) -> bool:
    """Say whether the first answers of a chat came in the order of its questions."""
    numbers = first_answers(replies)
    return numbers == sorted(numbers)


def first_answers(replies: list[Message]) -> list[int]:
    """Return the numbers of the questions of a chat in the order in which each was answered first."""
    return list(dict.fromkeys(reply.reply_to.id for reply in replies if reply.reply_to))


def answer_everything(telegram: Simulator, chats: list[Conversation], count: int) -> None:
    """Wait for the first answer to each question, and until the bot has said that all are done."""
    telegram.wait_until(lambda: not telegram.pending_updates, "all confirmed", timeout=60)
    telegram.wait_until(lambda: len(answered(chats)) == count, "all answers", timeout=60)


class Traffic:
    """Questions of many people, one after another, for as long as the context lasts; each is to be answered."""

    def __init__(self, telegram: Simulator) -> None:
        self.chats: list[Conversation] = []
        self.asked: list[Message] = []
        self._telegram = telegram
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._ask)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Let nobody ask any more."""
        self._is_over.set()
        self._thread.join()

    def go_on(self, questions: int) -> None:
        """Return once so many more questions are answered."""
        enough = self._telegram.delivered + questions
        self._telegram.wait_until(lambda: self._telegram.delivered >= enough, "more answers", SLOW)

    def settle(self) -> Counter[int]:
        """Let nobody ask any more, and return how often each question was answered, once all are."""
        self.stop()
        answer_everything(self._telegram, self.chats, len(self.asked))
        return answered(self.chats)

    def check(self, kills: int = 0) -> None:
        """Check, once all is answered, that it was in order, and each once.

        What was on its way when a process was killed may be answered again: that is one question of a chat.
        """
        counts = self.settle()
        assert counts.keys() == {question.id for question in self.asked}
        wrong = [(chat.id, first_answers(chat.replies)) for chat in self.chats if not in_order(chat.replies)]
        assert wrong == []
        assert not {wording.FAILED, say.TOO_FAST} & {reply.text for chat in self.chats for reply in chat.replies}
        again = Counter(question.chat.id for question in self.asked for _ in range(counts[question.id] - 1))
        print(f"{len(self.asked)} questions, {kills} kills: {again.total()} answers given again")
        assert max(again.values(), default=0) <= kills

    def _ask(self) -> None:
        for number in itertools.count():
            if (place := number % (PEOPLE * EACH)) == 0:
                here = [self._telegram.person(f"Persona {number}").private_chat() for number in range(PEOPLE)]
                self.chats += here
            while self._is_over.wait(PAUSE) or self._telegram.pending_updates >= WAITING:
                if self._is_over.is_set():
                    return
            self.asked.append(here[place % PEOPLE].say(f"¿A qué hora abre el jardín {number}?"))
