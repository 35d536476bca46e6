"""What is said to whoever asks in a way that cannot be answered."""

from __future__ import annotations

from typing import Final

NOTHING_ASKED: Final = (
    "¿Qué quieres saber? Escribe la pregunta detrás: «/pregunta ¿a qué hora abren?». También vale mencionarme o "
    "responder a uno de mis mensajes."
)
TOO_FAST: Final = "Son muchas preguntas a la vez y no doy abasto. Dentro de un minuto puedo seguir."
ADMINISTRATORS_ONLY: Final = "En este grupo solo me preguntan los administradores. En privado puedes preguntarme tú."
NOTHING_FOUND_REACTION: Final = "🤷"
"""Put under a question that the documents do not answer, where a group wants no message for that."""
