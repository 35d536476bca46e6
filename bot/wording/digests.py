"""What is said of summaries: what they are of, where each line stands, and what they leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.model import Length
from bot.wording import OPENING, number, place

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.model import Citation, Digest

LENGTHS: Final[Mapping[Length, str]] = {Length.SHORT: "corto", Length.NORMAL: "normal", Length.LONG: "largo"}
"""How lengths are called, in commands too."""

HELP_DIGEST: Final = "Resume los documentos, uno, una sección o un tema, con sus propias frases."
HELP_DOCUMENTS: Final = "Resume solo el documento de este id; se puede repetir."
HELP_SECTION: Final = "Resume solo la sección que tiene esta ancla, que es el final de su enlace."
HELP_TOPIC: Final = "Resume solo los documentos de este tema."
HELP_LENGTH: Final = "Cuánto: corto (2 o 3 frases), normal (de 5 a 7) o largo (una por sección)."
HELP_JSON: Final = "Escribe el resumen como un objeto JSON."

NOTHING_TO_SUM_UP: Final = "Ahí no hay texto que resumir."
TOPIC_OR_DOCUMENT: Final = "Elige: --topic o --document, no los dos."
_LISTED: Final = 10


def heading(digest: Digest, library: str | None) -> str:
    """Return what a summary is of, where `library` is the title of the library, if it has one."""
    if digest.section is not None:
        named = digest.section.heading or OPENING
        return f"Resumen de {_quoted(f'{digest.documents[0].title} › {named}')}"
    if len(digest.documents) == 1:
        return f"Resumen de {_quoted(digest.documents[0].title)}"
    return f"Resumen de {_quoted(library) if library else f'{number(len(digest.documents))} documentos'}"


def where(digest: Digest, line: Citation) -> str:
    """Return where a line of a summary stands, without what its heading says already, which may be all."""
    if digest.section is not None:
        return ""
    return line.section.heading or OPENING if len(digest.documents) == 1 else place(line.document, line.section)


def left_out(digest: Digest) -> str:
    """Return what has text and no line in a summary, if anything has: documents or, where none is, sections."""
    if count := digest.documents_left_out:
        return "Queda fuera otro documento." if count == 1 else f"Quedan fuera otros {number(count)} documentos."
    if count := digest.sections_left_out:
        return "Queda fuera otra sección." if count == 1 else f"Quedan fuera otras {number(count)} secciones."
    return ""


def unknown_section(wanted: str, known: Sequence[str]) -> str:
    """Return that there is no such section, and some that there are."""
    return f"No hay ninguna sección «{wanted}». Hay: {_some(known)}"


def ambiguous_section(wanted: str) -> str:
    """Return that several documents have a section of that name."""
    return f"Varios documentos tienen una sección «{wanted}»: elige uno con --document."


def unknown_topic(wanted: str, known: Sequence[str]) -> str:
    """Return that no document has a topic, and some topics that there are."""
    if not known:
        return f"Ningún documento tiene el tema «{wanted}»; de hecho, ninguno tiene temas."
    return f"Ningún documento tiene el tema «{wanted}». Hay: {_some(known)}"


def unknown_length(wanted: str) -> str:
    """Return that something is no length of a summary."""
    return f"«{wanted}» no es un largo de resumen: corto, normal o largo."


def _quoted(words: str) -> str:
    return f"«{words.replace('«', '“').replace('»', '”')}»"


def _some(known: Sequence[str]) -> str:
    return ", ".join(f"«{one}»" for one in known[:_LISTED]) + ("…" if len(known) > _LISTED else ".")
