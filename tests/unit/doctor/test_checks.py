"""What is made of what was seen, where it takes no server to see it."""

from __future__ import annotations

import asyncio
import datetime as dt
import ssl
import threading
import zoneinfo
from typing import TYPE_CHECKING

import pytest

from bot.chat.inquiry import Account
from bot.chat.rights import NO_RIGHTS, Rights
from bot.chat.webhook import Webhook
from bot.doctor import account, chats, clock, database, deliveries
from bot.doctor.checks import State, listed
from bot.doctor.patience import within
from bot.doctor.reaching import Reach, Reached
from bot.store.inspecting import Age, Condition, Contents, Receiver
from bot.terminal import check as printed
from bot.wording import doctor as say

if TYPE_CHECKING:
    from pathlib import Path

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)
MADRID = zoneinfo.ZoneInfo("Europe/Madrid")
ABLE = Rights(is_administrator=True, can_write=True, can_delete=True, can_react=True, can_pin=True)


def test_an_account_with_everything_off_is_told_how_to_turn_it_on() -> None:
    off = Account("glosa_bot", joins_groups=False, sees_everything=True, is_inline=False, is_guest=False)
    token, *others = account.checks(off, "")
    assert token.state is State.FINE
    assert {(check.state, check.advice) for check in others} == {
        (State.DOUBTFUL, advice)
        for advice in (say.LET_JOIN, say.TURN_PRIVACY_ON, say.TURN_INLINE_ON, say.TURN_GUEST_ON)
    }


def test_what_a_server_does_not_know_of_an_account_is_not_told() -> None:
    old = Account("glosa_bot", joins_groups=True, sees_everything=False, is_inline=True, is_guest=None)
    assert say.GUEST not in [check.name for check in account.checks(old, "")]


def test_a_failed_delivery_is_worse_while_something_waits() -> None:
    for pending, state in ((0, State.DOUBTFUL), (3, State.BROKEN)):
        webhook = Webhook(pending, is_failing=True, failure="Read timeout expired", address="https://glosa.example/x")
        first, _ = deliveries.delivered(webhook, webhook.address)
        assert first.state is state
        assert "«Read timeout expired»" in first.told


def test_an_address_that_does_not_lead_here_is_worse_where_telegram_delivers_there() -> None:
    for reach in (Reach.ELSEWHERE, Reach.NOWHERE, Reach.SLOW):
        found = Reached(reach, 502)
        used, unused = (deliveries.reached(found, "https://glosa.example", is_in_use=use) for use in (True, False))
        assert (used.state, unused.state) == (State.BROKEN, State.DOUBTFUL)
    certificate = deliveries.reached(Reached(Reach.UNTRUSTED), "https://ana:secreta@glosa.example", is_in_use=False)
    assert certificate.state is State.BROKEN
    assert "https://glosa.example" in certificate.told
    assert "secreta" not in certificate.told


def test_what_is_overdue_is_worse_while_a_bot_is_at_work() -> None:
    for processes, advice in ((0, say.START), (1, say.READ_LOG)):
        contents = Contents(1, 1, processes, 3, NOW - dt.timedelta(hours=2), 1, ())
        condition = Condition("sqlite:///glosa.db", "SQLite 3", Age.CURRENT, contents)
        *_, sendings = database.checks(condition, NOW, 1)
        assert sendings.state is (State.BROKEN if processes else State.DOUBTFUL)
        assert sendings.told == "3 van con retraso, desde hace 2 horas."
        assert sendings.advice == advice


def test_a_database_in_memory_is_no_place_to_keep_anything() -> None:
    (found,) = database.checks(Condition("sqlite:///", "SQLite", Age.FLEETING), NOW, 1)
    assert (found.state, found.advice) == (State.DOUBTFUL, say.CHOOSE_FILE)


def test_a_clock_that_nobody_compared_says_what_time_it_is() -> None:
    found = clock.check(None, NOW, MADRID)
    assert found.state is State.DOUBTFUL
    assert "En Europe/Madrid son las 13:00" in found.told


@pytest.mark.parametrize(
    ("seconds", "state", "told"),
    [
        (5, State.FINE, "Va con el de Telegram."),
        (-6, State.DOUBTFUL, "Va 6 segundos atrasado"),
        (60, State.DOUBTFUL, "Va un minuto adelantado"),
        (-7300, State.BROKEN, "Va 2 horas atrasado"),
    ],
)
def test_a_clock_is_told_by_how_much_it_is_off(seconds: int, state: State, told: str) -> None:
    found = clock.check(dt.timedelta(seconds=seconds), NOW, MADRID)
    assert found.state is state
    assert found.told.startswith(told)


def test_the_edition_of_the_rules_is_the_systems_or_the_packages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zoneinfo, "TZPATH", (str(tmp_path / "no"), str(tmp_path)))
    assert clock.rules() == ""
    (tmp_path / "tzdata.zi").write_text("# version 2019c\nR d 1916 o - Jun 14 23s 1 S\n", "ascii")
    assert clock.rules() == "2019c"
    monkeypatch.setattr(zoneinfo, "TZPATH", ())
    assert clock.rules().startswith("20")


def test_chats_that_were_not_looked_at_or_not_told_of_are_counted() -> None:
    one, other = (Receiver(number, "supergroup", "", is_pinned=False, reason="") for number in (-1, -2))
    written, untold = chats.rights({one: ABLE, other: None}, 5)
    assert written.told == "Puedo escribir en 1 de los 5 grupos y canales suscritos. Solo he mirado 2."
    assert untold.state is State.DOUBTFUL
    (closed,) = chats.rights({one: NO_RIGHTS}, 1)
    assert closed.state is State.BROKEN
    assert "el chat -1" in closed.told
    (owner,) = chats.owners({7: None}, "glosa_bot")
    assert owner.state is State.DOUBTFUL


def test_details_are_told_up_to_ten() -> None:
    assert listed(["a"]) == ("a",)
    assert listed([str(number) for number in range(12)])[9:] == ("9", "… y 2 más")


def test_what_comes_from_outside_gives_a_terminal_no_orders() -> None:
    receiver = Receiver(-1, "channel", "Diario\x1b[2J\nNuevo", is_pinned=False, reason="")
    (found,) = chats.rights({receiver: NO_RIGHTS}, 1)
    shown = printed(found)
    assert shown.count("\n") == 1
    assert "\x1b[2J" not in shown


def test_a_look_that_never_ends_is_not_waited_for() -> None:
    never, has_ended = threading.Event(), threading.Event()

    def look() -> None:
        never.wait()
        has_ended.set()

    with pytest.raises(TimeoutError):
        asyncio.run(within(0.01, look))
    assert not has_ended.is_set()
    never.set()
    assert has_ended.wait(5)


def test_a_look_gives_what_it_saw_or_what_went_wrong() -> None:
    assert asyncio.run(within(5, lambda: "visto")) == "visto"
    with pytest.raises(ssl.SSLError):
        asyncio.run(within(5, fail))


def fail() -> None:
    raise ssl.SSLError
