"""The Bot API of one bot: takes a method and its parameters, and returns the result or raises the refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.simulator.flood import FloodGate
from bot.simulator.methods import method_named
from bot.simulator.polling import LARGEST_BATCH, Polling
from bot.simulator.refusals import Conflict, NotFound, Refusal
from bot.simulator.transcript import Call
from bot.simulator.webhook import Webhook

if TYPE_CHECKING:
    from bot.simulator.parameters import Parameters
    from bot.simulator.world import World


class BotApi:
    """All methods, those that wait and those that answer at once."""

    def __init__(self, world: World, *, webhook_backoff: float) -> None:
        """Serve the bot of `world`."""
        self._world = world
        self.polling = Polling(world)
        self.gate = FloodGate(world.clock)
        self.webhook = Webhook(world, self._execute_from_webhook, webhook_backoff)

    async def call(self, method: str, parameters: Parameters) -> object:
        """Return the result of a method, whose name is in lower case."""
        match method:
            case "getupdates":
                return await self._get_updates(parameters)
            case "setwebhook":
                return self._set_webhook(parameters)
            case "deletewebhook":
                return self.webhook.delete(drop_pending=parameters.flag("drop_pending_updates"))
            case "getwebhookinfo":
                return self.webhook.info()
        known = method_named(method, self._world.mode.version)
        if known is None:
            message = ": method not found"
            raise NotFound(message)
        self.gate.check(method, self._world.chat_named(parameters.text("chat_id")))
        return known(self._world, parameters)

    async def _get_updates(self, parameters: Parameters) -> object:
        if self.webhook.target.url:
            message = (
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
            )
            raise Conflict(message)
        self._allow(parameters)
        limit, wait = parameters.integer("limit", LARGEST_BATCH), parameters.integer("timeout")
        updates = await self.polling.updates(parameters.integer("offset"), limit, wait)
        return [update.as_json() for update in updates]

    def _set_webhook(self, parameters: Parameters) -> object:
        result = self.webhook.set_target(parameters)
        self._allow(parameters)
        if self.webhook.target.url:
            self.polling.end(Conflict("terminated by setWebhook request"))
        return result

    def _allow(self, parameters: Parameters) -> None:
        """Change which updates come; what is not said stays as it was."""
        kinds = parameters.json_array("allowed_updates")
        if kinds is not None:
            self._world.updates.allow(map(str, kinds))

    async def _execute_from_webhook(self, method: str, parameters: Parameters) -> None:
        refusal = None
        try:
            await self.call(method.lower(), parameters)
        except Refusal as error:
            refusal = error
        self._world.record(Call(method, parameters.texts, refusal.code if refusal else 200, refusal))
