"""What comes every so many hours or with the news, and periods that there are not, as people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bot.schedule.line import Clause
from bot.schedule.numbers import NUMBER, value
from bot.schedule.values import Hourly

if TYPE_CHECKING:
    import re

_SOME: Final = r"(?:(?:algun(?:a|os|as)?|las|los|la|el|una?) )?"
_NEW: Final = (
    rf"{_SOME}(?:novedad(?:es)?|cambios?|algo nuevo|actualizacion(?:es)?|noticias?|documentos? nuevos?"
    r"|nuevos documentos)"
)
_WHEN: Final = r"(?:cuando|si|en cuanto|apenas|cada vez que|siempre que)"
_THERE_IS: Final = r"(?:haya|hay|existan?|aparezcan?|salgan?|lleguen?|tengas?|se publiquen?)"
_TEXTS: Final = r"(?: (?:algo|(?:el|los|un|algun) documentos?))?"
_CHANGES: Final = r"(?:cambien?|cambian?|se (?:actualic|modifi|publi)\w+)"

NEWS: Final = Clause(
    rf"(?:(?:solo|solamente|unicamente) )?(?:{_WHEN} {_THERE_IS} {_NEW}|al haber {_NEW}"
    rf"|{_WHEN}{_TEXTS} {_CHANGES}{_TEXTS}(?: nuevo)?"
    rf"|(?:al|con cada) (?:cambiar|cambio|actualizar(?:se)?|actualizacion|publicar(?:se)?|modificarse){_TEXTS})"
)
BARE_NEWS: Final = Clause(r"(?:(?:solo|solamente|con|las) )?novedades")
"""What means that something comes with the news, where nothing else says when."""

HOURLY: Final = Clause(
    rf"(?:(?:a )?cada(?: (?P<hours>{NUMBER}))? (?:h|hs|hr|hrs|horas?)(?: \.)?|todas las horas)(?: en punto)?"
)
_UNITS: Final = (
    r"(?:minutos?|min|segundos?|horas|dias|semanas|meses|anos?|quincenas?|bimestres?|trimestres?|semestres?)"
)
_NAMES: Final = r"(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)"
_MONTHS: Final = r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)"
OTHER_PERIOD: Final = Clause(
    rf"cada (?:minuto|segundo|quincena|bimestre|trimestre|semestre|ano)|cada (?:\d{{3,}}|otr[oa]s|poc[oa]s) {_UNITS}"
    rf"|cada {NUMBER} {_UNITS.replace('horas|', '')}|cada media hora|(?:cada )?dia por medio"
    rf"|(?:{NUMBER}|varias) veces (?:al|por|a la|cada) (?:dia|semana|mes|ano)"
    r"|(?:quincenal|bisemanal|bimensual|bimestral|trimestral|semestral|anual)(?:mente)?"
    rf"|(?:primero?|segundo|tercero?|cuarto|ultimo) {_NAMES}|{NUMBER} de {_MONTHS}"
)
"""Periods that people know and schedules have not: those that are likeliest, for a better answer."""


def hourly(found: re.Match[str]) -> Hourly:
    """Return what a match of HOURLY means; raise ScheduleError for hours that do not divide a day."""
    return Hourly(value(found["hours"]) if found["hours"] else 1)
