"""The shape of every answer: what was asked for, or why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import JSONResponse

if TYPE_CHECKING:
    from bot.simulator.refusals import Refusal


class Answer(JSONResponse):
    """An answer in the Bot API's envelope; `refusal` is there if it is one."""

    refusal: Refusal | None = None


def granted(result: object) -> Answer:
    """Return the answer that carries a result."""
    return Answer({"ok": True, "result": result})


def refused(refusal: Refusal) -> Answer:
    """Return the answer that says why not."""
    body: dict[str, object] = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    pause = refusal.parameters.get("retry_after")
    answer = Answer(body, refusal.code, headers={"Retry-After": str(pause)} if pause else None)
    answer.refusal = refusal
    return answer
