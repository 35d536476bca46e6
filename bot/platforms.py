"""What a platform says of itself in the environment: that it throws disks away, and its public address.

Only variables that it documents. The README has a page on each platform.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Told(NamedTuple):
    """Where an address is told: in which variable, behind what prefix, and what another variable is in no mere copy."""

    variable: str
    prefix: str
    sign: str
    original: str


_THROW_DISKS_AWAY: Final = {
    "DYNO": "Heroku",  # Dokku sets it in its containers, too
    "RAILWAY_ENVIRONMENT_NAME": "Railway",
    "RENDER": "Render",
    "SCALINGO_APPLICATION_ID": "Scalingo",
}
TOLD: Final = (
    Told("RAILWAY_PUBLIC_DOMAIN", "https://", "RAILWAY_ENVIRONMENT_NAME", "production"),
    Told("RENDER_EXTERNAL_URL", "", "IS_PULL_REQUEST", "false"),
)
_PORT: Final = "PORT"


def losing_disks(environment: Mapping[str, str]) -> str:
    """Return the platform on which the process runs, if what it writes beside its code is gone with the next release.

    Nothing where it is none of these.
    """
    return next((platform for name, platform in _THROW_DISKS_AWAY.items() if environment.get(name)), "")


def address(environment: Mapping[str, str]) -> str | None:
    """Return the address at which the platform says that the process is reached, unchecked, or None.

    None without a port, to which requests would be routed: a worker beside it, or a machine of one's own to which
    the variables were copied. None in a copy made to try a change, too: it has the original's token, and would take
    the bot's messages away from it.
    """
    if not environment.get(_PORT):
        return None
    for told in TOLD:
        if environment.get(told.variable) and environment.get(told.sign) == told.original:
            return f"{told.prefix}{environment[told.variable]}"
    return None
