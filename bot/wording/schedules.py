"""What is said of when something is to be received, if that cannot be understood or cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.errors import ScheduleProblem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.errors import ScheduleError

_LONGEST: Final = 60
"""Characters that are repeated of what somebody typed."""

EXAMPLES: Final = (
    "Por ejemplo: «diario 08:30», «lunes a viernes 08:30 y 20:00», «cada 6 horas», «día 1 de cada mes 09:00» o "
    "«cuando haya novedades»."
)
_PLACES: Final = "Escribe una ciudad o un país, como «Bogotá», «México» o «Canarias»."

_PROBLEMS: Final[Mapping[ScheduleProblem, str]] = {
    ScheduleProblem.NOTHING_SAID: f"Falta decir cuándo. {EXAMPLES}",
    ScheduleProblem.TOO_LONG: "Es demasiado largo: caben {detail} caracteres.",
    ScheduleProblem.NOT_UNDERSTOOD: "No entiendo «{detail}». {meant}",
    ScheduleProblem.NOT_TOGETHER: (
        "«{first}» y «{detail}» no pueden ir juntos: cada horario se pide por separado. Varios días, o varias horas, "
        "se unen con «y»."
    ),
    ScheduleProblem.REPEATED: "«{detail}» está dos veces.",
    ScheduleProblem.NO_SUCH_TIME: "No entiendo «{detail}»: usa una hora entre 00:00 y 23:59.",
    ScheduleProblem.MINUTES_OR_HOURS: (
        "«{detail}» puede ser una hora o dos. Escribe los minutos: «08:30» es una, «08:00 y 20:00» son dos."
    ),
    ScheduleProblem.WHICH_HALF_OF_DAY: (
        "En «{detail}» no está claro si «{first}» es de la mañana o de la tarde. Dilo, o usa horas de 00:00 a 23:59."
    ),
    ScheduleProblem.WHICH_TIME: "¿A qué hora? Por ejemplo: «{detail} 08:30».",
    ScheduleProblem.STRETCH_OF_HOURS: (
        "«{detail}» no dice a qué hora. Escribe cada una, como «08:30 y 20:00», o «cada hora» y cuándo no, como "
        "«{first}»."
    ),
    ScheduleProblem.TOO_MANY_TIMES: (
        "Son demasiadas horas ({detail}): caben {first} al día. Para más, usa «cada 2 horas»."
    ),
    ScheduleProblem.NO_SUCH_PERIOD: (
        "No puedo «{detail}». Puede ser cada hora; cada 2, 3, 4, 6, 8 o 12 horas; ciertos días de la semana o del mes, "
        "como «diario 08:30 y 20:00» o «día 1 de cada mes 09:00»; o cuando haya novedades."
    ),
    ScheduleProblem.WHICH_WEEKDAY: "¿Qué día de la semana? Por ejemplo: «lunes 09:00».",
    ScheduleProblem.UNCLEAR_LETTER: "«{detail}» puede ser martes o miércoles: escribe «martes», «miércoles» o «X».",
    ScheduleProblem.NO_DAY_LEFT: "«{detail}» quita un día que no está, o no deja ninguno.",
    ScheduleProblem.WHICH_MONTH_DAY: (
        "¿Qué día del mes? Por ejemplo: «día 1 de cada mes 09:00» o «último día del mes 09:00»."
    ),
    ScheduleProblem.UNCLEAR_NUMBER: (
        "¿«{detail}» es un día o una hora? Escribe «día {detail} de cada mes», o la hora con sus minutos, como «15:00»."
    ),
    ScheduleProblem.NO_SUCH_MONTH_DAY: "No entiendo «{detail}»: usa un día entre 1 y 31.",
    ScheduleProblem.UNKNOWN_PLACE: "No conozco el lugar «{detail}». {meant}",
    ScheduleProblem.SEVERAL_ZONES: "«{detail}» no tiene una sola hora: di una ciudad, como {near}.",
    ScheduleProblem.SEVERAL_PLACES: "«{first}» y «{detail}» son dos lugares: di uno.",
    ScheduleProblem.QUIET_WITHOUT_HOURS: (
        "¿De qué hora a qué hora no hay que molestar? Por ejemplo: «sin molestar de 23:00 a 07:00»."
    ),
    ScheduleProblem.QUIET_WITHOUT_LENGTH: (
        "Sin molestar de {detail} a {detail} puede ser siempre o nunca: usa dos horas distintas."
    ),
    ScheduleProblem.TIME_IN_QUIET: "A las {detail} no hay que molestar («{first}»): elige otra hora, o cambia esas.",
    ScheduleProblem.ALWAYS_QUIET: "Con «{first}» no llegaría nada de «{detail}»: cambia una de las dos cosas.",
}


def fault(found: ScheduleError) -> str:
    """Return what is wrong, and what can be said instead: «No entiendo «25:00»: usa una hora entre 00:00 y 23:59.»."""
    near = _either(found.near)
    otherwise = _PLACES if found.problem is ScheduleProblem.UNKNOWN_PLACE else EXAMPLES
    return _PROBLEMS[found.problem].format(
        detail=_clipped(found.detail),
        first=_clipped(found.near[0]) if found.near else "",
        near=near,
        meant=f"¿Querías decir {near}?" if near else otherwise,
    )


def _either(names: Sequence[str]) -> str:
    quoted = [f"«{name}»" for name in names]
    return " o ".join(filter(None, (", ".join(quoted[:-1]), *quoted[-1:])))


def _clipped(typed: str) -> str:
    return typed if len(typed) <= _LONGEST else typed[: _LONGEST - 1].rstrip() + "…"
