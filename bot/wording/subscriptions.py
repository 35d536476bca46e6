"""What is said of subscriptions: what a chat receives, when, and how that is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.wording import date, number
from bot.wording.groups import failure

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

# What can be chosen

TITLE_NEW: Final = "Nueva suscripción"
TITLE: Final = "Suscripción"
HINT_NEW: Final = "Toca lo que quieras cambiar. Empieza cuando pulses «Suscribir»."
HINT: Final = "Toca lo que quieras cambiar; vale desde ese momento."

WHERE: Final = "Dónde"
CONTENT: Final = "Qué"
ABOUT: Final = "De qué"
LENGTH: Final = "Largo"
WHEN: Final = "Cuándo"
ZONE: Final = "Hora de"
QUIET: Final = "Sin molestar"
SILENT: Final = "Sin sonido"
PINNED: Final = "Fijar el mensaje"
BUTTON: Final = "Botón «Pregúntame»"
SIGNATURE: Final = "Firma"
NEXT: Final = "Próximo envío"

CONTENTS: Final[Mapping[str, str]] = {
    "turns": "un resumen por turnos",
    "whole": "un resumen de todo",
    "news": "las novedades",
    "questions": "lo más preguntado",
    "quiz": "una pregunta para jugar",
}
"""What is sent, by what is stored."""
CONTENTS_EXPLAINED: Final = (
    "Por turnos, cada envío resume un documento distinto o, si hay uno solo, una sección distinta. Las novedades son "
    "lo que ha cambiado en los documentos desde el envío anterior; si no ha cambiado nada, no envío nada."
)
WITHOUT_LENGTH: Final = ("news", "questions", "quiz")
"""What has no length to choose."""
ALL_DOCUMENTS: Final = "todos los documentos"
YES: Final = "sí"
NEVER: Final = "no"

SUBSCRIBE: Final = "Suscribir"
SAMPLE: Final = "Enviar una muestra ahora"
PAUSE: Final = "Pausar"
RESUME: Final = "Reanudar"
END: Final = "Dar de baja"
DONE: Final = "Listo"
BACK: Final = "Volver"
UNDO: Final = "Deshacer"
CHANGE: Final = "Cambiar"
END_ALL: Final = "Dar de baja todas"
END_REALLY: Final = "Sí, dar de baja"

CHOOSE_CONTENT: Final = "¿Qué quieres recibir?"
CHOOSE_ABOUT: Final = "¿De qué documentos?"
CHOOSE_LENGTH: Final = "¿Cómo de largo?"
CHOOSE_WHEN: Final = "¿Cuándo?"
CHOOSE_DAYS: Final = "¿Qué días? Marca uno o varios."
CHOOSE_HOUR: Final = "¿A qué hora?"
CHOOSE_MINUTE: Final = "¿Y a qué minuto?"
CHOOSE_ZONE: Final = "¿Según la hora de dónde? Si no está aquí, escríbelo: /suscribir diario 8:30 hora de Quito"
UNSIGNED: Final = "sin firma"
CHOOSE_SIGNATURE: Final = (
    "¿Con qué firma? Va al pie de cada mensaje. Para otra, escríbela al final: "
    "/suscribir diario 8:30 firma «La redacción»"
)
CHOOSE_QUIET: Final = "¿A qué horas no te molesto?"

DAILY: Final = "Todos los días"
WORKDAYS: Final = "De lunes a viernes"
WEEKEND: Final = "Sábados y domingos"
SOME_DAYS: Final = "Elegir días…"
MONTHLY: Final = "El día 1 de cada mes"
EVERY_HOUR: Final = "Cada hora"
EVERY_SIX_HOURS: Final = "Cada 6 horas"
ON_NEWS: Final = "Cuando haya novedades"
TIME: Final = "Cambiar la hora"

# What was done

SUBSCRIBED: Final = "Hecho."
PAUSED: Final = "En pausa."
RESUMED: Final = "Otra vez en marcha."
ENDED: Final = "Dado de baja. No enviaré nada más."
ENDED_ALL: Final = "Dadas de baja todas. No enviaré nada más."
SAMPLE_SENT: Final = "Muestra enviada."
SAMPLE_EMPTY: Final = "Ahora mismo no habría nada que enviar."
SAMPLE_REFUSED: Final = "No he podido enviarla: comprueba que puedo escribir allí."
GONE: Final = "Esa suscripción ya no existe. Con /suscripciones ves las que hay."
NONE: Final = "Aquí no hay ninguna suscripción. Con /suscribir se hace una."
LIST: Final = "Suscripciones"
CHOOSE_ONE: Final = "Toca una para verla o cambiarla."
CHOOSE_TO_END: Final = "¿Cuál doy de baja?"
REALLY: Final = "¿Doy de baja esta suscripción?"

# Elsewhere

CHOOSE_PLACE: Final = "¿Dónde quieres recibirlo?"
HERE: Final = "Aquí"
ELSEWHERE: Final = "En un canal o un grupo"
OF_OTHERS: Final = "Las de mis canales y grupos"
NOTHING_ELSEWHERE: Final = (
    "No conozco ningún canal ni grupo que administres. Añádeme allí; en un canal, como administrador que puede "
    "publicar mensajes. Después vuelve a intentarlo."
)
CHOOSE_CHAT: Final = "¿En cuál?"
UNNAMED: Final = "este chat"
HELP_IN_CHANNEL: Final = (
    "Para suscribir este canal, escribe aquí cuándo, por ejemplo: /suscribir diario 8:30. O escríbeme en privado "
    "/suscribir y elígelo con botones."
)
NOT_ADMINISTRATOR: Final = "Solo lo pueden cambiar los administradores de ese chat."

HELP: Final = """\
Escribe detrás cuándo quieres recibirlo:

• /suscribir diario 8:30
• /suscribir lunes a viernes 9:00 corto
• /suscribir lunes 9:00 novedades
• /suscribir cuando haya novedades
• /suscribir cada 6 horas sin molestar de 22 a 8
• /suscribir diario 8:30 hora de Bogotá

O escribe /suscribir a secas y elige con botones."""


def line(name: str, value: str) -> str:
    """Return a thing that was chosen: «Cuándo: diario 08:30»."""
    return f"{name}: {value}"


def zone_offset(name: str, moment: dt.datetime) -> str:
    """Return a zone with what its clocks show: «Madrid (son las 08:12)»."""
    return f"{name} (son las {moment:%H:%M})"


def moment(at: dt.datetime, today: dt.date) -> str:
    """Return when something is sent next: «hoy a las 08:30», «mañana a las 08:30», «el 3 de octubre de 2026 …»."""
    days = (at.date() - today).days
    day = {0: "hoy", 1: "mañana"}.get(days, f"el {date(at.date())}")
    return f"{day} a las {at:%H:%M}"


def when_there_is_news() -> str:
    """Return when news are sent next."""
    return "en cuanto cambie algo"


def no_next(state: str, reason: str) -> str:
    """Return why nothing is sent next."""
    if state == "paused":
        return "en pausa"
    return f"parada: {failure(reason)}"


def documents(titles: Sequence[str], theme: str) -> str:
    """Return which documents a subscription is about."""
    if theme:
        return f"los documentos sobre «{theme}»"
    if not titles:
        return ALL_DOCUMENTS
    return f"«{titles[0]}»" if len(titles) == 1 else f"{number(len(titles))} documentos"


def themed(theme: str) -> str:
    """Return what the button of a topic says."""
    return f"Tema: {theme}"


def summary(content: str, when: str, place: str) -> str:
    """Return a subscription in a line: «un resumen por turnos, diario 08:30», and where it goes if elsewhere."""
    return f"{place}: {CONTENTS[content]}, {when}" if place else f"{CONTENTS[content]}, {when}"


def not_understood(words: str) -> str:
    """Return that some words mean nothing here, and how it is written."""
    return f"No entiendo «{words}».\n\n{HELP}"


def several_documents(words: str, titles: Sequence[str]) -> str:
    """Return that words may mean several documents."""
    named = ", ".join(f"«{title}»" for title in titles)
    return f"«{words}» puede ser más de un documento: {named}. Escríbelo más entero."


def too_many(most: int) -> str:
    """Return that a chat has as many subscriptions as it may have."""
    return f"Aquí ya hay {most} suscripciones, y no caben más. Con /baja quitas las que sobren."


def count(subscriptions: int) -> str:
    """Return how many subscriptions a chat has."""
    if not subscriptions:
        return "ninguno"
    return "1 suscripción" if subscriptions == 1 else f"{number(subscriptions)} suscripciones"


# To whoever runs the bot


def private_chat(number: int) -> str:
    """Return what a person's chat is called to whoever runs the bot: not by their name."""
    return f"chat privado {number}"


def stopped(where: str, subscriptions: int, reason: str) -> str:
    """Return that a chat receives nothing more for now, and why."""
    which = "su suscripción" if subscriptions == 1 else f"sus {number(subscriptions)} suscripciones"
    return f"«{where}»: he parado {which}, porque {failure(reason)}. Siguen solas cuando pueda volver a escribir."


def uncertain(where: str, at: dt.datetime) -> str:
    """Return that something may not have arrived."""
    return (
        f"«{where}»: el envío de las {at:%H:%M} (UTC) puede no haber llegado. No lo repito, para no mandarlo dos veces."
    )


def refused(where: str, at: dt.datetime, reason: str) -> str:
    """Return that Telegram took something for wrong."""
    return f"«{where}»: Telegram no aceptó el envío de las {at:%H:%M} (UTC): {reason}"
