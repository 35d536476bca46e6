"""Every sentence that Glosa says, in Spanish, without markup; who shows it marks it.

By place: what is said of documents, in the chat, to whoever runs the bot, and of what is wrong.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from bot.errors import Problem, SettingProblem
from bot.model import Reason

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from bot.errors import Fault, SettingFault
    from bot.model import Document, Section

# Of documents

OPENING: Final = "Inicio"
"""What the section before the first heading is called where sections are listed."""

_MONTHS: Final = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)


def date(day: dt.date) -> str:
    """Return a day as it is read: «3 de octubre de 2025»."""
    return f"{day.day} de {_MONTHS[day.month - 1]} de {day.year}"


def number(value: int) -> str:
    """Return a number with its thousands apart: «20.000.000»."""
    return f"{value:,}".replace(",", ".")


def place(document: Document, section: Section) -> str:
    """Return where words stand: the document and, unless they stand in its opening, the section."""
    return f"{document.title} › {section.heading}" if section.heading else document.title


def details(document: Document) -> tuple[str, ...]:
    """Return a line for each thing that is known of a document besides its title."""
    known = {
        "Fecha": date(document.date) if document.date else None,
        "Autor": document.author,
        "Fuente": document.source,
        "Licencia": document.licence,
        "Temas": ", ".join(document.topics),
    }
    return tuple(f"{name}: {value}" for name, value in known.items() if value)


# In the chat

COMMANDS: Final[Mapping[str, str]] = {
    "secciones": "Ver las secciones y leerlas",
    "documentos": "Ver los documentos",
    "ayuda": "Cómo preguntar",
    "start": "Empezar",
}
"""The commands of the menu, in its order, and what it says of them; at most 256 characters each."""

GREETING: Final = (
    "Hola. Respondo a tus preguntas con las palabras exactas de los documentos y te digo en qué sección están."
)
INVITATION: Final = (
    "Escríbeme una pregunta, como se la harías a una persona. Con /secciones puedes leer por tu cuenta y con /ayuda "
    "ves qué sé hacer."
)
HELP: Final = """\
Escribe una pregunta y te contesto con la frase del documento que la responde. Debajo te indico la sección y, \
plegado, el párrafo completo.

Si los documentos no lo dicen, te lo digo y te ofrezco las secciones más cercanas. No invento nada.

Ayuda que la pregunta lleve nombres, lugares o fechas: «¿Cuándo abre el museo?» funciona mejor que «¿Cuándo?».

/secciones: ver las secciones y leerlas
/documentos: ver los documentos
/ayuda: este mensaje"""

DOCUMENTS: Final = "Documentos"
CHOOSE_DOCUMENT: Final = "¿De qué documento quieres ver las secciones?"
CHOOSE_SECTION: Final = "Elige una sección para leerla."
SECTIONS: Final = "Secciones"
PREVIOUS: Final = "« Anterior"
NEXT: Final = "Siguiente »"

ABSTENTIONS: Final[Mapping[Reason, str]] = {
    Reason.NO_WORDS: "No encuentro en tu mensaje ninguna palabra que pueda buscar. ¿Me lo preguntas de otra manera?",
    Reason.NOTHING_SHARED: "Los documentos no hablan de eso. Con /secciones puedes ver de qué tratan.",
    Reason.WEAK_SUPPORT: "Los documentos no lo dicen, o no con claridad suficiente para citarlos.",
}
NEAREST: Final = "Quizá te sirva alguna de estas secciones:"

ASK_SHORTER: Final = "¿Me la haces más corta?"
UNKNOWN_COMMAND: Final = "No conozco esa orden. Con /ayuda ves las que sí conozco."
ONLY_TEXT: Final = "Por ahora solo entiendo preguntas escritas. ¿Me la escribes?"
OLD_BUTTON: Final = "Este botón ya no lleva a ninguna parte: los documentos han cambiado. Pide /secciones otra vez."
FAILED: Final = "Algo ha fallado por mi parte y no he podido contestarte. Prueba otra vez dentro de un momento."


def titles(shown: Sequence[str], total: int) -> str:
    """Return the titles of some documents, and how many more there are."""
    more = total - len(shown)
    rest = [f"… y {number(more)} más: /documentos"] if more else []
    return "\n".join(["Puedes preguntarme sobre:", *(f"• {title}" for title in shown), *rest])


# To whoever runs the bot

WRONG_TOKEN: Final = (
    "Telegram no reconoce el token. Copia en TELEGRAM_BOT_TOKEN el que te dio @BotFather, entero y sin espacios."  # noqa: S105 - a sentence
)
WEBHOOK_SET: Final = (
    "Este bot tiene puesto un webhook, y mientras lo tenga Telegram no entrega mensajes de otra manera. Si ya no "
    "lo usa nadie, quítalo con el método deleteWebhook de la Bot API y vuelve a empezar."
)
SECOND_POLLER: Final = (
    "Otro proceso está leyendo los mensajes de este bot. Puede ser la versión anterior, que aún se está apagando; si "
    "no, apaga el que sobre. Sigo intentándolo."
)
TOKEN_REFUSED: Final = (
    "Telegram ha dejado de reconocer el token. Si lo has cambiado en @BotFather, copia el nuevo en TELEGRAM_BOT_TOKEN "  # noqa: S105 - a sentence
    "y vuelve a empezar; si no, puede ser un fallo pasajero. Sigo intentándolo."
)
UNREACHABLE: Final = "No consigo hablar con Telegram. Sigo intentándolo; los mensajes me esperan allí."
REACHABLE_AGAIN: Final = "Telegram vuelve a responder."
STOPPED: Final = "El bot se ha detenido."


def listening(name: str, documents: int) -> str:
    """Return that the bot is ready."""
    return f"Escucho como @{name}. Documentos: {number(documents)}."


# Of what is wrong

_PROBLEMS: Final[Mapping[Problem, str]] = {
    Problem.NO_FOLDER: "la carpeta no existe",
    Problem.NOT_A_FOLDER: "no es una carpeta",
    Problem.NO_DOCUMENTS: "no hay ningún documento (archivos .md o .txt)",
    Problem.UNREADABLE: "no se puede leer: {detail}",
    Problem.EMPTY_FILE: "el archivo está vacío",
    Problem.BINARY_FILE: "no es un archivo de texto",
    Problem.NOT_UTF8: "no está en UTF-8; lo he leído como {detail}",
    Problem.BROKEN_YAML: "el YAML no se puede leer: {detail}",
    Problem.UNKNOWN_KEY: "clave desconocida: {detail}",
    Problem.WRONG_VALUE: "el valor no es válido: {detail}",
    Problem.DUPLICATE_KEY: "la clave «{name}» está repetida; la primera está en {first}",
    Problem.DUPLICATE_ID: "otro documento tiene el mismo nombre: {first}",
    Problem.DUPLICATE_ANCHOR: "el ancla «{name}» está repetida; la primera está en {first}",
    Problem.WRONG_ANCHOR: "el ancla «{detail}» no es válida: usa solo letras, cifras y guiones",
    Problem.EMPTY_HEADING: "el encabezado está vacío",
    Problem.NOTHING_UNDER_HEADING: "no hay nada bajo el encabezado «{detail}»",
    Problem.NO_TEXT: "el documento no tiene texto",
    Problem.UNKNOWN_DOCUMENT: "no hay ningún documento «{detail}»",
    Problem.TOO_LARGE: "es demasiado grande; el límite es {limit}",
    Problem.WRONG_NAME: "el archivo tiene que llamarse {detail}",
    Problem.LEADS_OUTSIDE: "el enlace lleva fuera de la carpeta y no lo sigo",
    Problem.UNCLOSED_FRONT_MATTER: "falta la línea --- que cierra la cabecera",
    Problem.UNCLOSED_COMMENT: "el comentario no se cierra",
    Problem.CELL_WITHOUT_COLUMN: "la celda no tiene columna: la fila es más larga que la cabecera de la tabla",
    Problem.NESTED_TOO_DEEP: "hay demasiados niveles, uno dentro de otro",
}

_SETTING_PROBLEMS: Final[Mapping[SettingProblem, str]] = {
    SettingProblem.MISSING: "falta; sin este valor el bot no puede empezar",
    SettingProblem.NOT_A_TOKEN: "no tiene la forma de un token: cifras, dos puntos y letras",
    SettingProblem.NOT_AN_ADDRESS: "no es una dirección que empiece por http:// o https://",
    SettingProblem.NOT_A_PROBABILITY: "no es un número entre 0 y 1",
    SettingProblem.NOT_A_LOG_LEVEL: "tiene que ser DEBUG, INFO, WARNING, ERROR o CRITICAL",
    SettingProblem.NOT_A_LOG_FORMAT: "tiene que ser text o json",
}


def fault(found: Fault) -> str:
    """Return one thing wrong in a folder of documents: «knowledge/x.md:12: el encabezado está vacío»."""
    name, first = _repeated(found)
    sentence = _PROBLEMS[found.problem].format(
        detail=found.detail, name=name, first=first, limit=number(int(found.detail)) if found.detail.isdecimal() else ""
    )
    return f"{found.place}: {sentence.removesuffix(': ')}"


def _repeated(found: Fault) -> tuple[str, str]:
    """Return a name used twice and its first place, from a detail that is both with a space between.

    Either may have spaces itself: a key or an anchor is repeated within its own file, and an id is the file's name.
    """
    if found.problem is Problem.DUPLICATE_ID:
        name = unicodedata.normalize("NFC", found.path.stem)
        return name, found.detail.removeprefix(name).strip()
    name, _, line = found.detail.rpartition(f" {found.path}:")
    return name, f"{found.path}:{line}"


def setting_fault(found: SettingFault) -> str:
    """Return one thing wrong in the environment: «MIN_CONFIDENCE: no es un número entre 0 y 1 (dice «mucho»)»."""
    said = f" (dice «{found.value}»)" if found.value else ""
    return f"{found.variable}: {_SETTING_PROBLEMS[found.problem]}{said}"


# In the terminal

HELP_GLOSA: Final = "Pregunta a tus documentos: responde la frase que lo dice, con su sección, o que no lo dicen."
HELP_ASK: Final = (
    "Responde una PREGUNTA. Con «-» lee una por línea de la entrada: texto, o JSON con question y, si hacen falta, id, "
    "document y previous. Termina con 0 si responde, 3 si los documentos no lo dicen y 2 si algo está mal."
)
HELP_CHAT: Final = "Conversa en la terminal."
HELP_CHECK: Final = "Revisa los documentos y dice todo lo que está mal, con archivo y línea. Termina con 1 si hay algo."
HELP_SERVE: Final = "Atiende el bot en Telegram."
HELP_KNOWLEDGE: Final = "Carpeta de los documentos (variable KNOWLEDGE; si no, knowledge)."
HELP_DOCUMENT: Final = "Pregunta solo al documento de este id."
HELP_MIN_CONFIDENCE: Final = (
    "Probabilidad desde la que responde, de 0 a 1 (variable MIN_CONFIDENCE; si no, la calibrada)."
)
HELP_JSON: Final = "Escribe un objeto JSON por línea."

NO_QUESTION: Final = "Falta la pregunta. Por ejemplo: python -m bot ask «¿Quién invitó al ministro?»"
NEAREST_HERE: Final = "Lo más cercano:"
CHAT_GREETING: Final = (
    "Escribe una pregunta. /secciones muestra de qué se puede preguntar, /ayuda cómo; /salir termina."
)
CHAT_HELP: Final = (
    "Escribe una pregunta y te contesto con la frase del documento que la responde y su sección, o te digo que los "
    "documentos no lo dicen.\n\n/secciones: los documentos y sus secciones\n/ayuda: este mensaje\n/salir: terminar"
)
GOODBYE: Final = "Hasta pronto."

RECORD_FAULTS: Final[Mapping[str, str]] = {
    "not-utf-8": "no está en UTF-8",
    "not-json": "empieza como un objeto JSON, pero no lo es",
    "unknown-key": "clave desconocida: «{detail}»",
    "not-text": "«{detail}» tiene que ser un texto",
    "no-question": "falta la pregunta («question»)",
    "too-long": "la pregunta tiene más de {detail} caracteres",
    "unknown-document": "no hay ningún documento «{detail}»",
}


def record_fault(line: int, problem: str, detail: str) -> str:
    """Return what is wrong with a line of questions: «línea 3: falta la pregunta»."""
    return f"línea {line}: {RECORD_FAULTS[problem].format(detail=detail)}"


def unknown_document(wanted: str, known: Sequence[str]) -> str:
    """Return that there is no such document, and some that there are."""
    shown = ", ".join(f"«{one}»" for one in known[:10])
    return f"No hay ningún documento «{wanted}». Hay: {shown}{'…' if len(known) > 10 else '.'}"  # noqa: PLR2004 - as above


def question_too_long(limit: int) -> str:
    """Return that a question has more than `limit` characters."""
    return f"La pregunta tiene más de {number(limit)} caracteres."


def not_a_probability(written: str) -> str:
    """Return that something is no number from 0 to 1."""
    return f"«{written}» {_SETTING_PROBLEMS[SettingProblem.NOT_A_PROBABILITY]}"


def checked(documents: int, sections: int, passages: int) -> str:
    """Return what a folder without faults holds."""
    counts = (("documento", documents), ("sección", sections), ("pasaje", passages))
    return "Todo en orden: " + ", ".join(f"{number(count)} {_plural(noun, count)}" for noun, count in counts) + "."


def faulty(faults: int) -> str:
    """Return how many faults there are."""
    return f"{number(faults)} {_plural('fallo', faults)}."


def warning(found: Fault) -> str:
    """Return something that was guessed or converted, as a notice."""
    return f"aviso: {fault(found)}"


def _plural(noun: str, count: int) -> str:
    if count == 1:
        return noun
    return noun.removesuffix("ón") + "ones" if noun.endswith("ón") else noun + "s"
