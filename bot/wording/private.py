"""What is said under and beside an answer, and by the commands that anybody may use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.model import Reason
from bot.wording import abstention, number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Under an answer

OPEN_IN_DOCUMENT: Final = "Abrir en el documento"
READ_SECTION: Final = "Leer la sección"
SECTION: Final = "Sección"
"""The same where four buttons share a row."""
SHARE: Final = "Compartir"
SHOW_TO_ALL: Final = "Mostrar a todo el grupo"
USEFUL: Final = "👍"
USELESS: Final = "👎"
CHOSEN: Final = "✓"
CAUSES: Final[Mapping[str, str]] = {
    "wrong": "No responde a eso",
    "incomplete": "Falta algo",
    "unclear": "No se entiende",
}
"""Why an answer did not serve, as buttons; the keys are those under which it is stored."""

VOTED_USEFUL: Final = "¡Gracias! Me alegra que te sirva."
VOTED_USELESS: Final = "Gracias por decirlo. ¿Qué ha fallado?"
VOTED_ALREADY: Final = "Ya lo tenía anotado. Si cambias de opinión, pulsa el otro."
CAUSE_NOTED: Final = "Anotado. Gracias: así se ve qué hay que mejorar."
FORGOTTEN_ANSWER: Final = "Esta respuesta es antigua y ya no la guardo. Vuelve a preguntarme y la busco otra vez."

# Other passages

BACK_TO_ANSWER: Final = "Volver a la respuesta"
NOT_AN_ANSWER: Final = "Otro pasaje que se parece a lo que preguntas; puede que no lo responda."
FIRST: Final = "«"
BEFORE: Final = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"
AFTER: Final = "›"
LAST: Final = "»"


def other_passages(count: int) -> str:
    """Return what the button says that leads to the other passages."""
    return f"Otros pasajes ({number(count)})"


def passages(count: int) -> str:
    """Return the same where four buttons share a row."""
    return f"Otros ({number(count)})"


def shared(quote: str, place: str) -> str:
    """Return what goes with the link to an answer: the quote and where it stands."""
    return f"«{' '.join(quote.split()).replace('«', '“').replace('»', '”')}» ({place})"


def position(page: int, pages: int) -> str:
    """Return which page this is: «2/5»."""
    return f"{page}/{pages}"


# Abstaining in one line


def briefly(reason: str, unmentioned: Sequence[str]) -> str:
    """Return in one sentence that the documents do not answer; what only comes near is then not announced."""
    known = Reason(reason)
    return abstention(Reason.WEAK_SUPPORT if known is Reason.UNCERTAIN else known, unmentioned)


# The commands

HELP: Final = """\
Escribe una pregunta y te contesto con la frase del documento que la responde. Debajo te indico la sección y, \
plegado, el párrafo completo.

Si los documentos no lo dicen, te lo digo y te ofrezco lo más cercano. No invento nada.

Puedes preguntar varias cosas a la vez, seguir sin repetirlo todo («¿Y los domingos?») y corregir tu mensaje: corrijo \
mi respuesta.

Ayuda que la pregunta lleve nombres, lugares o fechas: «¿Cuándo abre el museo?» funciona mejor que «¿Cuándo?».

/resumen: resumir un documento, una sección o todo
/suscribir: recibir resúmenes cuando quieras
/secciones: ver las secciones y leerlas
/documentos: ver los documentos y elegir en cuáles busco
/buscar: buscar palabras o una "frase exacta"
/privacidad: qué guardo y cuánto tiempo
/olvidame: borrar lo que guardo de ti
/ayuda: este mensaje"""

GROUP_COMMANDS: Final = """\
/resumen: resumir un documento, una sección o todo
/suscribir: recibir resúmenes, para administradores
/secciones: ver las secciones
/documentos: ver los documentos
/buscar: buscar palabras o una "frase exacta"
/ajustes: para administradores
/diagnostico: si no contesto, qué falla
/privacidad: qué guardo y cuánto tiempo
/ayuda: este mensaje"""


def group_help(username: str) -> str:
    """Return how the bot is addressed in a group."""
    return (
        "En los grupos solo contesto cuando me hablan. De tres maneras:\n\n"
        "• /pregunta ¿A qué hora abre el museo?\n"
        f"• @{username} ¿a qué hora abre el museo?\n"
        "• Respondiendo a uno de mis mensajes.\n\n"
        "Contesto con la frase del documento que responde y te digo en qué sección está; si los documentos no lo "
        f"dicen, no invento nada.\n\n{GROUP_COMMANDS}"
    )


STALE_LINK: Final = "Ese enlace ya no lleva a ninguna parte: lo que abría se ha borrado o ha cambiado."

# Documents

ASKS_ALL: Final = "Ahora busco en todos los documentos. Elige uno si quieres respuestas solo de él."
ALL_DOCUMENTS: Final = "Todos los documentos"
CHOSEN_BY_ADMINISTRATORS: Final = "Los administradores eligen con /ajustes en cuáles busco."
CHOSEN_GONE: Final = "El documento que elegiste ya no existe. Elige otro, o todos, con /documentos."
NOW_ASKS_ALL: Final = "Desde ahora busco en todos los documentos."
_LONGEST_TITLE: Final = 120
"""Characters of a title within a sentence that shows for a moment; it may have 200 in all."""


def asks_only(titles: Sequence[str]) -> str:
    """Return which documents are asked."""
    return f"Ahora busco solo en {_named(titles)}."


def now_asks_only(title: str) -> str:
    """Return that from now on one document is asked."""
    return f"Desde ahora busco solo en {_named([title])}."


def _named(titles: Sequence[str]) -> str:
    if len(titles) > 1:
        return f"{number(len(titles))} documentos"
    (title,) = titles
    short = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1].rstrip()}…"
    return f"«{short.replace('«', '“').replace('»', '”')}»"


# Searching words

SEARCH_HELP: Final = (
    "Escribe detrás las palabras que buscas: «/buscar rosales agua». Entre comillas busco la frase exacta: "
    '«/buscar "agua del aljibe"». No importan las mayúsculas ni los acentos.'
)
SEARCHED: Final = "Búsqueda:"
SEARCH_TOO_LONG: Final = "Es demasiado largo para buscarlo. Prueba con las palabras más importantes."
ASK_INSTEAD: Final = "También puedes preguntármelo:"
FOUND_NOTHING: Final = "Ningún pasaje tiene esas palabras tal como las escribes."


def found_in(passages: int) -> str:
    """Return in how many passages the words stand."""
    return f"En {number(passages)} {'pasaje' if passages == 1 else 'pasajes'}."


# Privacy

FORGET_WARNING: Final = (
    "Voy a borrar lo que guardo de ti: de qué estábamos hablando, tus votos, qué respuesta te di a cada mensaje, los "
    "ajustes de este chat y a qué está suscrito. No se puede deshacer. Los mensajes que ya están en el chat los borras "
    "tú en Telegram.\n\n"
    "¿Lo borro?"
)
FORGET: Final = "Sí, bórralo"
KEEP: Final = "No, déjalo"
KEPT: Final = "De acuerdo, no he borrado nada."
FORGET_IN_PRIVATE: Final = "Eso es cosa tuya y mía: escríbeme /olvidame en privado y lo borro."
OPEN_PRIVATE: Final = "Abrir el chat privado"
NOTHING_TO_FORGET: Final = "No guardaba nada de ti. Sigue sin haber nada."


def privacy(days: int, *, with_askers: bool, encoder: str = "") -> str:
    """Return what is kept and for how long, and whose server gets the questions' words, if one does."""
    kept = f"{number(days)} {'día' if days == 1 else 'días'}"
    asker = (
        f"Quién la hizo también se guarda, {kept}: así lo ha decidido quien lleva este bot."
        if with_askers
        else "Quién la hizo no se guarda."
    )
    return (
        "Qué guardo y cuánto tiempo:\n\n"
        f"• Las preguntas y si hubo respuesta, {kept}, para saber qué falta en los documentos. {asker}\n"
        "• Tu última pregunta, 30 minutos, para entender «¿Y los domingos?».\n"
        "• Qué respuesta di a cada mensaje, 48 horas, para corregirla si corriges la pregunta.\n"
        f"• Los 👍 y 👎, {kept}, sin tu nombre ni tu número: solo una huella para que cada persona vote una vez.\n"
        f"• El nombre y los ajustes de cada chat, mientras el bot esté en él y {kept} más.\n"
        f"• Qué mensajes ya he atendido, 48 horas, y qué ha fallado, {kept}: son números y nombres de errores.\n"
        "• Un mensaje que no puedo contestar al momento, hasta que lo contesto.\n"
        f"• A qué está suscrito cada chat, hasta que se da de baja, y qué envíos se hicieron, {kept}.\n\n"
        f"No guardo nada más, ni se lo doy a nadie{_except(encoder)}. Con /olvidame, en privado, borro lo tuyo."
    )


def _except(encoder: str) -> str:
    if not encoder:
        return ""
    return f", salvo las palabras de cada pregunta, sin decir de quién son, a {encoder}, que me ayuda a entenderlas"


def forgotten(counts: Mapping[str, int]) -> str:
    """Return what was deleted, by what `_FORGOTTEN` calls it."""
    told = [
        f"• {names[count != 1].format(number(count))}" for key, names in _FORGOTTEN.items() if (count := counts[key])
    ]
    return "\n".join(["Hecho. He borrado:", *told]) if told else NOTHING_TO_FORGET


_FORGOTTEN: Final[Mapping[str, tuple[str, str]]] = {
    "conversations": ("de qué hablábamos en {} chat", "de qué hablábamos en {} chats"),
    "votes": ("{} voto", "{} votos"),
    "questions": ("quién hizo {} pregunta", "quién hizo {} preguntas"),
    "exchanges": ("qué respondí a {} mensaje", "qué respondí a {} mensajes"),
    "choices": ("los ajustes de {} chat", "los ajustes de {} chats"),
    "subscriptions": ("{} suscripción", "{} suscripciones"),
}

# What is no text

ONLY_TEXT_BY_KIND: Final[Mapping[str, str]] = {
    "voice": "Todavía no entiendo notas de voz. ¿Me lo escribes?",
    "audio": "No puedo escuchar audios. ¿Me escribes la pregunta?",
    "video": "No puedo ver vídeos. ¿Me escribes la pregunta?",
    "video_note": "No puedo ver videomensajes. ¿Me escribes la pregunta?",
    "photo": "No sé leer imágenes. ¿Me escribes lo que quieres saber?",
    "animation": "¡Qué animado! Pero solo entiendo preguntas escritas. ¿Me haces una?",
    "sticker": "¡Bonito sticker! Yo solo entiendo preguntas escritas. ¿Me haces una?",
    "document": (
        "No leo los archivos que me envían: los documentos los añade quien lleva este bot. Con /documentos ves los que "
        "conozco."
    ),
    "location": "No sé qué hay en ese lugar. Si lo nombran los documentos, pregúntame por él por escrito.",
    "contact": "No guardo contactos. Si buscas a alguien en los documentos, escríbeme su nombre.",
    "poll": "No puedo votar. Si quieres saber algo de los documentos, pregúntamelo por escrito.",
    "other": "Solo entiendo preguntas escritas. ¿Me la escribes?",
}
"""What is answered to a message that is no text, by its kind."""
