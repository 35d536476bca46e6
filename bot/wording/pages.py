"""What the reader's pages say besides the documents."""

from __future__ import annotations

from typing import Final

TEXT_HAS_CHANGED: Final = "El texto ha cambiado desde que se citó, así que no marco nada. Esta es la sección entera."
ALL_SECTIONS: Final = "Todas las secciones"
NO_SUCH_PAGE: Final = "Esta página no existe"
ASK_THE_BOT: Final = "Puede que el documento haya cambiado. Pregunta de nuevo al bot y te dará el enlace de ahora."
