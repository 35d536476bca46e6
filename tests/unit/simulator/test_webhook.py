"""The webhook: deliveries, their order, and what happens when the bot does not take them."""

from __future__ import annotations

from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from telegram import Bot, Update
from telegram.error import BadRequest, RetryAfter

from bot.simulator.loopback import LoopbackServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.requests import Request

    from bot.simulator import Simulator
    from tests.unit.simulator.conftest import Ask


class Receiver:
    """A bot's web side: gives the answers prepared, then 200, and remembers what it got."""

    def __init__(self) -> None:
        self.answers: deque[Response] = deque()
        self.updates: list[Update] = []
        self.secrets: list[str | None] = []

    @property
    def texts(self) -> list[str | None]:
        return [update.effective_message.text for update in self.updates if update.effective_message]

    async def take(self, request: Request) -> Response:
        update = Update.de_json(await request.json(), None)
        assert update is not None
        self.updates.append(update)
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        assert request.headers["content-type"] == "application/json"
        return self.answers.popleft() if self.answers else Response()

    def application(self, when_ready: Callable[[], None]) -> Starlette:
        when_ready()
        return Starlette(routes=[Route("/hook", self.take, methods=["POST"])])


@pytest.fixture
def receiver() -> Receiver:
    return Receiver()


@pytest.fixture
def hook(receiver: Receiver) -> Iterator[str]:
    server = LoopbackServer(receiver.application)
    server.start()
    yield f"{server.url}/hook"
    server.stop()


def wait_for(telegram: Simulator, receiver: Receiver, number: int) -> None:
    telegram.wait_until(
        lambda: len(receiver.updates) >= number and not telegram.pending_updates, f"{number} deliveries taken"
    )


def test_an_update_is_posted_with_the_secret(telegram: Simulator, ask: Ask, receiver: Receiver, hook: str) -> None:
    ask(lambda bot: bot.set_webhook(hook, secret_token="a-B_1"))  # noqa: S106 - a secret of this test

    telegram.person("Ana").private_chat().say("hola")
    wait_for(telegram, receiver, 1)

    assert receiver.texts == ["hola"]
    assert receiver.secrets == ["a-B_1"]


def test_what_waited_before_the_webhook_was_set_is_delivered(
    telegram: Simulator, ask: Ask, receiver: Receiver, hook: str
) -> None:
    telegram.person("Ana").private_chat().say("hola")

    ask(lambda bot: bot.set_webhook(hook))
    wait_for(telegram, receiver, 1)

    assert receiver.texts == ["hola"]


def test_a_refused_update_is_posted_again_and_holds_up_its_chat_alone(
    telegram: Simulator, ask: Ask, receiver: Receiver, hook: str
) -> None:
    ask(lambda bot: bot.set_webhook(hook))
    receiver.answers.extend([Response(status_code=500), Response(status_code=503, headers={"Retry-After": "0"})])
    ana, luis = telegram.person("Ana").private_chat(), telegram.person("Luis").private_chat()

    ana.say("uno")
    wait_for(telegram, receiver, 3)
    ana.say("dos")
    luis.say("tres")
    wait_for(telegram, receiver, 5)

    assert receiver.texts[:3] == ["uno", "uno", "uno"]
    assert len({update.update_id for update in receiver.updates[:3]}) == 1
    assert sorted(map(str, receiver.texts[3:])) == ["dos", "tres"]


def test_the_last_failure_can_be_asked_for(telegram: Simulator, ask: Ask, receiver: Receiver, hook: str) -> None:
    ask(lambda bot: bot.set_webhook(hook, max_connections=5, allowed_updates=["message"]))
    receiver.answers.append(Response(status_code=500))
    telegram.person("Ana").private_chat().say("hola")
    wait_for(telegram, receiver, 2)

    info = ask(Bot.get_webhook_info)

    assert (info.url, info.max_connections, info.allowed_updates) == (hook, 5, ("message",))
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
    assert info.pending_update_count == 0


def test_a_bot_that_is_not_there_gets_its_updates_when_it_is(telegram: Simulator, ask: Ask, receiver: Receiver) -> None:
    server = LoopbackServer(receiver.application)
    ask(lambda bot: bot.set_webhook(f"{server.url}/hook"))
    telegram.person("Ana").private_chat().say("hola")

    server.start()
    wait_for(telegram, receiver, 1)
    server.stop()

    assert receiver.texts == ["hola"]


def test_a_method_in_the_answer_is_carried_out(telegram: Simulator, ask: Ask, receiver: Receiver, hook: str) -> None:
    ask(lambda bot: bot.set_webhook(hook))
    chat = telegram.person("Ana").private_chat()
    receiver.answers.append(JSONResponse({"method": "sendMessage", "chat_id": chat.id, "text": "¡Hola!"}))
    receiver.answers.append(JSONResponse({"method": "sendMessage", "chat_id": chat.id, "text": ""}))
    receiver.answers.append(JSONResponse({"method": "deleteWebhook"}))

    question = chat.say("hola")

    assert chat.wait_for_reply(question).text == "¡Hola!"
    chat.say("otra vez")
    chat.say("y otra")
    wait_for(telegram, receiver, 3)
    assert [call.description for call in telegram.refusals] == ["Bad Request: message text is empty"]
    assert ask(Bot.get_webhook_info).url == hook


def test_lost_confirmations_bring_updates_back_at_once(
    telegram: Simulator, ask: Ask, receiver: Receiver, hook: str
) -> None:
    ask(lambda bot: bot.set_webhook(hook))
    telegram.person("Ana").private_chat().say("hola")
    wait_for(telegram, receiver, 1)

    telegram.redeliver()
    wait_for(telegram, receiver, 2)

    assert receiver.updates[0] == receiver.updates[1]


def test_a_webhook_is_on_loopback_and_its_secret_of_few_characters(ask: Ask) -> None:
    with pytest.raises(BadRequest, match="Bad webhook"):
        ask(lambda bot: bot.set_webhook("https://example.org/hook"))
    with pytest.raises(BadRequest, match="Secret token contains unallowed characters"):
        ask(lambda bot: bot.set_webhook("http://127.0.0.1:9/hook", secret_token="ñ"))  # noqa: S106 - wrong on purpose


def test_a_webhook_is_changed_once_in_a_second(ask: Ask) -> None:
    async def work(bot: Bot) -> None:
        assert await bot.set_webhook("http://127.0.0.1:9/a")
        assert await bot.set_webhook("http://127.0.0.1:9/a")
        with pytest.raises(RetryAfter) as raised:
            await bot.set_webhook("http://127.0.0.1:9/b")
        assert raised.value.retry_after == timedelta(seconds=1)

    ask(work)


def test_updates_can_come_twice(telegram: Simulator, ask: Ask, receiver: Receiver, hook: str) -> None:
    ask(lambda bot: bot.set_webhook(hook))
    telegram.duplicate_next(1)
    chat = telegram.person("Ana").private_chat()

    chat.say("uno")
    chat.say("dos")
    wait_for(telegram, receiver, 3)

    assert receiver.texts == ["uno", "uno", "dos"]
    assert receiver.updates[0].update_id == receiver.updates[1].update_id
