"""What is said above the keyboard while somebody types to the bot in any chat, and under what is pasted there."""

from __future__ import annotations

from typing import Final

ANSWER: Final = "Respuesta"
NOT_SAID: Final = "Los documentos no lo dicen"
"""Titles of the first result."""

ASK_MORE: Final = "Preguntar más"
READ_SECTION: Final = "Leer la sección"
READ_DOCUMENT: Final = "Leer y preguntar"
"""Buttons under what is pasted."""

START: Final = "ayuda"
"""What the button above the results hands to the private chat; it leads nowhere special there."""
HOW_TO_ASK: Final = "Escribe una pregunta completa. ¿Cómo se pregunta?"
TOO_LONG: Final = "Es demasiado larga. Pregunta en el chat privado"
TOO_MANY: Final = "Demasiadas preguntas seguidas. Espera un minuto"
"""Buttons above the results; a line of a telephone holds some fifty characters."""

GUEST_TOO_MANY: Final = "Son muchas preguntas seguidas. Dame un minuto y sigo."
GUEST_TOO_LONG: Final = "La pregunta es demasiado larga. ¿Me la haces más corta?"
GUEST_HOW_TO_ASK: Final = "Menciona mi nombre y escribe tu pregunta en el mismo mensaje."
