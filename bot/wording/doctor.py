"""What `doctor` says of all that the bot needs, as the bot says it: how it is and, where it is not well, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.wording import number
from bot.wording.groups import failure, lasting, waiting

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from pathlib import Path

HELP_DOCTOR: Final = (
    "Revisa lo que el bot necesita (variables, token, webhook, base de datos, documentos, reloj y permisos) y dice qué "
    "hacer, sin cambiar nada. Termina con 1 si algo no funciona."
)
SIGNS: Final[Mapping[str, str]] = {"fine": "✓", "doubtful": "!", "broken": "✗"}


def seen(broken: int, doubtful: int) -> str:
    """Return how it all is, in a sentence."""
    if not broken:
        return f"Nada falla. {_to_look_at(doubtful)}" if doubtful else "Todo está bien."
    fails = "Una cosa falla." if broken == 1 else f"{number(broken)} cosas fallan."
    return f"{fails} {_to_look_at(doubtful, 'más ')}" if doubtful else fails


def _to_look_at(doubtful: int, more: str = "") -> str:
    things = "una cosa" if doubtful == 1 else f"{number(doubtful)} cosas"
    return f"Hay {things} {more}que mirar."


# What cannot be looked at

NEEDS_TELEGRAM: Final = "No se ha podido mirar sin hablar con Telegram."
NEEDS_DATABASE: Final = "No se ha podido mirar sin la base de datos al día."
TRY_AGAIN: Final = "Vuelve a probar dentro de un momento."


def needs(variable: str) -> str:
    """Return that something cannot be looked at without a variable."""
    return f"No se ha podido mirar sin un valor que sirva en {variable}."


def more(count: int) -> str:
    """Return how many more of the same there are."""
    return f"… y {number(count)} más"


# Variables

VARIABLES: Final = "Variables"
ALL_VALID: Final = "Todas valen."
MEND_VARIABLES: Final = "Corrige esos valores donde me das las variables."
PLATFORM: Final = "Plataforma"
NO_PLATFORM: Final = "No parece una de las que borran el disco."
LOSES_FILES: Final = (
    "Añade en la plataforma una base de datos que dure, como PostgreSQL, y pon su dirección en DATABASE_URL."
)
COMING: Final = "Mensajes"
ONLY_HERE: Final = "PUBLIC_URL es una dirección de esta máquina, y Telegram no llega a ella."
CHOOSE_ADDRESS: Final = (
    "Pon en PUBLIC_URL la dirección con https:// por la que se llega desde Internet, o quítala para que los recoja yo."
)
BY_POLLING: Final = "Los recojo yo (polling), y no sirvo páginas."


def invalid(count: int) -> str:
    """Return how many variables are wrong."""
    return "Una no vale." if count == 1 else f"{number(count)} no valen."


def platform(name: str, *, is_lasting: bool) -> str:
    """Return on which platform the bot is, which throws its disk away, and what that means."""
    meaning = "lo que guardo está en otra parte." if is_lasting else "lo que guardo se pierde con él."
    return f"{name}, que borra el disco cada vez que me publica o me reinicia; {meaning}"


def by_polling_with_pages(port: int) -> str:
    """Return how messages come where there are pages, but nobody knows their address."""
    return (
        f"Los recojo yo (polling). Sirvo también las páginas, en el puerto {port}; sin PUBLIC_URL, las citas no llevan "
        "a ellas."
    )


def by_webhook(address: str) -> str:
    """Return how messages come where Telegram brings them."""
    return f"Telegram me los entrega en {address} (webhook)."


# The account

TOKEN: Final = "Token"  # noqa: S105 - a heading
WRONG_TOKEN: Final = "Telegram no lo reconoce."  # noqa: S105 - a sentence
COPY_TOKEN: Final = "Copia en TELEGRAM_BOT_TOKEN el que te da @BotFather con /token, entero y sin espacios."  # noqa: S105 - a sentence
GET_TOKEN: Final = (
    "Pide uno a @BotFather con /newbot, o el de un bot que ya tengas con /token, y ponlo en TELEGRAM_BOT_TOKEN."  # noqa: S105 - a sentence
)
OR_ANOTHER_SERVER: Final = "Comprueba también que TELEGRAM_API_URL es la dirección de un servidor de la Bot API."
CONNECT: Final = "Comprueba que esta máquina sale a Internet y que TELEGRAM_API_URL, si la has puesto, es correcta."
GROUPS: Final = "Grupos"
JOINS_GROUPS: Final = "Se me puede añadir a grupos."
JOINS_NO_GROUPS: Final = "No se me puede añadir a grupos."
LET_JOIN: Final = "Para que se me pueda añadir, envía /setjoingroups a @BotFather y elige «Enable»."
PRIVACY: Final = "Privacidad"
PRIVACY_ON: Final = "De los grupos solo me llega lo que se me dirige."
PRIVACY_OFF: Final = "Me llegan todos los mensajes de los grupos, y no me hacen falta."
TURN_PRIVACY_ON: Final = (
    "Envía /setprivacy a @BotFather y elige «Enable»; después, sácame de los grupos y vuelve a añadirme."
)
INLINE: Final = "Modo inline"
INLINE_ON: Final = "Encendido: ofrezco respuestas en cualquier chat."
INLINE_OFF: Final = "Apagado: no ofrezco respuestas en otros chats."
TURN_INLINE_ON: Final = (
    "Envía /setinline a @BotFather para encenderlo, y /setinlinefeedback para que las respuestas pegadas cuenten."
)
GUEST: Final = "Modo invitado"
GUEST_ON: Final = "Encendido: se me puede mencionar en chats en los que no estoy."
GUEST_OFF: Final = "Apagado: no se me puede mencionar en chats en los que no estoy."
TURN_GUEST_ON: Final = "Si lo quieres, enciéndelo en mis ajustes, en @BotFather."


def recognised(username: str) -> str:
    """Return whose token it is."""
    return f"Es el de @{username}."


def unreachable(server: str) -> str:
    """Return that Telegram's server cannot be reached."""
    return f"No tengo respuesta de {server}."


def refused(said: str) -> str:
    """Return that Telegram answered with an error."""
    return f"Telegram contesta con un error: «{said}»."


# Deliveries

WEBHOOK: Final = "Webhook"
NO_WEBHOOK: Final = "No hay ninguno, como hace falta para recoger los mensajes."
NOT_SET: Final = "Todavía no está puesto."
SET_BY_SERVING: Final = "Lo pongo yo al empezar: python -m bot serve"
OTHER_SECRET: Final = "Está en mi dirección, pero con otro secreto u otra ruta, y no acepto lo que llega así."  # noqa: S105 - a sentence
OTHER_WISHES: Final = "Está en su sitio, pero no me entrega lo que esta versión atiende."
RESTART: Final = "Vuelve a arrancarme con estas variables: lo pongo bien al empezar."
SET_ANEW: Final = (
    "Lo traigo a PUBLIC_URL al empezar. Si allí lo usa otro programa, crea en @BotFather otro bot para uno de los dos."
)
MEND_DELIVERY: Final = (
    "Comprueba que estoy en marcha y que PUBLIC_URL se abre desde Internet con un certificado válido; Telegram lo "
    "sigue intentando."
)
ADDRESS: Final = "Dirección"
MEND_ADDRESS: Final = "Comprueba que estoy en marcha y que PUBLIC_URL es la dirección que me da la plataforma."
WAKE: Final = "Si la plataforma me duerme, vuelve a probar; si no, comprueba que estoy en marcha."
MEND_CERTIFICATE: Final = "Renuévalo, o usa la dirección con el que da la plataforma: sin él, Telegram no entrega nada."


def nothing_set(pending: int) -> str:
    """Return that there is no webhook, which is right, and how many updates wait to be asked for."""
    return f"{NO_WEBHOOK} {waiting(pending)}"


def in_the_way(where: str) -> str:
    """Return that there is a webhook where there must be none."""
    return f"Hay uno, en {where}, y mientras esté no puedo recoger los mensajes."


def remove_webhook(api_url: str) -> str:
    """Return how a webhook is removed."""
    return (
        f"Si no lo usa nadie, quítalo: abre {api_url}/botTOKEN/deleteWebhook en el navegador, con tu token donde dice "
        "TOKEN. Si es mío, pon su dirección en PUBLIC_URL."
    )


def set_elsewhere(where: str) -> str:
    """Return that messages go to another address."""
    return f"Está en {where}, y allí van los mensajes."


def set_here(pending: int) -> str:
    """Return that the webhook is as it should be, and how many updates wait."""
    return f"Está en su sitio. {waiting(pending)}"


def failing(words: str, pending: int) -> str:
    """Return that a delivery failed lately, in the server's words, and how many updates wait."""
    return f"En la última hora Telegram no pudo entregar algún mensaje: «{words}». {waiting(pending)}"


def opens(address: str) -> str:
    """Return that the bot answers at its public address."""
    return f"En {address} contesto yo."


def answers_otherwise(address: str, status: int) -> str:
    """Return that somebody else answers at the public address."""
    return f"En {address} no contesto yo, sino otra cosa ({status})."


def is_slow(address: str, seconds: float) -> str:
    """Return that nobody answers at the public address in time."""
    return f"{address} no contesta en {seconds:.0f} segundos."


def untrusted(address: str) -> str:
    """Return that the public address's certificate is not valid."""
    return f"El certificado de {address} no vale."


def does_not_open(address: str) -> str:
    """Return that there is nobody at the public address."""
    return f"{address} no se puede abrir."


# The database

DATABASE: Final = "Base de datos"
IN_MEMORY: Final = "Está en memoria: lo que guardo se pierde al parar."
CHOOSE_FILE: Final = "Pon en DATABASE_URL un archivo, como sqlite:///glosa.db, o un PostgreSQL."
MIGRATE: Final = "La pongo al día al empezar; si la quieres al día antes: python -m bot migrate"
CHECK_DATABASE: Final = "Comprueba que el servidor está en marcha y que desde aquí se llega a él."
CONTENTS: Final = "Contenido"
SENDINGS: Final = "Envíos"
NONE_LATE: Final = "Ninguno va con retraso."
START: Final = "No estoy en marcha con esta base de datos. Arráncame: python -m bot serve"
READ_LOG: Final = "Mira mi registro, que dice por qué no salen."


def current(software: str, address: str) -> str:
    """Return that a database is as it should be."""
    return f"{software}, {address}: al día, y se puede escribir."


def empty(software: str, address: str) -> str:
    """Return that there is nothing in a database yet, which is well."""
    return f"{software}, {address}: aún sin nada; la preparo al empezar."


def outdated(software: str, address: str) -> str:
    """Return that a database's schema is old."""
    return f"{software}, {address}: es de una versión anterior de Glosa."


def database_is_slow(seconds: float) -> str:
    """Return that a database does not answer in time."""
    return f"No contesta en {seconds:.0f} segundos."


def database_fails(error: str) -> str:
    """Return that a database fails in a way that nobody has foreseen."""
    return f"No está como la espero: {error}."


def contents(chats: int, subscriptions: int, processes: int) -> str:
    """Return what a database holds, and who works on it."""
    counted = f"{_count(chats, 'chat')}, {_count(subscriptions, 'suscripción', 'suscripciones')}"
    if not processes:
        return f"{counted}. No estoy en marcha con ella."
    return f"{counted}. {_count(processes, 'proceso')} en marcha con ella."


def late(count: int, age: dt.timedelta) -> str:
    """Return how much is overdue, and since when."""
    which = "Uno va" if count == 1 else f"{number(count)} van"
    return f"{which} con retraso, desde hace {lasting(age)}."


# Documents

DOCUMENTS: Final = "Documentos"
MEND_DOCUMENTS: Final = "Corrígelos, o pon en KNOWLEDGE otra carpeta. Todos los dice: python -m bot check"
MEND_WARNINGS: Final = "Corrige esos archivos si no es lo que querías. Todos los dice: python -m bot check"


def holds(folder: Path, documents: int, sections: int, warnings: int) -> str:
    """Return what a folder holds."""
    counted = f"{_count(documents, 'documento')} y {_count(sections, 'sección', 'secciones')} en {folder}"
    return f"{counted}, con {_count(warnings, 'aviso')}." if warnings else f"{counted}."


def cannot_load(folder: Path, faults: int) -> str:
    """Return that a folder has faults."""
    return f"{_count(faults, 'fallo')} en {folder}; así no puedo empezar."


# The clock

ENCODER: Final = "Codificador"
ENCODER_SILENT: Final = "El codificador no contesta."
MEND_ENCODER: Final = (
    "Comprueba ENCODER, ENCODER_MODEL y ENCODER_KEY. Sin codificador, el bot responde igual, solo por palabras."
)


def encodes(name: str) -> str:
    """Return that an encoder makes vectors."""
    return f"Funciona: {name}."


CLOCK: Final = "Reloj"
SET_CLOCK: Final = (
    "Pon esta máquina en hora, por NTP si puedes: los resúmenes salen a la hora que ella dice, y los certificados "
    "dependen de ella."
)
READ_CLOCK: Final = "Comprueba que esa es la hora."


def in_time(here: str) -> str:
    """Return that the clock is right, and what it says."""
    return f"Va con el de Telegram. {here}"


def out_of_time(ahead: dt.timedelta, here: str) -> str:
    """Return by how much the clock is wrong."""
    off = abs(ahead)
    seconds = round(off.total_seconds())
    much = f"{seconds} segundos" if seconds < 60 else lasting(off)  # noqa: PLR2004 - a minute
    return f"Va {much} {'adelantado' if ahead == off else 'atrasado'} respecto al de Telegram. {here}"


def not_compared(here: str) -> str:
    """Return that nobody told the right time."""
    return f"No se ha podido comparar con el de Telegram. {here}"


def time_there(zone: str, moment: dt.datetime, rules: str) -> str:
    """Return what time it is in a zone, and of which edition the rules are that tell it."""
    of = f" (reglas horarias {rules})" if rules else ""
    return f"En {zone} son las {moment:%H:%M}{of}."


# Rights

RIGHTS: Final = "Permisos"
NOBODY_RECEIVES: Final = "Ningún grupo ni canal está suscrito."
OWNERS: Final = "Administradores"
NO_OWNERS: Final = "ADMIN_IDS está vacía: nadie recibe avisos ni puede pedir /informe."
NAME_OWNERS: Final = "Pon en ADMIN_IDS tu número de usuario de Telegram."
OWNERS_MET: Final = "Puedo avisar a todos los de ADMIN_IDS."


def can_write(able: int, looked_at: int, receiving: int) -> str:
    """Return in how many of the groups and channels that receive something the bot may write."""
    if receiving == 1:
        return "Puedo escribir en el grupo o canal suscrito."
    where = f"los {number(receiving)} grupos y canales suscritos"
    said = f"Puedo escribir en {where}." if able == receiving else f"Puedo escribir en {number(able)} de {where}."
    return said if looked_at == receiving else f"{said} Solo he mirado {number(looked_at)}."


def cannot_write(title: str, *, is_channel: bool) -> str:
    """Return that the bot may not write where it has to."""
    return f"No puedo {'publicar' if is_channel else 'escribir'} en «{title}», que está suscrito."


def let_write(title: str, *, is_channel: bool) -> str:
    """Return how the bot is let write in a group or a channel."""
    if is_channel:
        return f"Hazme administrador de «{title}», con permiso para publicar mensajes."
    return f"Añádeme a «{title}», o dame permiso para enviar mensajes en los permisos del grupo."


def has_stopped(title: str, reason: str) -> str:
    """Return that a chat receives nothing any more, and why."""
    return f"«{title}» ya no recibe nada: {failure(reason).partition(';')[0]}."


def resume(title: str) -> str:
    """Return how a chat that the bot may write in receives again what it did."""
    return f"Ya puedo escribir allí: un administrador de «{title}» lo reanuda con /suscripciones."


def cannot_pin(title: str) -> str:
    """Return that the bot may not pin where it has to."""
    return f"No puedo fijar en «{title}» los mensajes que se quieren fijados."


def let_pin(title: str, *, is_channel: bool) -> str:
    """Return how the bot is let pin in a group or a channel."""
    right = "editar los mensajes de otros" if is_channel else "fijar mensajes"
    return f"Hazme administrador de «{title}», con permiso para {right}."


def not_told(count: int) -> str:
    """Return of how many chats or people Telegram does not say anything."""
    return f"De {_count(count, 'chat')} no contesta Telegram."


def unnamed(chat_id: int) -> str:
    """Return what a chat is called of which no name is known."""
    return f"el chat {chat_id}"


def has_not_met(person: int) -> str:
    """Return that somebody cannot be told anything."""
    return f"{person} no ha abierto el chat conmigo, y no puedo avisarle de nada."


def meet(username: str) -> str:
    """Return how somebody can be told things."""
    return f"Esa persona tiene que enviar /start a @{username}; si el número no es suyo, corrígelo en ADMIN_IDS."


def _count(count: int, one: str, several: str = "") -> str:
    return f"{number(count)} {one if count == 1 else several or f'{one}s'}"
