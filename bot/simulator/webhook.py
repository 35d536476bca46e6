"""The webhook: every update is posted to the bot until it answers with a 2xx, in order within a chat.

Differs from the server on purpose: the address must be `http://127.0.0.1:PORT/…`, as nothing here leaves the machine,
and no answer, not even 410 for a day, removes the webhook.
"""

from __future__ import annotations

import asyncio
import ipaddress
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import httpx

from bot.simulator.parameters import Parameters, from_values
from bot.simulator.refusals import BadRequest, Flooded
from bot.simulator.updates import USUAL

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.simulator.updates import Update
    from bot.simulator.world import World

    Execute = Callable[[str, Parameters], Awaitable[None]]

SECRET_CHARACTERS: Final = 256
USUAL_CONNECTIONS: Final = 40
MOST_CONNECTIONS: Final = 100
ANSWER_SECONDS: Final = 60
LONGEST_PAUSE: Final = 60
"""In units of the backoff, as the pauses between retries are: 0, 2, 4, 8…"""

_SECRET: Final = re.compile(r"[A-Za-z0-9_-]*")
_NOT_IN_ANSWERS: Final = ("get", "setwebhook", "deletewebhook", "close", "logout")


@dataclass(frozen=True, slots=True)
class Target:
    """Where updates go and the secret that comes with them."""

    url: str = ""
    secret: str = ""
    connections: int = USUAL_CONNECTIONS


class Webhook:
    """Delivers updates while a target is set; `backoff` is the unit of the pauses between retries, in seconds."""

    def __init__(self, world: World, execute: Execute, backoff: float) -> None:
        """Begin without a target; `execute` carries out the method that an answer to a delivery may name."""
        self._world = world
        self._execute = execute
        self._backoff = backoff
        self._lanes: dict[str, asyncio.Task[None]] = {}
        self._last_error: tuple[int, str] | None = None
        self._set_at = -1.0
        self.target = Target()

    def set_target(self, parameters: Parameters) -> object:
        """Set or, without a url, delete the webhook; at most once in a second."""
        target = _target(parameters)
        if parameters.flag("drop_pending_updates"):
            self._world.updates.drop()
        if target == self.target:
            return True
        if target.url and self._world.clock() - self._set_at < 1:
            raise Flooded(1)
        if target.url:
            self._set_at = self._world.clock()
        self.stop()
        self.target = target
        self._last_error = None
        self._world.bell.ring()
        return True

    def delete(self, *, drop_pending: bool) -> object:
        """Deliver no more."""
        return self.set_target(from_values({"drop_pending_updates": drop_pending}))

    def info(self) -> dict[str, object]:
        """Return what getWebhookInfo says."""
        when, error = self._last_error or (None, None)
        allowed = self._world.updates.allowed
        failure = {"last_error_date": when, "last_error_message": error} if when else {}
        return {
            "url": self.target.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._world.updates.waiting),
            "max_connections": self.target.connections,
            **({} if allowed == USUAL else {"allowed_updates": sorted(allowed)}),
            **failure,
        }

    async def run(self) -> None:
        """Deliver for ever."""
        async with httpx.AsyncClient(timeout=ANSWER_SECONDS, trust_env=False) as client:
            while True:
                self._open_lanes(client)
                await self._world.bell.wait()

    def stop(self) -> None:
        """Give up the deliveries under way; their updates wait for the next target."""
        for lane in self._lanes.values():
            lane.cancel()
        self._lanes.clear()

    def _open_lanes(self, client: httpx.AsyncClient) -> None:
        for name in [name for name, lane in self._lanes.items() if lane.done()]:
            self._lanes.pop(name).result()
        waiting = self._world.updates.lanes if self.target.url else frozenset[str]()
        for name in sorted(waiting - self._lanes.keys()):
            self._lanes[name] = asyncio.create_task(self._deliver_lane(client, name))

    async def _deliver_lane(self, client: httpx.AsyncClient, lane: str) -> None:
        """Deliver what waits in a lane, one update after the other, each until it is taken."""
        while update := self._world.updates.first_in(lane):
            failures = 0
            while (pause := await self._deliver(client, update)) is not None:
                failures += 1
                backoff = 0 if failures == 1 else min(2 ** (failures - 1), LONGEST_PAUSE) * self._backoff
                await asyncio.sleep(max(pause, backoff))

    async def _deliver(self, client: httpx.AsyncClient, update: Update) -> float | None:
        """Post an update; return None if the bot took it, else the seconds of pause that it asks for."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.target.secret} if self.target.secret else {}
        try:
            response = await client.post(self.target.url, json=update.as_json(), headers=headers)
        except httpx.HTTPError as error:
            self._last_error = self._world.now(), str(error) or type(error).__name__
            return 0
        if not response.is_success:
            reason = f"Wrong response from the webhook: {response.status_code} {response.reason_phrase}"
            self._last_error = self._world.now(), reason
            after = response.headers.get("retry-after", "")
            return float(after) if after.isdecimal() else 0
        self._world.updates.confirm(update)
        self._world.bell.ring()
        await self._carry_out(response)
        return None

    async def _carry_out(self, response: httpx.Response) -> None:
        """Carry out the method that the answer names, as a request of the bot whose result nobody sees."""
        try:
            answer = json.loads(response.content or b"null")
        except ValueError:
            return
        method = str(answer.pop("method", "")) if isinstance(answer, dict) else ""
        if method and not method.lower().startswith(_NOT_IN_ANSWERS):
            await self._execute(method, from_values(answer))


def _target(parameters: Parameters) -> Target:
    url = parameters.text("url")
    secret = parameters.text("secret_token")
    if url and not _is_loopback(url):
        message = "bad webhook: this simulator delivers to http://127.0.0.1:PORT/ only"
        raise BadRequest(message)
    if len(secret) > SECRET_CHARACTERS or not _SECRET.fullmatch(secret):
        message = "secret token contains unallowed characters"
        raise BadRequest(message)
    connections = parameters.integer("max_connections", USUAL_CONNECTIONS)
    return Target(url, secret, min(max(connections, 1), MOST_CONNECTIONS)) if url else Target()


def _is_loopback(url: str) -> bool:
    parts = urlsplit(url)
    try:
        return parts.scheme == "http" and ipaddress.ip_address(parts.hostname or "").is_loopback
    except ValueError:
        return False
