"""Dates as they are read in each of the languages of Spain, in English, and in figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot import wording

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from bot.model import Citation, Document

_CATALAN: Final = (
    *("gener", "febrer", "març", "abril", "maig", "juny"),
    *("juliol", "agost", "setembre", "octubre", "novembre", "desembre"),
)
_GALICIAN: Final = (
    *("xaneiro", "febreiro", "marzo", "abril", "maio", "xuño"),
    *("xullo", "agosto", "setembro", "outubro", "novembro", "decembro"),
)
_BASQUE: Final = (
    *("urtarrilaren", "otsailaren", "martxoaren", "apirilaren", "maiatzaren", "ekainaren"),
    *("uztailaren", "abuztuaren", "irailaren", "urriaren", "azaroaren", "abenduaren"),
)
_ENGLISH: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SPOKEN_WITH_A: Final = (11, 31)
"""Days whose Basque names, hamaika and hogeita hamaika, end in the article already."""
_ENDING_IN_CONSONANT: Final = (1, 5, 10, 15)
"""What is over a score in the Basque numbers that end in a consonant: bat, bost, hamar, hamabost."""


def date(day: dt.date, style: str) -> str:
    """Return a day as it is read: «3 de octubre de 2025» where `style` is "es", «3/10/2025» where it is "figures"."""
    return _STYLES[style](day)


def dated_source(citation: Citation, style: str) -> str:
    """Return where cited words stand and, if it is known, of when the document is."""
    known = citation.document.date
    return f"{wording.source(citation)} ({date(known, style)})" if known else wording.source(citation)


def details(document: Document, style: str) -> tuple[str, ...]:
    """Return a line for each thing that is known of a document besides its title."""
    dated = (f"Fecha: {date(document.date, style)}",) if document.date else ()
    return (*dated, *wording.details(replace(document, date=None)))


def _catalan(day: dt.date) -> str:
    month = _CATALAN[day.month - 1]
    return f"{day.day} {'d’' if month[0] in 'ao' else 'de '}{month} de {day.year}"


def _galician(day: dt.date) -> str:
    return f"{day.day} de {_GALICIAN[day.month - 1]} de {day.year}"


def _basque(day: dt.date) -> str:
    article = "" if day.day in _SPOKEN_WITH_A else "a"
    return f"{day.year}{_basque_of(day.year)} {_BASQUE[day.month - 1]} {day.day}{article}"


def _basque_of(year: int) -> str:
    """Return the ending «of» that a year takes as it is said: «2024ko», but «2025eko»."""
    over = year % 100
    is_consonant = over % 20 in _ENDING_IN_CONSONANT if over else year % 1000 != 0  # ehun, a hundred; but mila
    return "eko" if is_consonant else "ko"


def _english(day: dt.date) -> str:
    return f"{day.day} {_ENGLISH[day.month - 1]} {day.year}"


def _figures(day: dt.date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


_STYLES: Final[Mapping[str, Callable[[dt.date], str]]] = {
    "es": wording.date,
    "ca": _catalan,
    "gl": _galician,
    "eu": _basque,
    "en": _english,
    "figures": _figures,
}
