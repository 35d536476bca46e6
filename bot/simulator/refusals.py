"""Why the server does not do what it was asked, in the words in which it says so."""

from __future__ import annotations

from typing import ClassVar


class Refusal(Exception):  # noqa: N818 - an answer of the server, not a fault of this program
    """A request not carried out: a status, a description and, for some, what to do instead.

    `is_earned` says whether a bot that follows the documentation could have avoided it.
    """

    code: ClassVar[int] = 400
    prefix: ClassVar[str] = ""
    is_earned: ClassVar[bool] = True

    def __init__(self, text: str, **parameters: int) -> None:
        """Keep the description, prefixed, and the `parameters` that go with it."""
        self.description = self.prefix + text
        self.parameters = parameters
        super().__init__(self.description)


class BadRequest(Refusal):
    """The request is wrong in itself, or names what does not exist."""

    prefix = "Bad Request: "


class Overtaken(BadRequest):
    """The request was right until something happened that the bot could not know."""

    is_earned = False


class Unauthorized(Refusal):
    """The token is no bot's."""

    code = 401
    prefix = "Unauthorized"


class Forbidden(Refusal):
    """The chat does not let the bot in."""

    code = 403
    prefix = "Forbidden: "
    is_earned = False


class NotFound(Refusal):
    """There is no such method."""

    code = 404
    prefix = "Not Found"


class Conflict(Refusal):
    """Somebody else is taking the updates."""

    code = 409
    prefix = "Conflict: "
    is_earned = False


class Flooded(Refusal):
    """Too much was asked in too little time."""

    code = 429
    prefix = "Too Many Requests: "
    is_earned = False

    def __init__(self, retry_after: int) -> None:
        """Ask for a pause of `retry_after` seconds."""
        super().__init__(f"retry after {retry_after}", retry_after=retry_after)


class Impatient(Flooded):
    """Asked again before the pause was over."""

    is_earned = True


class TooLarge(Refusal):
    """The body is larger than the server takes."""

    code = 413

    def __init__(self) -> None:
        """Say so."""
        super().__init__("Request Entity Too Large")
