"""Puts the parts together: a world, the Bot API that serves it, and the people in it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, Self, TypeVar

from bot.simulator import acts
from bot.simulator.api import BotApi
from bot.simulator.faults import Fault, Faults
from bot.simulator.flood import Limits
from bot.simulator.loopback import LoopbackServer
from bot.simulator.model import User
from bot.simulator.people import PATIENCE, Conversation, Desk, Group, Person
from bot.simulator.server import BotServer
from bot.simulator.world import Mode, World

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from types import TracebackType

    from bot.simulator.model import Chat
    from bot.simulator.transcript import Call, Delivery, Entry

    T = TypeVar("T")

TOKEN: Final = "123456:simulated"  # noqa: S105 - opens nothing but the simulator


class Simulator:
    """A Telegram for one bot on 127.0.0.1, with the people who use it.

    >>> with Simulator() as telegram:
    ...     chat = telegram.person("Ana").private_chat()
    ...     question = chat.say("¿Quién invitó al ministro?")
    ...     telegram.url.startswith("http://127.0.0.1:")
    True
    """

    def __init__(  # noqa: PLR0913 - what there is to choose about a bot
        self,
        token: str = TOKEN,
        *,
        name: str = "Glosa",
        username: str = "glosa_bot",
        privacy: bool = True,
        guest: bool = False,
        inline_feedback: bool = False,
        version: Literal["10.0", "10.3"] = "10.0",
        webhook_backoff: float = 1.0,
    ) -> None:
        """Prepare a bot with nobody to talk to; pauses between deliveries count in `webhook_backoff` seconds.

        `privacy`, `guest` (may it be called into chats where it is no member) and `inline_feedback` (does it hear which
        of its results are chosen) are what BotFather was told; `version` is the Bot API's.
        """
        bot = User(int(token.partition(":")[0]), name, username, is_bot=True)
        major, _, minor = version.partition(".")
        mode = Mode(privacy, guest, inline_feedback, (int(major), int(minor)))
        self._world = World(bot, mode, time.time)
        self._api = BotApi(self._world, webhook_backoff=webhook_backoff)
        self._faults = Faults()
        self._bot_server = BotServer(token, self._world, self._api, self._faults)
        self._server = LoopbackServer(self._bot_server.application)
        self._desk = Desk(self._world, self._server)
        self.token = token
        self.url = self._server.url

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop; a failure of the simulator itself is raised here, unless something else went wrong before."""
        self.stop()
        if self._bot_server.failures and error is None:
            raise self._bot_server.failures[0]

    def start(self) -> None:
        """Return once the bot can call."""
        self._server.start()

    def stop(self) -> None:
        """Return once everything has ended; a long poll under way is answered at once."""
        self._server.call(self._api.polling.close)
        self._server.stop()

    def person(
        self,
        first_name: str,
        *,
        username: str | None = None,
        language_code: str | None = "es",
        is_bot: bool = False,
    ) -> Person:
        """Return somebody new, or another bot, whom ours cannot hear."""
        user = self._desk.do(World.add_user, first_name, username=username, language_code=language_code, is_bot=is_bot)
        return Person(self._desk, user)

    def group(self, title: str, members: Sequence[Person] = (), *, bot: str = "member") -> Group:
        """Return a group to which its first member has added the bot."""
        return self._with_bot(self._desk.do(World.add_chat, "group", title, self._users(members)), bot)

    def supergroup(
        self,
        title: str,
        members: Sequence[Person] = (),
        *,
        bot: str = "member",
        is_forum: bool = False,
        username: str | None = None,
    ) -> Group:
        """Return a supergroup, with topics if it is a forum, to which its first member has added the bot."""
        chat = self._desk.do(
            World.add_chat, "supergroup", title, self._users(members), is_forum=is_forum, username=username
        )
        return self._with_bot(chat, bot)

    def channel(
        self, title: str, members: Sequence[Person] = (), *, bot: str = "administrator", username: str | None = None
    ) -> Group:
        """Return a channel of which the bot is an administrator."""
        chat = self._desk.do(World.add_chat, "channel", title, self._users(members), username=username)
        return self._with_bot(chat, bot)

    def fail_next(self, method: str, fault: Fault, *, times: int = 1, chat: Conversation | None = None) -> None:
        """Let a fault meet the next `times` calls of a method ("*" for any), about one chat or about any."""
        self._server.call(lambda: self._faults.add(method, fault, times, chat.id if chat else None))

    def fail_randomly(self, method: str, chances: Mapping[Fault, float], seed: int) -> None:
        """Let each call of a method ("*" for any) meet a fault with its chance (0 to 1), until faults are cleared."""
        self._server.call(lambda: self._faults.add_chances(method, chances, seed))

    def clear_faults(self) -> None:
        """Let everything go well again."""
        self._server.call(self._faults.clear)

    def redeliver(self) -> None:
        """Queue again all updates that the bot has confirmed, as if the confirmations had been lost.

        A webhook gets them at once; polling, on the first request that does not name a later offset, which is what a
        bot sends when it starts.
        """
        self._desk.do(World.redeliver)

    def duplicate_next(self, number: int) -> None:
        """Deliver each of the next `number` updates twice, as when Telegram missed that the first had been taken."""
        self._desk.do(lambda world: world.updates.repeat_next(number))

    def deliver(self, kind: str, payload: object) -> int:
        """Send the bot an update as it stands, however malformed, and return its number."""
        lane = _lane(payload)

        def act(world: World) -> int:
            number = world.updates.force(kind, payload, lane)
            world.bell.ring()
            return number

        return self._desk.do(act)

    def flood(
        self, *, per_second: int | None = None, per_chat: int | None = None, per_group_minute: int | None = None
    ) -> None:
        """Limit what the bot may send from now on: to all chats or one in a second, to a group in a minute."""
        limits = Limits(per_second, per_chat, per_group_minute)
        self._server.call(lambda: setattr(self._api.gate, "limits", limits))

    @property
    def transcript(self) -> list[Entry]:
        """Everything that has happened, in order."""
        return self._desk.do(lambda world: list(world.transcript))

    def calls(self, method: str | None = None) -> list[Call]:
        """Return the bot's requests so far, of one method or of all."""
        calls = self._desk.do(World.calls)
        return [call for call in calls if method is None or call.method.lower() == method.lower()]

    def deliveries(self) -> list[Delivery]:
        """Return what the bot has sent so far and is in its chat, in order, and what the bot was told of it."""
        return self._desk.do(lambda world: [replace(delivery) for delivery in world.deliveries])

    @property
    def delivered(self) -> int:
        """How many deliveries there are, which costs nothing to ask."""
        return self._desk.do(lambda world: len(world.deliveries))

    @property
    def refusals(self) -> list[Call]:
        """The bot's requests that were refused and need not have been: wrong in themselves, not met by a fault."""
        return [call for call in self.calls() if call.refusal and call.refusal.is_earned and call.fault is None]

    @property
    def pending_updates(self) -> int:
        """How many updates the bot has not confirmed."""
        return self._desk.do(lambda world: len(world.updates.waiting))

    @property
    def is_polled(self) -> bool:
        """Whether the bot is up and waits for updates now."""
        return self._server.call(lambda: self._api.polling.is_waited_at)

    def wait_until(self, found: Callable[[], T | None], what: str, timeout: float = PATIENCE) -> T:
        """Return what `found` returns once it is true; it is tried whenever something happens."""
        return self._desk.wait_until(found, what, timeout)

    def _users(self, members: Sequence[Person]) -> list[User]:
        """Return who is in a chat; nobody named, somebody still has to own it."""
        return [member.user for member in members or [self.person("Marta")]]

    def _with_bot(self, chat: Chat, status: str) -> Group:
        self._desk.do(acts.set_bot_status, chat, chat.members[0], status)
        return Group(self._desk, chat)


def _lane(payload: object) -> str:
    """Return the lane of an update that nobody vouches for: that of its chat, if it has one."""
    chat = payload.get("chat") if isinstance(payload, dict) else None
    return f"chat {chat['id']}" if isinstance(chat, dict) and "id" in chat else "nowhere"
