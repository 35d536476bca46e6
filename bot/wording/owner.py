"""What is told to whoever runs the bot, in their private chat: the report and the questions as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.wording import count_of_questions, date, number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

REPORT: Final = "Informe"
BY_DAY: Final = "Por día"
BY_SECTION: Final = "Secciones más citadas"
GAPS: Final = "Preguntas sin respuesta"
CAUSES: Final = "Por qué una respuesta no sirvió"
ERRORS: Final = "Errores"
NOTHING: Final = "Nadie ha preguntado nada en este tiempo."
NOTHING_TO_EXPORT: Final = "No hay preguntas de este tiempo. Con /exportar 90 miras más atrás."
NO_ERRORS: Final = "Ningún error."
TIMES_IN_UTC: Final = "Los días y las horas son UTC."

CAUSE_NAMES: Final[Mapping[str, str]] = {
    "wrong": "Responde a otra cosa",
    "incomplete": "Falta algo",
    "unclear": "No se entiende",
}
OUTCOMES: Final[Mapping[str, str]] = {
    "answered": "respondida",
    "nearest": "lo más cercano",
    "abstained": "sin respuesta",
}
COLUMNS: Final = ("Fecha (UTC)", "Pregunta", "Documentos", "Resultado", "Confianza", "Sección")
ALL_DOCUMENTS: Final = "todos"

PICTURE_DAYS: Final = "Preguntas por día"
PICTURE_WEEKS: Final = "Preguntas por semana"
PICTURE_OUTCOMES: Final[Mapping[str, str]] = {
    "answered": "Respondidas",
    "nearest": "Lo más cercano",
    "abstained": "Sin respuesta",
}
PICTURE_SHARE: Final = "Respondidas, % de las preguntas"
ASKED: Final = "preguntas"
ANSWERED: Final = "respondidas"


SENDINGS: Final = "Envíos"
_FATES: Final[Mapping[str, tuple[str, str]]] = {
    "sent": ("enviado", "enviados"),
    "uncertain": ("que puede no haber llegado", "que pueden no haber llegado"),
    "missed": ("que llegaba demasiado tarde y no mandé", "que llegaban demasiado tarde y no mandé"),
    "refused": ("que no se pudo entregar", "que no se pudieron entregar"),
}
"""What became of what was to be sent, one and several."""


def notice(told: Sequence[str], more: int) -> str:
    """Return what did not go as promised, and how much more there is."""
    rest = [f"… y {number(more)} más: /informe"] if more > 0 else []
    return "\n".join([*(f"⚠️ {line}" for line in told), *rest])


def sendings(fates: Mapping[str, int], waiting: int) -> tuple[str, ...]:
    """Return how many sendings became what, a line each; nothing for what there were none of."""
    counted = [f"• {number(count)} {_FATES[fate][count != 1]}" for fate, count in fates.items() if fate in _FATES]
    return (*counted, f"• {number(waiting)} en espera") if waiting else tuple(counted)


def trouble(where: str, at: dt.datetime, fate: str, why: str) -> str:
    """Return something that did not go as promised."""
    reason = f": {why}" if why else ""
    return f"• {where}, {short_day(at.date())} a las {at:%H:%M}: {_FATES[fate][0]}{reason}"


def usage(command: str, longest: int) -> str:
    """Return how a command with a number of days is written."""
    return f"Escribe /{command} o, con los días que quieras mirar, de 1 a {longest}: /{command} 30"


def days_button(days: int) -> str:
    """Return what a button says that tells of so many days."""
    return f"{days} días"


def period(first: dt.date, last: dt.date) -> str:
    """Return a stretch of days: «Del 3 de octubre de 2025 al 9 de octubre de 2025», or its only day."""
    return date(first) if first == last else f"Del {date(first)} al {date(last)}"


def totals(asked: int, answered: int, nearest: int, unanswered: int) -> tuple[str, ...]:
    """Return what came of the questions, a line each."""
    lines = [f"Preguntas: {number(asked)}"]
    if asked:
        lines += [f"Respondidas: {number(answered)} ({share(answered, asked)})"]
        lines += [f"Con lo más cercano: {number(nearest)}", f"Sin respuesta: {number(unanswered)}"]
    return tuple(lines)


def votes(useful: int, useless: int) -> str:
    """Return what people thought of the answers."""
    return f"Valoraciones: 👍 {useful} · 👎 {useless}"


def chats(count: int) -> str:
    """Return in how many chats the bot is."""
    return f"Chats en los que estoy: {number(count)}"


def day_line(day: dt.date, asked: int, answered: int) -> str:
    """Return what happened on a day: «22/11: 12 preguntas, 10 respondidas»."""
    return (
        f"{short_day(day)}: {count_of_questions(asked)}, {answered} {'respondida' if answered == 1 else 'respondidas'}"
    )


def short_day(day: dt.date) -> str:
    """Return a day in figures: «22/11»."""
    return f"{day.day}/{day.month}"


def more_days(count: int) -> str:
    """Return that more days are in the picture only."""
    return f"… y {count} {'día' if count == 1 else 'días'} antes, en la imagen"


def tally(name: str, count: int) -> str:
    """Return something that was counted."""
    return f"• {name}: {count}"


def gap(question: str, count: int) -> str:
    """Return a question that found no answer, and how often if more than once."""
    return f"• {question}" if count == 1 else f"• {question} ({count} veces)"


def error(what: str, count: int, at: dt.datetime) -> str:
    """Return what went wrong, how often and when last."""
    often = "una vez," if count == 1 else f"{number(count)} veces, la última"
    return f"• {what}: {often} el {short_day(at.date())} a las {at:%H:%M}"


def caption(where: str, asked: int, answered: int) -> str:
    """Return what stands under the picture."""
    said = f": {answered} con respuesta ({share(answered, asked)})" if asked else ""
    return f"{where}. {count_of_questions(asked)}{said}."


def exported(where: str, count: int) -> str:
    """Return what stands under the file of questions."""
    return f"{where}. {count_of_questions(count)}, sin decir de quién."


def file_name(first: dt.date, last: dt.date) -> str:
    """Return what the file of questions is called."""
    return f"preguntas-{first.isoformat()}-{last.isoformat()}.csv"


def share(part: int, whole: int) -> str:
    """Return a proportion in whole per cents: «81 %», or a dash for a share of nothing."""
    return f"{100 * part / whole:.0f}\N{NO-BREAK SPACE}%" if whole else "–"


def useful_of(votes: int) -> str:
    """Return of how many votes a share was useful: «útiles, de 15 votos»."""
    return f"útiles, de {number(votes)} {'voto' if votes == 1 else 'votos'}"
