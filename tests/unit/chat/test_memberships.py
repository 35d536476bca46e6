"""What the bot is in each chat is stored as Telegram tells it, and moves with a group; people's names are not."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Protocol

import pytest

from bot import store as storing
from bot.answering import Answerer
from bot.chat import lifecycle
from bot.chat.lanes import HANDLED
from bot.chat.parts import now
from bot.chat.service import build
from bot.settings import Settings
from bot.simulator import Forbidden, Refused
from bot.store import Store
from bot.store.values import ChatSettings, DateStyle, Membership
from tests.unit.chat.library import ONE

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from bot.chat.parts import Parts
    from bot.simulator import Group, Person, Simulator

FIGURES = ChatSettings(dates=DateStyle.FIGURES)


class Living(Protocol):
    """Lets a bot live through what has happened since it last did, and then see to something."""

    def __call__(self, work: Callable[[Parts], Awaitable[None]]) -> None: ...


@pytest.fixture
def living(telegram: Simulator, tmp_path: Path) -> Living:
    address = f"sqlite:///{tmp_path / 'glosa.db'}"
    storing.migrate(address)
    settings = Settings(token=telegram.token, api_url=telegram.url, database_url=address)
    confirmed = 0

    def run(work: Callable[[Parts], Awaitable[None]]) -> None:
        async def main() -> None:
            nonlocal confirmed
            store = Store(address, pepper="x")
            application, parts = await build(settings, Answerer(ONE), store)
            await application.initialize()
            for update in await application.bot.get_updates(confirmed, timeout=0, allowed_updates=HANDLED):
                confirmed = update.update_id + 1
                await application.process_update(update)
            await work(parts)
            await application.shutdown()
            await store.close()

        asyncio.run(main())

    return run


@pytest.fixture
def group(telegram: Simulator, ana: Person) -> Group:
    return telegram.supergroup("Barrio", [ana])


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("member", Membership.MEMBER),
        ("administrator", Membership.ADMINISTRATOR),
        ("restricted", Membership.RESTRICTED),
        ("left", Membership.LEFT),
        ("kicked", Membership.KICKED),
    ],
)
def test_what_the_bot_is_in_a_group_is_stored_and_the_settings_stay(
    living: Living, group: Group, status: str, expected: Membership
) -> None:
    async def choose(parts: Parts) -> None:
        await parts.store.change_settings(group.id, "supergroup", FIGURES, now())

    async def look(parts: Parts) -> None:
        known = await parts.store.chat(group.id)
        assert known is not None
        assert (known.title, known.kind, known.membership) == ("Barrio", "supergroup", expected)
        assert known.settings == FIGURES

    living(choose)
    group.set_bot(status)
    living(look)


def test_a_person_who_blocks_is_stored_as_that_without_their_name(living: Living, ana: Person) -> None:
    found: list[tuple[str, Membership]] = []

    async def look(parts: Parts) -> None:
        known = await parts.store.chat(ana.id)
        assert known is not None
        found.append((known.title, known.membership))

    ana.block()
    ana.unblock()
    living(look)
    ana.block()
    living(look)
    assert found == [("", Membership.MEMBER), ("", Membership.KICKED)]


def test_a_chat_that_the_bot_never_knew_and_is_out_of_is_not_kept(living: Living, group: Group) -> None:
    async def forget(parts: Parts) -> None:
        await parts.store.migrate_chat(group.id, -1009, now())

    async def look(parts: Parts) -> None:
        assert await parts.store.chat(group.id) is None
        assert [chat.id for chat in await parts.store.chats()] == [-1009]

    living(forget)
    group.set_bot("left")
    living(look)


def test_a_channel_is_kept_and_told_nothing(living: Living, telegram: Simulator) -> None:
    channel = telegram.channel("Noticias")

    async def look(parts: Parts) -> None:
        known = await parts.store.chat(channel.id)
        assert known is not None
        assert known.membership is Membership.ADMINISTRATOR

    living(look)
    assert channel.replies == []


def test_a_new_name_is_kept(living: Living, telegram: Simulator, group: Group, ana: Person) -> None:
    chat = {**group.chat.as_json(), "title": "Plaza"}
    about = {"message_id": 99, "date": 0, "chat": chat, "from": ana.user.as_json()}
    telegram.deliver("message", {**about, "new_chat_title": "Plaza"})

    async def look(parts: Parts) -> None:
        known = await parts.store.chat(group.id)
        assert known is not None
        assert (known.title, known.membership) == ("Plaza", Membership.MEMBER)

    living(look)


@pytest.mark.parametrize("status", ["member", "administrator"])
def test_a_group_that_becomes_a_supergroup_is_kept_once_under_its_new_number(
    living: Living, telegram: Simulator, ana: Person, status: str
) -> None:
    group = telegram.group("Barrio", [ana], bot=status)

    async def choose(parts: Parts) -> None:
        await parts.store.change_settings(group.id, "group", FIGURES, now())

    living(choose)
    supergroup = group.upgrade()

    async def look(parts: Parts) -> None:
        (known,) = await parts.store.chats()
        assert (known.id, known.kind, known.membership) == (supergroup.id, "supergroup", Membership(status))
        assert known.settings == FIGURES

    living(look)
    assert supergroup.replies == []


def test_a_group_that_moves_has_its_administrators_asked_for_anew(
    living: Living, telegram: Simulator, group: Group, ana: Person
) -> None:
    async def work(parts: Parts) -> None:
        for _ in range(2):
            assert await parts.roles.is_administrator(group.id, ana.id)
        await lifecycle.moved(parts, group.id, -1009)
        assert await parts.roles.is_administrator(group.id, ana.id)

    living(work)
    assert len(telegram.calls("getChatAdministrators")) == 2


def test_a_greeting_that_cannot_be_sent_does_no_harm(living: Living, telegram: Simulator, group: Group) -> None:
    telegram.fail_next("sendMessage", Refused(Forbidden("bot was kicked from the supergroup chat")), chat=group)

    async def look(parts: Parts) -> None:
        assert await parts.store.chat(group.id) is not None

    living(look)
    assert group.replies == []
