"""A request's parameters as the server reads them: texts, whatever they came in, and unknown ones ignored."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl

from bot.simulator.multipart import Upload, parts_of
from bot.simulator.refusals import BadRequest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

_TRUE: Final = frozenset({"true", "yes", "1"})


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters of one request, and the files that came with it."""

    texts: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return the parameter as it came, empty if it did not."""
        return self.texts.get(name, "")

    def integer(self, name: str, default: int = 0) -> int:
        """Return the parameter as a number; what is none counts as 0, as on the server."""
        text = self.texts.get(name, "").strip()
        return int(text) if text.removeprefix("-").isdecimal() else 0 if text else default

    def flag(self, name: str) -> bool:
        """Say whether the parameter is set."""
        return self.text(name).strip().lower() in _TRUE

    def json_object(self, name: str) -> dict[str, object] | None:
        """Return a parameter written as a JSON object."""
        value = self._json(name)
        if value is None or isinstance(value, dict):
            return value
        message = f"object expected as {name.replace('_', ' ')}"
        raise BadRequest(message)

    def json_array(self, name: str) -> list[object] | None:
        """Return a parameter written as a JSON array."""
        value = self._json(name)
        if value is None or isinstance(value, list):
            return value
        message = f"expected an Array of {name.replace('_', ' ')}"
        raise BadRequest(message)

    def _json(self, name: str) -> object:
        if not self.text(name).strip():
            return None
        try:
            value: object = json.loads(self.text(name))
        except ValueError:
            message = f"can't parse {name.replace('_', ' ')} JSON object"
            raise BadRequest(message) from None
        return value


def from_values(values: Mapping[str, object]) -> Parameters:
    """Return parameters given as JSON, in which what is no text is written as JSON again."""
    return Parameters({name: value if isinstance(value, str) else json.dumps(value) for name, value in values.items()})


async def from_request(request: Request) -> Parameters:
    """Return the parameters of a query string and of a form, multipart or JSON body."""
    body = await request.body()
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    query = dict(parse_qsl(request.url.query, keep_blank_values=True))
    if kind == "application/json":
        return Parameters({**query, **_from_json(body).texts})
    if kind == "multipart/form-data":
        texts, files = parts_of(request.headers["content-type"], body)
        return Parameters({**query, **texts}, files)
    return Parameters({**query, **dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))})


def _from_json(body: bytes) -> Parameters:
    try:
        values = json.loads(body or b"{}")
    except ValueError:
        values = None
    if not isinstance(values, dict):
        message = "can't parse request body as a JSON object"
        raise BadRequest(message)
    return from_values({name: value for name, value in values.items() if value is not None})
