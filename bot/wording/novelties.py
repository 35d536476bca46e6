"""How it is told what is new in the documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.wording import date, number

if TYPE_CHECKING:
    import datetime as dt

NOVELTIES: Final = "Novedades"
NOTHING: Final = "No hay novedades: los documentos dicen lo mismo que la última vez."

BEFORE: Final = "Antes decía:"
NOW: Final = "Ahora dice:"
ADDED: Final = "Dice además:"
REMOVED: Final = "Ya no dice:"
"""What stands before a quoted sentence."""


def since(day: dt.date) -> str:
    """Return the title of what is new since a day."""
    return f"Novedades desde el {date(day)}"


def new_documents(count: int) -> str:
    """Return what stands above the titles of new documents."""
    return "Documento nuevo" if count == 1 else f"{number(count)} documentos nuevos"


def gone_documents(count: int) -> str:
    """Return what stands above the titles of documents that are gone."""
    return "Documento retirado" if count == 1 else f"{number(count)} documentos retirados"


def changed(title: str) -> str:
    """Return what stands above the changes of a document."""
    return f"Ha cambiado: {title}"


def renamed(before: str, now: str) -> str:
    """Return that a document has another name; where its title is the same, its file has."""
    if before == now:
        return f"«{now}» está ahora en otro archivo."
    return f"«{before}» ahora se llama «{now}»."


def new_section(heading: str) -> str:
    """Return what stands above the first sentences of a new section."""
    return f"Sección nueva: {heading}"


def gone_section(heading: str) -> str:
    """Return that a section is gone."""
    return f"Ya no está la sección «{heading}»."


def renamed_section(before: str, now: str) -> str:
    """Return that a section has another heading."""
    return f"La sección «{before}» ahora se llama «{now}»."


def more(count: int) -> str:
    """Return how many changes are not told: «… y un cambio más»."""
    return "… y un cambio más" if count == 1 else f"… y {number(count)} cambios más"


def more_documents(count: int) -> str:
    """Return how many documents are not told: «… y un documento más»."""
    return "… y un documento más" if count == 1 else f"… y {number(count)} documentos más"
