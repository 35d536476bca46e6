"""What is said in groups besides answers: the greeting, the settings and the diagnosis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

# When the bot comes into a group

HELLO: Final = (
    "Hola. Respondo preguntas con las frases exactas de los documentos, cada una con la sección en la que está. "
    "Si los documentos no lo dicen, lo digo."
)
HELLO_AGAIN: Final = "Hola de nuevo. Los ajustes siguen como estaban; un administrador los cambia con /ajustes."
SET_UP: Final = "Un administrador puede elegir con /ajustes qué documentos se preguntan aquí y cómo respondo."
PROMOTED: Final = (
    "Gracias. Como administrador me llegan todos los mensajes del grupo, pero solo leo los que se me dirigen. "
    "Para responder no necesito ningún permiso de administrador."
)


def how_to_ask(username: str) -> str:
    """Return how the bot is asked in a group."""
    return (
        f"Para preguntar aquí, menciona a @{username}, responde a uno de mis mensajes "
        "o escribe /pregunta y, detrás, tu pregunta."
    )


# Who may

ONLY_ADMINISTRATORS: Final = "Esto es cosa de los administradores del grupo. Si hace falta, pídeselo a uno de ellos."
RIGHTS_UNKNOWN: Final = (
    "Ahora mismo no consigo comprobar si administras este grupo, así que no hago nada. Prueba dentro de un momento."
)

# Settings

SETTINGS_TITLE: Final = "Ajustes de este grupo"
SETTINGS_HINT: Final = "Toca lo que quieras cambiar. Solo pueden hacerlo los administradores."
SETTINGS_DONE: Final = "Para volver a cambiarlos, escribe /ajustes."
SETTINGS_ONLY_IN_GROUPS: Final = (
    "Los ajustes son de los grupos; aquí, en privado, eliges con /documentos a qué documentos preguntas."
)
SAVED: Final = "Guardado."
DONE: Final = "Listo"
BACK: Final = "Volver"
ALL_DOCUMENTS: Final = "Todos los documentos"
CHOOSE_DOCUMENTS: Final = (
    "¿Qué documentos se preguntan en este grupo? Marca uno o varios. "
    "Con «Todos los documentos» se preguntan también los que lleguen."
)

CHOSEN_GONE: Final = (
    "Los documentos que se eligieron para este grupo ya no existen. Un administrador puede elegir otros con /ajustes."
)
DOCUMENTS_SETTING: Final = "Documentos"
SUMMARIES_SETTING: Final = "Resúmenes"
SETTINGS: Final[Mapping[str, str]] = {
    "askers": "Quién puede preguntar",
    "abstaining": "Cuando los documentos no lo dicen",
    "audience": "Quién ve las respuestas",
    "delete_after": "Borrar mis respuestas",
    "dates": "Fechas",
}
"""The names of a chat's settings."""
VALUES: Final[Mapping[str, Mapping[str, str]]] = {
    "askers": {"everybody": "todo el mundo", "administrators": "solo los administradores"},
    "abstaining": {
        "fully": "lo explico, con lo más cercano",
        "briefly": "lo digo en una línea",
        "reaction": "solo pongo una reacción",
    },
    "audience": {"everybody": "todo el mundo", "asker": "solo quien pregunta"},
    "delete_after": {"0": "nunca", "10": "a los 10 minutos", "60": "al cabo de 1 hora", "1440": "al cabo de 1 día"},
    "dates": {
        "es": "en español",
        "ca": "en catalán",
        "gl": "en gallego",
        "eu": "en euskera",
        "en": "en inglés",
        "figures": "en cifras",
    },
}
"""The values of each setting, by what is stored."""


def setting(name: str, value: str) -> str:
    """Return a setting and its value: «Fechas: en español»."""
    return f"{name}: {value}"


def documents_asked(chosen: int, total: int, *, is_all: bool) -> str:
    """Return which documents a group asks: all, or those that it chose and that there still are."""
    if not is_all:
        return f"{chosen} de {total}" if chosen else "ninguno: los elegidos ya no existen"
    return "el único que hay" if total == 1 else f"todos ({total})"


# Diagnosis

DIAGNOSIS: Final = "Diagnóstico"
WELL: Final = "✅"
UNWELL: Final = "⚠️"

_DELIVERED: Final[Mapping[str, str]] = {
    "polling": "Recojo yo los mensajes de Telegram (polling)",
    "webhook": "Telegram me entrega los mensajes (webhook)",
}
WEBHOOK_UNKNOWN: Final = "Telegram no dice cómo van las entregas. Vuelve a probar dentro de un momento."
WEBHOOK_FAILING: Final = (
    "Telegram no ha podido entregarme todos los mensajes. Lo sigue intentando; si no se arregla solo, "
    "avisa a quien mantiene el bot."
)
PRIVATE: Final = "En privado leo todo lo que me escribes."
PRIVACY_ON: Final = (
    "Modo de privacidad activado: del grupo solo me llegan las menciones, las respuestas a mis mensajes y las órdenes. "
    "No hay que hacer nada."
)
PRIVACY_OFF: Final = (
    "Modo de privacidad desactivado: me llegan todos los mensajes del grupo, pero solo leo los que se me dirigen. "
    "Si no quieres que me lleguen, quien mantiene el bot puede activarlo en @BotFather con /setprivacy; después hay "
    "que sacarme del grupo y volver a añadirme."
)
PRIVACY_ADMINISTRATOR: Final = (
    "Soy administrador, así que me llegan todos los mensajes del grupo, pero solo leo los que se me dirigen. "
    "Si no quieres que me lleguen, quítame de los administradores."
)
RIGHTS_NOT_TOLD: Final = "Telegram no contesta qué permisos tengo aquí; vuelve a probar dentro de un momento."
ADMINISTRATOR: Final = "Soy administrador de este grupo."
MEMBER: Final = "Soy un miembro más de este grupo, y con eso basta."
CAN_WRITE: Final = "Puedo escribir."
CANNOT_WRITE: Final = "No puedo escribir aquí. Dame permiso para enviar mensajes en los permisos del grupo."
CAN_DELETE: Final = "Puedo borrar mensajes."
DELETES_OWN: Final = "Puedo borrar mis propios mensajes, que es lo único que borro."
CAN_REACT: Final = "Puedo reaccionar a los mensajes."
CANNOT_REACT: Final = (
    "No puedo reaccionar: el grupo no permite reacciones. Permítelas o elige con /ajustes que lo diga en una línea."
)
GENERAL_TOPIC: Final = "Estamos en el tema «General»."
SOME_TOPIC: Final = "Estamos en un tema del grupo. Contesto en el tema en el que se me pregunta, si no está cerrado."
TOPIC_CLOSED: Final = (
    "Este tema está cerrado y en él no puedo contestar. Ábrelo o dame permiso para gestionar los temas."
)
LASTING: Final = "Lo que guardo (ajustes y valoraciones) se conserva aunque me reinicie."
NOT_LASTING: Final = (
    "Lo que guardo se pierde al reiniciarme o actualizarme. Quien mantiene el bot puede evitarlo poniendo la base de "
    "datos en un disco que dure."
)
NOTHING_NEWER: Final = "Este servidor de Telegram no ofrece aún las últimas novedades; uso las formas de siempre."
SHOWS_TO_ONE: Final = "Telegram puede mostrar aquí una respuesta solo a quien pregunta; se elige con /ajustes."
NO_DOCUMENTS: Final = "No hay ningún documento al que preguntar. Avisa a quien mantiene el bot."
NO_FAILURES: Final = "No recuerdo ningún fallo reciente."
_FAILURES: Final[Mapping[str, str]] = {
    "topic_closed": "un tema estaba cerrado y no pude contestar; ábrelo o dame permiso para gestionar los temas",
    "not enough rights": "no tenía permiso para escribir; dámelo en los permisos del grupo",
    "need administrator rights": "en el canal no soy administrador; hazme administrador con permiso para publicar",
    "too many requests": "Telegram me pidió ir más despacio; no hay que hacer nada",
    "flood": "Telegram me pidió ir más despacio; no hay que hacer nada",
    "timed out": "Telegram tardó demasiado en contestar; si no llegó la respuesta, vuelve a preguntar",
    "kicked": "me habían sacado del grupo; vuelve a añadirme",
    "blocked": "la persona me tiene bloqueado; no hay que hacer nada",
    "conflict": "otra copia de este bot recogía los mensajes; quien lo mantiene debe dejar solo una",
    "bad gateway": "Telegram no funcionaba bien; no hay que hacer nada",
    "internal server error": "Telegram no funcionaba bien; no hay que hacer nada",
}
BLOCKED: Final = "blocked by the user"
KICKED: Final = "kicked from the chat"
"""How it is kept why a chat receives nothing any more, in the words of the server that `failure` knows."""
_SOME_FAILURE: Final = "algo falló al contestar; vuelve a preguntar y, si se repite, avisa a quien mantiene el bot"

_UNITS: Final = ((1440, "un día", "días"), (60, "una hora", "horas"), (1, "un minuto", "minutos"))
"""Of time: minutes, one of them, several."""
_TITLES: Final = 3


def delivered(how: str, age: dt.timedelta) -> str:
    """Return how messages come, and since when."""
    return f"{_DELIVERED[how]} desde hace {lasting(age)}."


def documents_here(titles: Sequence[str], *, is_all: bool) -> str:
    """Return which documents are asked in a chat, the first of them by their titles."""
    named = ", ".join(f"«{title}»" for title in titles[:_TITLES])
    more = f" y {len(titles) - _TITLES} más" if len(titles) > _TITLES else ""
    which = "todos los documentos" if is_all else "los documentos elegidos"
    return f"Aquí se preguntan {which}: {named}{more}."


def failed_ago(age: dt.timedelta, what: str) -> str:
    """Return when something failed, what, and what to do."""
    return f"Hace {lasting(age)}, {failure(what)}."


def privately_of(title: str) -> str:
    """Return what a diagnosis begins with that could not be said in the group."""
    return f"En «{title}» no puedo escribir, así que te lo cuento por aquí."


def topic(name: str) -> str:
    """Return which topic it is."""
    return f"Estamos en el tema «{name}». Contesto en el tema en el que se me pregunta."


def waiting(updates: int) -> str:
    """Return how many updates Telegram has not delivered."""
    if not updates:
        return "No queda ningún mensaje por entregar."
    return "Queda un mensaje por entregar." if updates == 1 else f"Quedan {updates} mensajes por entregar."


def failure(what: str) -> str:
    """Return what failed, in kind words, and what to do."""
    lowered = what.lower()
    return next((said for clue, said in _FAILURES.items() if clue in lowered), _SOME_FAILURE)


def lasting(age: dt.timedelta) -> str:
    """Return how long something has lasted: «3 horas»."""
    minutes = max(0, int(age.total_seconds())) // 60
    length, one, several = next((unit for unit in _UNITS if minutes >= unit[0]), _UNITS[-1])
    count = minutes // length
    return f"{count} {several}" if count > 1 else one if count else "menos de un minuto"
