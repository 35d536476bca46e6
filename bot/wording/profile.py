"""What the bot says of itself before anybody writes to it: its menus and its descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ASKING: Final[Mapping[str, str]] = {"pregunta": "Hacer una pregunta a los documentos"}
READING: Final[Mapping[str, str]] = {
    "resumen": "Resumir un documento o una sección",
    "buscar": "Buscar palabras exactas",
    "secciones": "Ver las secciones y leerlas",
    "documentos": "Ver los documentos y elegir cuáles consultar",
}
HELPING: Final[Mapping[str, str]] = {"ayuda": "Cómo preguntar"}
PERSONAL: Final[Mapping[str, str]] = {
    "privacidad": "Qué se guarda y por cuánto tiempo",
    "olvidame": "Borrar lo que sé de ti",
    "start": "Empezar",
}
RECEIVING: Final[Mapping[str, str]] = {
    "suscribir": "Recibir resúmenes cuando quieras",
    "suscripciones": "Ver y cambiar lo que recibes",
    "baja": "Dejar de recibir resúmenes",
}
GOVERNING: Final[Mapping[str, str]] = {
    "ajustes": "Ajustes de este grupo",
    "diagnostico": "Qué veo en este grupo y qué me falta",
}
OWNING: Final[Mapping[str, str]] = {
    "informe": "Preguntas, respuestas y errores",
    "exportar": "Las preguntas en un archivo",
}

PRIVATE: Final[Mapping[str, str]] = {**READING, **RECEIVING, **HELPING, **PERSONAL}
"""The menu of a private chat: the commands in its order, and what it says of them; at most 256 characters each."""
GROUP: Final[Mapping[str, str]] = {**ASKING, **READING, **HELPING}
ADMINISTRATOR: Final[Mapping[str, str]] = {**GROUP, **RECEIVING, **GOVERNING}
OWNER: Final[Mapping[str, str]] = {**PRIVATE, **OWNING}
COMMANDS: Final[Mapping[str, str]] = {**ADMINISTRATOR, **OWNER}
"""All of them."""

DESCRIPTION: Final = (
    "Pregúntame en español, con tus palabras, y te respondo con la frase exacta de los documentos que lo dice y la "
    "sección en la que está. Si los documentos no lo dicen, te lo digo: no invento nada.\n\n"
    "También contesto en grupos, si me mencionas, y en cualquier chat: escribe mi nombre de usuario y tu pregunta."
)
"""What stands in a private chat before its first message; at most 512 characters."""
SHORT_DESCRIPTION: Final = "Respondo a tus preguntas con las palabras exactas de los documentos y te digo dónde están."
"""What stands in the profile and where it is shared; at most 120 characters."""
