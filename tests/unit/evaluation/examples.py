"""A small document of our own, and outcomes over it made by hand."""

from __future__ import annotations

from bot.evaluation import Case, Outcome
from bot.library import Library
from bot.model import Abstention, Answer, Citation, Courtesy, Document, Hit, Passage, Reason, Remark, Section, Span

OPENING = Section("inicio", None, "El vivero abre a las ocho y cuarto.")
WATER = Section("agua", "El riego <nuevo>", "Los rosales se riegan con 12.000 litros de agua del aljibe.")
DOCUMENT = Document("vivero", "El vivero & su huerta", (OPENING, WATER))
OTHER = Document("molino", "El molino", (Section("inicio", None, "El molino muele trigo."),))
LIBRARY = Library(None, None, (DOCUMENT, OTHER), ())


def passage(section: Section) -> Passage:
    return Passage(f"vivero#{section.anchor}", DOCUMENT, section, Span(0, len(section.text)))


def answered(case: Case, section: Section, confidence: float = 0.9) -> Outcome:
    """Return that a case was answered with the whole of a section."""
    citation = Citation(passage(section), Span(0, len(section.text)))
    return Outcome(case, Answer(case.question, confidence, (citation,), (Hit(passage(section), 1.0),)))


def abstained(case: Case, *nearest: Section, confidence: float = 0.2) -> Outcome:
    hits = tuple(Hit(passage(section), 1.0) for section in nearest)
    return Outcome(case, Abstention(case.question, confidence, Reason.WEAK_SUPPORT, hits))


def remarked(case: Case) -> Outcome:
    return Outcome(case, Remark(case.question, Courtesy.GREETING))


HOURS = Case("¿A qué hora abre el vivero?", texts=("ocho y cuarto",), kind="horario")
LITRES = Case(
    "¿Cuántos litros gastan los rosales?", section="agua", texts=("12.000 litros",), id="litros", kind="riego"
)
OWNER = Case("¿De quién es el <vivero>?", unanswerable=True, kind="riego")
PRICE = Case("¿Y cuánto cuesta?", unanswerable=True, previous="¿De quién es el vivero?")

RIGHT = (answered(HOURS, OPENING, 0.95), answered(LITRES, WATER, 0.8), abstained(OWNER), abstained(PRICE, WATER))
WRONG = (abstained(HOURS, OPENING), answered(LITRES, OPENING, 0.6), answered(OWNER, WATER, 0.7), remarked(PRICE))
"""The same four questions all answered rightly, and only the last one."""
