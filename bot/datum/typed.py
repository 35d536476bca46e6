"""The datum of the kind asked for that a sentence has, told by its form and by where it stands."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final

from bot.datum import forms
from bot.datum.asked import NOUNS, Kind, content
from bot.text import fold, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.model import Span

_MANY: Final = 40
"""Data of a sentence, and words it shares with the question, that are weighed: more are in no sentence for reading."""
_AT: Final = re.compile(r"\b(?:en|hasta|desde|hacia|a|al|entre|cerca de)(?: (?:el|la|los|las))? $", re.IGNORECASE)
_OF: Final = re.compile(r"\bdel?(?: (?:la|los|las))? $", re.IGNORECASE)
_NAMED: Final = (Kind.PERSON, Kind.PLACE, Kind.NAME)
_ASKED_HOUR: Final = re.compile(r"\bhora\b")
_PLAIN: Final = {Kind.ACRONYM: forms.acronyms, Kind.RANK: forms.ranks, Kind.LANGUAGE: forms.languages}
_MEASURED: Final = (
    (re.compile(r"porcentaje|proporción|proporcion"), re.compile(r"%|por ciento")),
    (re.compile(r"\bedad\b|cuántos años|cuantos años"), re.compile(r"años|meses")),
    (
        re.compile(r"(?i)cu[aá]nto tiempo|duración|duracion"),
        re.compile(r"años|meses|semanas|días|horas|minutos|segundos"),
    ),
)
"""Questions that name their unit in no word of the answer, and that unit."""
_COUNTED: Final = re.compile(r"\bcuant[oa]s?(?: de)?(?: l[oa]s)? (\w+)")


def find(kind: Kind, question: str, sentence: str, anchors: Iterable[tuple[Span, float]]) -> Span | None:
    """Return where `sentence` has the datum of this kind that stands closest to what it shares with the question.

    `anchors` are the sentence's words that the question has too, each with what it weighs; a datum made of the
    question's words alone is no answer.
    """
    asked = content(question)
    candidates = islice(_candidates(kind, question, sentence), _MANY)
    news = [span for span in candidates if _is_news(kind, content(span.of(sentence)), asked)]
    found = [span for span in news if not forms.of_another_year(span, sentence, question)]
    kept = list(islice(anchors, _MANY))
    return max(
        found,
        key=lambda span: (_nearness(span, kept, sentence) + _fit(kind, span, sentence, question), -span.start),
        default=None,
    )


def _is_news(kind: Kind, datum: frozenset[str], asked: frozenset[str]) -> bool:
    """Tell whether a datum is more than the question's own words; a name that shares one is whom it is about."""
    if kind in _NAMED:
        return not datum & (asked - content(NOUNS[kind]))
    return not datum <= asked


def _candidates(kind: Kind, question: str, sentence: str) -> Iterable[Span]:
    match kind:
        case Kind.DATE:
            return _times(question, sentence)
        case Kind.NUMBER:
            return _measured(question, sentence)
        case Kind.MEANING:
            return forms.meanings(question, sentence)
        case Kind.PERSON | Kind.PLACE | Kind.NAME:
            return forms.names(sentence, question)
        case _:
            return _PLAIN[kind](sentence)


def _times(question: str, sentence: str) -> Sequence[Span]:
    """Return the dates or, where an hour is asked for or no date is told, the times of day."""
    dates = () if _ASKED_HOUR.search(question) else forms.dates(sentence)
    return dates or forms.hours(sentence)


def _measured(question: str, sentence: str) -> Iterable[Span]:
    """Return the figures in the unit that the question names, if any is, or else all of them."""
    found = forms.figures(sentence)
    unit = next((unit for asked, unit in _MEASURED if asked.search(question)), None)
    return [span for span in found if unit and unit.search(sentence, span.start, span.end)] or found


def _nearness(span: Span, anchors: list[tuple[Span, float]], sentence: str) -> float:
    """Return how close the question's words stand, each weighing less the more words lie between: 0 to 1."""
    total = sum(weight for _, weight in anchors)
    if not total:
        return 0.0
    return sum(weight / (1 + _between(span, place, sentence)) for place, weight in anchors) / total


def _between(span: Span, other: Span, sentence: str) -> int:
    gap = sentence[span.end : other.start] if span.end <= other.start else sentence[other.end : span.start]
    return gap.count(" ") + 2 * len(re.findall(r"[,;:()]", gap))


def _fit(kind: Kind, span: Span, sentence: str, question: str) -> float:
    """Return a bonus, 0 to 1, for a datum whose very form is the one asked for."""
    before = sentence[: span.start]
    match kind:
        case Kind.PLACE:
            return 0.5 * bool(_AT.search(before))
        case Kind.PERSON:
            is_full_name = " " in span.of(sentence) and not _AT.search(before) and not _OF.search(before)
            return 0.3 * is_full_name + 0.5 * _is_announced(kind, before, question)
        case Kind.NAME:
            return 0.5 * _is_announced(kind, before, question)
        case Kind.NUMBER:
            return 0.5 * _counts(span, sentence, question)
        case _:
            return 0.0


def _is_announced(kind: Kind, before: str, question: str) -> bool:
    """Tell whether the noun asked for stands right before a name: «¿qué empresa…?», «la empresa rusa Rosatom»."""
    nouns = content(NOUNS[kind]) & content(question)
    return not _OF.search(before) and not nouns.isdisjoint(stem(token.text) for token in tokens(before[-40:])[-2:])


def _counts(span: Span, sentence: str, question: str) -> bool:
    """Tell whether the figure counts what is asked for: «¿cuántos países…?», «cinco países»."""
    counted = _COUNTED.search(fold(question))
    following = [token.text for token in tokens(sentence[span.start : span.end + 40])]
    return counted is not None and stem(counted[1]) in {stem(fold(word)) for word in following[:4]}
