"""What the pages say besides the documents."""

from __future__ import annotations

from typing import Final

from bot.wording import number

SITE: Final = "Glosa"
"""What a library without a title is called."""

# Around every page

SKIP: Final = "Saltar al contenido"
SEARCH: Final = "Pregunta a los documentos"
PLACEHOLDER: Final = "¿Qué quieres saber?"
ASK: Final = "Preguntar"
ALSO_IN_TELEGRAM: Final = "Pregúntame también en Telegram"
WHERE: Final = "Dónde estás"
PROMISE: Final = "Todo lo que respondo son palabras de los documentos, tal como están escritas."
ALL_DOCUMENTS: Final = "Ver todos los documentos"

# A document and its sections

SECTIONS: Final = "Secciones"
ALL_SECTIONS: Final = "Todas las secciones"
OTHER_SECTIONS: Final = "Lo que va antes y después"
OTHER_PAGES: Final = "Otras páginas de la lista"
ONLY_HEADING: Final = "Bajo este título no hay texto. Sigue leyendo en la sección siguiente."
PREVIOUS: Final = "Anterior"
NEXT: Final = "Siguiente"
QUOTE_BEGINS: Final = "Empieza la cita:"
QUOTE_ENDS: Final = "Fin de la cita."
GO_TO_QUOTE: Final = "Ir a las palabras citadas"
TABLE: Final = "Tabla"
TEXT_HAS_CHANGED: Final = (
    "El texto ha cambiado desde que se citó y no marco nada, para no señalar lo que no es. Esta es la sección como "
    "está ahora."
)
SECTION_IS_GONE: Final = "Esa sección ya no está"
LOOK_ELSEWHERE: Final = (
    "El documento ha cambiado desde que se hizo el enlace. Puede que lo que buscas esté ahora en otra de sus "
    "secciones; también puedes preguntarlo arriba."
)
ASK_IN_TELEGRAM: Final = "Preguntar en Telegram"

# An answer

ANSWER: Final = "Respuesta de los documentos"
WHOLE_PASSAGE: Final = "Leer el párrafo entero"
READ_IN_PLACE: Final = "Leer en el documento"
NOTHING_ASKED: Final = "Escribe una pregunta y te respondo con la frase exacta de los documentos que la contesta."
TOO_LONG: Final = "La pregunta es demasiado larga"
TOO_MANY: Final = "Demasiadas preguntas seguidas"

# The first page

LEAD: Final = (
    "Respondo a tus preguntas con las palabras exactas de los documentos y te digo en qué sección están. Si no lo "
    "dicen, te lo digo: no invento nada."
)
EXAMPLES: Final = "Prueba con una de estas"
IN_SHORT: Final = "En pocas palabras"
DOCUMENTS: Final = "Documentos"
IN_TELEGRAM: Final = "También en Telegram"
OPEN_CHAT: Final = "Abrir el chat"
ADD_TO_GROUP: Final = "Añadir a un grupo"

# When something is not as it should be

NO_SUCH_PAGE: Final = "Esta página no existe"
ASK_THE_BOT: Final = (
    "Puede que el documento haya cambiado o que el enlace esté incompleto. Prueba a preguntar arriba, o empieza por "
    "los documentos."
)
ONLY_READING: Final = "Aquí solo se puede leer"
ONLY_READING_WHY: Final = "Esta dirección no admite lo que se le ha pedido. Prueba a abrirla en el navegador."
BROKEN: Final = "Algo ha fallado por mi parte"
BROKEN_WHY: Final = "No he podido preparar esta página. Prueba otra vez dentro de un momento."


def part(number_: int, total: int) -> str:
    """Return which part of a long section this is: «Parte 2 de 5»."""
    return f"Parte {number(number_)} de {number(total)}"


def page(number_: int, total: int) -> str:
    """Return which page of a list this is: «Página 2 de 5»."""
    return f"Página {number(number_)} de {number(total)}"


def sections(count: int) -> str:
    """Return how many sections there are: «7 secciones»."""
    return f"{number(count)} {'sección' if count == 1 else 'secciones'}"


def in_group(username: str) -> str:
    """Return how the bot is asked in a chat of its own and in a group."""
    return (
        "En el chat privado, todo lo que me escribes es una pregunta. En un grupo contesto cuando me mencionas "
        f"(@{username}), cuando respondes a un mensaje mío o con /pregunta."
    )


def shorter(limit: int) -> str:
    """Return that a question may have `limit` characters."""
    return f"Caben {number(limit)} caracteres. ¿Me la haces más corta?"


def wait(seconds: int) -> str:
    """Return after how many seconds one may ask again."""
    return (
        f"Necesito un respiro. Dentro de {number(seconds)} {'segundo' if seconds == 1 else 'segundos'} puedo seguir "
        "contestando; mientras tanto puedes leer los documentos."
    )
