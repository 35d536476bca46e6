"""What is said with summaries that are sent to a chat, besides the documents' own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.wording import date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

MOST_ASKED: Final = "Lo más preguntado esta semana"
NEWS: Final = "Novedades"
NO_NEWS: Final = "No hay novedades desde la última vez que te conté algo."
FIRST_NEWS: Final = "Desde ahora te cuento lo que cambie: documentos nuevos y secciones que digan otra cosa."
NOBODY_ASKED: Final = "Esta semana nadie ha preguntado lo mismo dos veces, así que no hay nada que destacar."
NO_QUIZ: Final = "De esto no me salen preguntas: hacen falta fechas, cifras o nombres que se puedan confundir."
NOTHING_TO_SUM_UP: Final = "Ahí no hay texto que resumir."
CHOOSE_DOCUMENT: Final = "¿Qué documento resumo?"
CHOOSE_SECTION: Final = "¿Qué resumo?"
EVERYTHING: Final = "Todos los documentos"
WHOLE_DOCUMENT: Final = "El documento entero"
DOCUMENTS: Final = "Documentos"
SECTIONS: Final = "Secciones"
OTHERS: Final[Mapping[str, str]] = {"news": "Novedades", "questions": "Preguntas", "quiz": "Jugar"}
"""What else there is, as buttons."""
ASK_ME: Final = "Pregúntame"
"""The button under a summary that leads to the bot."""


def unknown(words: str) -> str:
    """Return that no document is called so, and how a summary is asked for."""
    return (
        f"No conozco ningún documento «{words}». Escribe /resumen a secas y elige con los botones, o /resumen y el "
        "título. Puedes añadir «corto» o «largo», o pedir «novedades», «preguntas» o «test»."
    )


def late(moment: dt.datetime, today: dt.date) -> str:
    """Return that a summary comes late, and when it should have come by the clocks of its chat."""
    day = "" if moment.date() == today else f" del {date(moment.date())}"
    return f"Este es el envío de las {moment:%H:%M}{day}. Llega con retraso: no pude mandarlo antes."
