"""Updates of every kind, from fifty chats, while all goes wrong: nobody is forgotten, or told twice.

CI_WILD says how many there are: with `full` it is two thousand.
"""

from __future__ import annotations

import contextlib
import itertools
import random
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from bot.simulator import DroppedBefore, ServerError, Simulator, TooManyRequests
from bot.wording import asking as say
from tests.e2e.conftest import is_serving, served_by
from tests.e2e.process import IS_WILD, PATIENCE
from tests.e2e.talk import refused_for_form

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.simulator import Conversation, Group, Message, Person
    from tests.e2e.conftest import StartBot

UPDATES = {"polling": 2000, "webhook": 2000} if IS_WILD else {"polling": 600, "webhook": 400}
PRIVATE, GROUPS, FORUMS, CHANNELS = 34, 8, 5, 3
CROWD = 20
QUESTIONS_EACH = 8
"""Messages of a person that have to be answered: fewer than the bot lets a person ask in a minute."""
HEARD_FROM_ONE = 3
"""Edits of a person, besides the questions: with them it is still less than the bot lets a person ask in a minute."""
HEARD_IN_A_GROUP = 8
"""Edits and presses in a group, besides the questions, that make the bot write there."""
SETTLING = 60.0
OUTAGE = 60.0
"""Seconds that a bot may take to start into a storm, in which several of its first requests may fail."""
RESTARTS = (0.2, 0.35, 0.5)
FAULT_EVERY = 40
IN_DOUBT = re.compile(r"message to (-?\d+): no answer, it may have arrived")
"""What a bot says of an answer that it does not repeat, where a connection broke so that it cannot know."""
LEVEL_MB = 25
"""Megabytes that the last quarter of the storm may add to what the one before made the bot take."""

QUESTION = "¿A qué hora abre el jardín botánico?"
HOSTILE = (
    "<b>¿A qué hora abre</b> el &lt;jardín&gt; <script>alert(1)</script> </blockquote>?",
    "\u202e¿nídraj le erba aroh éuq A?\u202c",
    "¿A\u200bqué\u200dhora abre\ufeff el jar\u00addín?",
    "😀" * 4096,
    "¿A qué hora\x00 abre \x1b[31mel jardín\x07?",
    "ﷺ" * 500 + "\u0301" * 500,
    "' OR 1=1; DROP TABLE chats; --",
    "%s%n{0}{__class__}${jndi:ldap://x}",
    "a" * 4096,
    "¿" * 999,
)


@dataclass
class Storm:
    """Who is in it, what was asked and has to be answered, and what people do."""

    telegram: Simulator
    chance: random.Random
    people: list[Person]
    curious: list[Person]
    """Who press buttons, which may ask as well: nobody asks too much by them."""
    private: list[Conversation]
    groups: list[Group]
    channels: list[Group]
    asked: list[tuple[Conversation, Message]] = field(default_factory=list)
    budget: Counter[int] = field(default_factory=Counter)
    heard: Counter[int] = field(default_factory=Counter)
    numbers: itertools.count[int] = field(default_factory=itertools.count)

    def step(self) -> None:
        """Let somebody do something."""
        acts: list[tuple[int, Callable[[], object]]] = [
            (30, self.ask),
            (8, self.ask_in_a_group),
            (12, self.chat_in_a_group),
            (12, self.edit),
            (12, self.press),
            (10, self.query_inline),
            (4, self.join_or_leave),
            (4, self.send_media),
            (3, self.block),
            (2, self.promote),
            (2, self.post_in_a_channel),
            (1, self.deliver_nonsense),
        ]
        weights = [weight for weight, _ in acts]
        self.chance.choices([act for _, act in acts], weights)[0]()

    def ask(self) -> None:
        """Ask in private, in plain words or hostile ones; every one of them is answered, somehow."""
        chat = self.chance.choice(self.private)
        if self.budget[chat.id] < QUESTIONS_EACH:
            self.budget[chat.id] += 1
            text = self.chance.choice((QUESTION, f"{QUESTION} {next(self.numbers)}", *HOSTILE))
            self.asked.append((chat, chat.say(text)))

    def ask_in_a_group(self) -> None:
        group, person = self.chance.choice(self.groups), self.chance.choice(self.people)
        if max(self.budget[group.id], self.budget[person.id]) < QUESTIONS_EACH:
            self.budget[group.id] += 1
            self.budget[person.id] += 1
            self.asked.append((group, group.say(f"/pregunta {QUESTION}", by=person)))

    def chat_in_a_group(self) -> None:
        group = self.chance.choice(self.groups)
        group.say(self.chance.choice(HOSTILE), by=self.chance.choice(self.people))

    def edit(self) -> None:
        chat, question = self.chance.choice(self.asked[-50:]) if self.asked else (None, None)
        if chat and question and all(self.is_quiet(number) for number in {question.sender.id, chat.id}):
            words = f"{QUESTION} {next(self.numbers)}"
            chat.edit(question, words if chat.chat.kind == "private" else f"/pregunta {words}")

    def press(self) -> None:
        chat = self.chance.choice([*self.private, *self.groups])
        if not self.is_quiet(chat.id):
            return
        buttons = [button for reply in chat.replies[-3:] for row in reply.buttons for button in row if button.data]
        if buttons:
            self.chance.choice(self.curious).tap(self.chance.choice(buttons))

    def query_inline(self) -> None:
        self.chance.choice(self.people).inquire(self.chance.choice((QUESTION, "", *HOSTILE))[:256])

    def is_quiet(self, number: int) -> bool:
        """Say whether a person may ask more, or a group hear more of the bot, which writes there 20 times a minute."""
        self.heard[number] += 1
        return self.heard[number] <= (HEARD_FROM_ONE if number > 0 else HEARD_IN_A_GROUP)

    def join_or_leave(self) -> None:
        group, person = self.chance.choice(self.groups), self.telegram.person("Nadia")
        group.add(person)
        if self.chance.random() < 1 / 2:
            group.remove(person)

    def send_media(self) -> None:
        chat = self.chance.choice(self.private)
        if self.budget[chat.id] < QUESTIONS_EACH:
            self.budget[chat.id] += 1
            send = self.chance.choice((chat.send_voice, chat.send_sticker, chat.send_photo))
            self.asked.append((chat, send()))

    def block(self) -> None:
        stranger = self.telegram.person("Bruno")
        stranger.private_chat().say(QUESTION)
        stranger.block()
        stranger.unblock()

    def promote(self) -> None:
        group = self.chance.choice(self.groups)
        group.set_bot(self.chance.choice(("administrator", "member")))

    def post_in_a_channel(self) -> None:
        self.chance.choice(self.channels).say(self.chance.choice(HOSTILE))

    def deliver_nonsense(self) -> None:
        kind, payload = self.chance.choice(
            (
                ("message", {"message_id": "x", "chat": 5}),
                ("message", {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "nonsense"}, "text": "hola"}),
                ("callback_query", {"id": "1", "from": {}, "data": "x" * 100}),
                (
                    "inline_query",
                    {"id": "9", "from": {"id": 5, "is_bot": False, "first_name": ""}, "query": "x" * 10_000},
                ),
                ("unheard_of", {"a": [1, 2, {"b": None}]}),
            )
        )
        self.telegram.deliver(kind, payload)


def storm_over(telegram: Simulator) -> Storm:
    people = [telegram.person(f"Persona {number}") for number in range(PRIVATE)]
    crowd = [telegram.person(f"Vecina {number}") for number in range(CROWD)]
    curious = [telegram.person(f"Curiosa {number}") for number in range(2 * CROWD)]
    groups = [telegram.supergroup(f"Grupo {n}", crowd, bot="administrator") for n in range(GROUPS)]
    forums = [telegram.supergroup(f"Foro {n}", crowd, is_forum=True) for n in range(FORUMS)]
    channels = [telegram.channel(f"Canal {n}", crowd[:1]) for n in range(CHANNELS)]
    private = [person.private_chat() for person in people]
    return Storm(telegram, random.Random(2026), crowd, curious, private, [*groups, *forums], channels)


@pytest.mark.long
@pytest.mark.timeout(280)
@pytest.mark.parametrize("delivery", ["polling", "webhook"])
def test_a_storm_is_weathered(telegram: Simulator, start_bot: StartBot, tmp_path: Path, delivery: str) -> None:
    environment = {**served_by(delivery), "DATABASE_URL": f"sqlite:///{tmp_path / 'storm.db'}"}
    bot = start_bot(**environment)
    bots = [bot]
    telegram.wait_until(lambda: is_serving(telegram), "a bot that serves", PATIENCE)
    storm = storm_over(telegram)
    memory = []
    count = UPDATES[delivery]
    for number in range(count):
        storm.step()
        if number % FAULT_EVERY == 0:
            fault = storm.chance.choice((TooManyRequests(1), ServerError(500), ServerError(502), DroppedBefore()))
            telegram.fail_next(storm.chance.choice(("sendMessage", "editMessageText", "*")), fault)
        if number % FAULT_EVERY == FAULT_EVERY // 2:
            telegram.duplicate_next(3)
        if number in [int(share * count) for share in RESTARTS]:
            bot.wait_until_said("Escucho", OUTAGE)
            assert bot.terminate() == 0
            bot = start_bot(**environment)
            bots.append(bot)
        if number in (int(0.75 * count), count - 1):
            settle(storm)
            memory.append(bot.memory_mb)
        time.sleep(0.01)
    settle(storm)

    answers = answers_in(storm)
    times = {question: answers[chat.id, question.id] for chat, question in storm.asked}
    in_doubt = Counter(int(chat) for one in bots for chat in IN_DOUBT.findall(one.log))
    wrong = {question: count for question, count in times.items() if count != 1}
    print(f"{len(times)} questions; of {in_doubt.total()} answers the bot cannot know whether they arrived")
    for question in [question for question, count in wrong.items() if count == 0 and in_doubt[question.chat.id]]:
        in_doubt[question.chat.id] -= 1
        del wrong[question]
    told = [f"{question.chat.id} {question.id}: {count} answers" for question, count in wrong.items()]
    assert wrong == {}, "\n".join([*told, happened_in({question.chat.id for question in wrong}, telegram)])
    assert refused_for_form(telegram) == []
    assert memory[1] - memory[0] < LEVEL_MB
    assert bot.terminate() == 0


def is_answer(message: Message) -> bool:
    """Say whether a reply answers; edits may come too fast for a group, and that is said besides."""
    return message.text != say.TOO_FAST


def happened_in(chats: set[int], telegram: Simulator) -> str:
    """Return all that happened in some chats, for whoever has to find out what went wrong."""
    return "\n".join(str(entry)[:300] for entry in telegram.transcript if entry.chat_id in chats)


def answers_in(storm: Storm) -> Counter[tuple[int, int]]:
    """Return how often each message was answered, by its chat's number and its own."""
    places = [*storm.private, *storm.groups]
    return Counter(
        (chat.id, one.reply_to.id) for chat in places for one in chat.replies if one.reply_to and is_answer(one)
    )


def settle(storm: Storm) -> None:
    """Return once the bot has been told everything, and has answered it or had long enough to."""
    storm.telegram.clear_faults()
    storm.telegram.wait_until(lambda: storm.telegram.pending_updates == 0, "nothing waiting", SETTLING)
    asked = {(chat.id, question.id) for chat, question in storm.asked}
    with contextlib.suppress(TimeoutError):  # what is wrong then is told in detail
        storm.telegram.wait_until(lambda: answers_in(storm).keys() >= asked, "all answers", SETTLING)
