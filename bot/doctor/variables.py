"""The environment: whether every value can be used, and what follows from those that were chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot import settings as variables
from bot import wording
from bot.doctor.checks import Check, State, broken, doubtful, fine, listed
from bot.errors import SettingsError
from bot.links import WEBHOOK
from bot.settings import EVERYWHERE, Settings
from bot.wording import doctor as say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.errors import SettingFault
    from bot.settings import Variable


@dataclass(frozen=True, slots=True)
class Environment:
    """The values that can be used, and all that is wrong with the others, in whose place there are the usual ones."""

    settings: Settings
    faults: tuple[SettingFault, ...] = ()

    def has(self, variable: Variable) -> bool:
        """Tell whether a variable is as somebody chose it, or left it."""
        return all(fault.variable != variable.name for fault in self.faults)


def read(environment: Mapping[str, str]) -> Environment:
    """Return what an environment says, whatever is wrong with it."""
    try:
        return Environment(Settings.from_env(environment, needs=(variables.TOKEN,)))
    except SettingsError as error:
        wrong = {fault.variable for fault in error.faults}
        sound = {name: value for name, value in environment.items() if name not in wrong}
        return Environment(Settings.from_env(sound), error.faults)


def checks(found: Environment) -> Iterator[Check]:
    """Yield whether the variables can be used, on which platform they were set, and how messages come with them."""
    yield _values(found.faults)
    yield _platform(found)
    if found.has(variables.PUBLIC_URL) and found.has(variables.PORT):
        yield _coming(found.settings)


def shown(address: str) -> str:
    """Return an address without the name and password that may stand before its server."""
    parts = urlsplit(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def _values(faults: tuple[SettingFault, ...]) -> Check:
    if not faults:
        return fine(say.VARIABLES, say.ALL_VALID)
    told = listed([wording.setting_fault(fault) for fault in faults])
    return Check(say.VARIABLES, State.BROKEN, say.invalid(len(faults)), say.MEND_VARIABLES, told)


def _platform(found: Environment) -> Check:
    settings = found.settings
    is_lasting = settings.is_lasting or not found.has(variables.DATABASE_URL)
    if not settings.platform:
        return fine(say.PLATFORM, say.NO_PLATFORM)
    told = say.platform(settings.platform, is_lasting=is_lasting)
    return fine(say.PLATFORM, told) if is_lasting else doubtful(say.PLATFORM, told, say.LOSES_FILES)


def _coming(settings: Settings) -> Check:
    if settings.public_url is None:
        return fine(say.COMING, say.by_polling_with_pages(settings.port) if settings.port else say.BY_POLLING)
    if settings.host != EVERYWHERE and settings.api_url == Settings().api_url:
        return broken(say.COMING, say.ONLY_HERE, say.CHOOSE_ADDRESS)
    return fine(say.COMING, say.by_webhook(f"{shown(settings.public_url)}{WEBHOOK}"))
