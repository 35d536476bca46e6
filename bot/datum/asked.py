"""What kind of datum a question asks for, read off the grammar of Spanish questions."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from bot.text import fold, is_acronym, is_stop, stem, tokens


class Kind(StrEnum):
    """A kind of datum that a question may ask for."""

    DATE = "date"
    NUMBER = "number"
    PERSON = "person"
    PLACE = "place"
    NAME = "name"
    MEANING = "meaning"
    """What an acronym stands for."""
    ACRONYM = "acronym"
    RANK = "rank"
    """A place in an order."""
    LANGUAGE = "language"


NOUNS: Final = {
    Kind.LANGUAGE: "idioma idiomas lengua lenguas",
    Kind.DATE: "año años día días fecha fechas mes siglo década época hora",
    Kind.NUMBER: "porcentaje cantidad número cifra suma edad altura longitud distancia profundidad superficie "
    "temperatura velocidad peso precio coste costo proporción fracción tasa duración población valor "
    "monto importe volumen puntuación resultado frecuencia densidad capacidad potencia presupuesto salario",
    Kind.PERSON: "persona personas presidente presidenta ministro ministra rey reina autor autora jugador jugadora "
    "científico científica",
    Kind.PLACE: "ciudad ciudades país países lugar lugares región regiones estado estados continente provincia "
    "condado río isla calle barrio capital sede",
    Kind.NAME: "empresa compañía organización organismo institución universidad equipo partido grupo iglesia tratado "
    "ley libro obra premio proyecto programa tribunal banco museo estadio canal cadena periódico revista "
    "guerra batalla marca",
}
"""Nouns that say, behind «qué» or «cuál es el», which kind of datum is asked for."""


def _noun_of(kind: Kind) -> str:
    nouns = "|".join(_plain(noun) for noun in NOUNS[kind].split())
    return rf"\b(?:que|cual|cuales) (?:(?:es|fue|era|son|fueron) )?(?:(?:el|la|los|las) )?(?:{nouns})\b"


def _plain(word: str) -> str:
    """Return a word folded, and its ñ too: questions are matched as they are typed on any keyboard."""
    return fold(word).replace("ñ", "n")


_ASKED: Final = (
    (
        Kind.MEANING,
        r"\b(?:significan?|quieren? decir|siglas?|que es|que son)\b.*\bACRONYM\b|\bACRONYM\b.*\bsignifican?\b",
    ),
    (Kind.ACRONYM, r"\b(?:siglas?|acronimos?|abreviatura)\b"),
    (
        Kind.RANK,
        r"\b(?:que|cual es el|cual es la) (?:puesto|posicion|lugar)\b.*\b(?:ocup|qued|termin|clasific)",
    ),
    (Kind.LANGUAGE, _noun_of(Kind.LANGUAGE)),
    (Kind.DATE, rf"\b(?:cuando|cdo|ano en que)\b|^fechas?\b|{_noun_of(Kind.DATE)}"),
    (Kind.NUMBER, rf"\bcuant[oa]s?\b(?! a\b)|{_noun_of(Kind.NUMBER)}"),
    (Kind.PERSON, rf"\b(?:quien|quienes)\b|{_noun_of(Kind.PERSON)}"),
    (Kind.PLACE, rf"\b(?:donde|adonde)\b|{_noun_of(Kind.PLACE)}"),
    (
        Kind.NAME,
        rf"\bcomo se (?:llam\w+|denomina|conoce)\b|\bnombres?\b|\bllamad[oa]s?\b|{_noun_of(Kind.NAME)}",
    ),
)
"""Patterns over the folded question, tried in this order; ACRONYM stands for a word all in capitals."""
_PATTERNS: Final = tuple((kind, re.compile(pattern)) for kind, pattern in _ASKED)
_INTERROGATIVES: Final = frozenset(
    (
        *("cual", "cuales", "cuanto", "cuanta", "cuantos", "cuantas", "quien", "quienes", "donde", "adonde"),
        *("cuyo", "cuya", "cuyos", "cuyas"),
    )
)
_ACCENTED: Final = re.compile(r"\b(?:qué|cuál|cuáles|cuánt[oa]s?|quién|quiénes|d[óo]nde|cómo)\b", re.IGNORECASE)
_DEFINED: Final = re.compile(r"\b(?i:qui[eé]n(?:es)?) (?i:es|son|fue|fueron|era|eran) (?!El |La |Los |Las )[A-ZÁÉÍÓÚÑ]")


def kind_asked(question: str) -> Kind | None:
    """Return the kind of datum that `question` asks for, or None where it asks for something else.

    Who somebody is asks for no name: «¿quién fue Tesla?».
    """
    if _DEFINED.search(question):
        return None
    words = ["ACRONYM" if is_acronym(token.text) else _plain(token.text) for token in tokens(question)]
    if not _asks_when(question, words):
        words = [word for word in words if word != "cuando"]
    folded = " ".join(words)
    return next((kind for kind, pattern in _PATTERNS if pattern.search(folded)), None)


def _asks_when(question: str, words: list[str]) -> bool:
    """Tell whether a «cuando» asks for a date; beside another interrogative it only says in which case."""
    if "cuando" not in words or "cuándo" in question.lower():
        return True
    before = words[: words.index("cuando")]
    return not _INTERROGATIVES.intersection(words) and "que" not in before and not _ACCENTED.search(question)


@lru_cache(maxsize=4096)
def content(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text."""
    return frozenset(stem(token.text) for token in tokens(text) if not is_stop(token.text))
