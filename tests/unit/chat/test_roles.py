"""Who may change a chat's settings: the server says so, is believed for a minute, and is asked again if it failed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest
from telegram import Bot, Update

from bot.chat import roles as module
from bot.chat.roles import BELIEVED, Roles, Standing
from bot.simulator import ServerError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.simulator import Group, Person, Simulator

GROUP_ANONYMOUS_BOT, CHANNEL_BOT, TELEGRAM = 1087968824, 136817688, 777000


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


class Asking(Protocol):
    """Runs some questions about people to their end."""

    def __call__(self, work: Callable[[Roles, Clock], Awaitable[None]]) -> None: ...


@pytest.fixture
def asking(telegram: Simulator) -> Asking:
    def run(work: Callable[[Roles, Clock], Awaitable[None]]) -> None:
        async def main() -> None:
            async with Bot(telegram.token, f"{telegram.url}/bot") as bot:
                clock = Clock()
                await work(Roles(bot, clock), clock)

        asyncio.run(main())

    return run


@pytest.fixture
def eva(telegram: Simulator) -> Person:
    return telegram.person("Eva")


@pytest.fixture
def group(telegram: Simulator, ana: Person, eva: Person) -> Group:
    return telegram.supergroup("Barrio", [ana, eva])


def written(chat_id: int, user_id: int, kind: str = "supergroup", **fields: object) -> Update:
    """Return the update of a message that somebody wrote."""
    sender = {"id": user_id, "is_bot": False, "first_name": "X"}
    message = {"message_id": 1, "date": 0, "chat": {"id": chat_id, "type": kind}, "from": sender, "text": "x"}
    return Update.de_json({"update_id": 1, "message": {**message, **fields}})


def pressed(chat_id: int, user_id: int, **fields: object) -> Update:
    """Return the update of a button that somebody pressed under a message."""
    message = {"message_id": 1, "date": 1, "chat": {"id": chat_id, "type": "supergroup"}, "text": "x", **fields}
    sender = {"id": user_id, "is_bot": False, "first_name": "X"}
    query = {"id": "1", "from": sender, "chat_instance": "", "data": "g:m", "message": message}
    return Update.de_json({"update_id": 1, "callback_query": query})


def test_administrators_are_told_from_members_and_strangers(
    telegram: Simulator, asking: Asking, group: Group, ana: Person, eva: Person
) -> None:
    stranger = telegram.person("Iván")

    async def work(roles: Roles, _: Clock) -> None:
        assert await roles.is_administrator(group.id, ana.id)
        assert not await roles.is_administrator(group.id, eva.id)
        assert not await roles.is_administrator(group.id, stranger.id)

    asking(work)


def test_the_server_is_believed_for_a_minute_and_then_asked_again(
    telegram: Simulator, asking: Asking, group: Group, ana: Person
) -> None:
    async def work(roles: Roles, clock: Clock) -> None:
        for clock.now in (0.0, 1.0, BELIEVED - 0.1, BELIEVED, BELIEVED + 1):
            assert await roles.is_administrator(group.id, ana.id)

    asking(work)
    assert len(telegram.calls("getChatAdministrators")) == 2


def test_what_is_known_of_a_chat_is_forgotten_and_of_others_is_not(
    telegram: Simulator, asking: Asking, group: Group, ana: Person
) -> None:
    other = telegram.supergroup("Otro", [ana])

    async def work(roles: Roles, _: Clock) -> None:
        for chat in (group, other):
            assert await roles.is_administrator(chat.id, ana.id)
        roles.forget(group.id)
        for chat in (group, other):
            assert await roles.is_administrator(chat.id, ana.id)

    asking(work)
    assert [call.parameters["chat_id"] for call in telegram.calls("getChatAdministrators")] == [
        str(chat.id) for chat in (group, other, group)
    ]


def test_a_server_that_fails_makes_nobody_an_administrator_and_is_asked_again(
    telegram: Simulator, asking: Asking, group: Group, ana: Person
) -> None:
    telegram.fail_next("getChatAdministrators", ServerError(500))

    async def work(roles: Roles, _: Clock) -> None:
        assert await roles.standing(group.id, ana.id) is Standing.UNKNOWN
        assert await roles.standing(group.id, ana.id) is Standing.ADMINISTRATOR

    asking(work)


def test_no_more_answers_are_kept_than_there_is_room_for(
    telegram: Simulator, asking: Asking, group: Group, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "REMEMBERED", 1)
    other = telegram.supergroup("Otro", [ana])

    async def work(roles: Roles, _: Clock) -> None:
        for chat in (group, other, other, group):
            assert await roles.is_administrator(chat.id, ana.id)

    asking(work)
    assert len(telegram.calls("getChatAdministrators")) == 3


def test_a_crowd_costs_the_server_one_question(telegram: Simulator, asking: Asking, group: Group) -> None:
    crowd = [telegram.person(f"Uno de {number}") for number in range(20)]

    async def work(roles: Roles, _: Clock) -> None:
        assert not any([await roles.is_administrator(group.id, person.id) for person in crowd])

    asking(work)
    assert len(telegram.calls("getChatAdministrators")) == 1


def test_whoever_writes_as_the_group_itself_may_change_it(asking: Asking, group: Group) -> None:
    itself = {"id": group.id, "type": "supergroup"}

    async def work(roles: Roles, _: Clock) -> None:
        assert await roles.may_change(written(group.id, GROUP_ANONYMOUS_BOT, sender_chat=itself))

    asking(work)


def test_the_linked_channels_posts_may_change_a_group(asking: Asking, group: Group) -> None:
    channel = {"id": -100777, "type": "channel"}

    async def work(roles: Roles, _: Clock) -> None:
        assert await roles.may_change(written(group.id, TELEGRAM, sender_chat=channel, is_automatic_forward=True))

    asking(work)


def test_whoever_writes_as_the_linked_channel_may_change_a_group(
    telegram: Simulator, asking: Asking, group: Group, ana: Person
) -> None:
    channel = telegram.channel("Enlazado", [ana])
    group.link(channel)

    async def work(roles: Roles, _: Clock) -> None:
        for _again in range(2):
            message = written(group.id, CHANNEL_BOT, sender_chat={"id": channel.id, "type": "channel"})
            assert await roles.may_change(message)

    asking(work)
    assert len(telegram.calls("getChat")) == 1


def test_another_channel_may_not_even_if_its_owner_administers_the_group(
    telegram: Simulator, asking: Asking, group: Group, ana: Person
) -> None:
    channel = {"id": telegram.channel("Propio", [ana]).id, "type": "channel"}

    async def work(roles: Roles, _: Clock) -> None:
        assert not await roles.may_change(written(group.id, CHANNEL_BOT, sender_chat=channel))

    asking(work)


def test_a_button_is_judged_by_who_pressed_it_and_not_by_the_message_it_is_under(
    asking: Asking, group: Group, ana: Person, eva: Person
) -> None:
    itself = {"id": group.id, "type": "supergroup"}

    async def work(roles: Roles, _: Clock) -> None:
        assert await roles.may_change(pressed(group.id, ana.id))
        assert not await roles.may_change(pressed(group.id, eva.id, sender_chat=itself))
        assert not await roles.may_change(pressed(group.id, eva.id, date=0))

    asking(work)


def test_in_private_people_are_their_own_masters_and_nobody_is_asked(
    telegram: Simulator, asking: Asking, ana: Person
) -> None:
    async def work(roles: Roles, _: Clock) -> None:
        assert await roles.may_change(written(ana.id, ana.id, "private"))

    asking(work)
    assert telegram.calls("getChatAdministrators") == []


def test_an_update_without_a_chat_changes_nothing(asking: Asking) -> None:
    async def work(roles: Roles, _: Clock) -> None:
        assert not await roles.may_change(Update(1))

    asking(work)
