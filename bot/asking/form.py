"""The form of answer that a question wants: a definition, a reason, a list, all there is on a topic, or a summary.

Read off the words it is asked with; the subject is what is left of them. A question that wants one datum, as most do,
has no such form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import dropwhile
from typing import TYPE_CHECKING, Final

from bot.asking import frames
from bot.asking.clause import Clause, Word, has_verb_ending, is_verb
from bot.asking.lexicon import ARTICLES, CLAUSAL, DATA_NOUNS, DETERMINERS, PREPOSITIONS, SINGULARS

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_DEFINED: Final = 6
"""Words of what is defined: a longer one is described, and asks for something else."""
_LONGEST_TOPIC: Final = 3
"""Content words of a bare topic."""
_LISTING: Final = ("que", "cuales")
_PARTICIPLE: Final = re.compile(r"\w{3}[ai]d[oa]s?$")


class FormKind(StrEnum):
    """A form of answer."""

    DEFINITION = "definition"
    REASON = "reason"
    LIST = "list"
    TOPIC = "topic"
    """What the documents say of something."""
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Form:
    """The form of answer asked for, and the words asked about, as typed and without their article."""

    kind: FormKind
    subject: str


def form(question: str) -> Form | None:
    """Return the form of answer that `question` wants, or None where it wants a datum or a fact.

    >>> form("¿Qué es la democracia?")
    Form(kind=<FormKind.DEFINITION: 'definition'>, subject='democracia')
    """
    clause = Clause.of(question)
    for start in _starts(clause):
        asked = " ".join(word.folded for word in clause.words[start:])
        for kind, pattern in _PATTERNS:
            match = pattern.match(asked)
            about = clause.words[start + len(match[0].split()) :] if match else ()
            if match and _fits(kind, match[0], about):
                return Form(kind, _subject(clause, about))
    return _list(clause) or _bare_topic(clause)


def _starts(clause: Clause) -> tuple[int, ...]:
    """Return where the words that ask may begin: at the opening, and behind a comma: «en 2022, ¿por qué…?»."""
    start = clause.asking.start
    if start <= clause.opening:
        return (clause.opening,)
    gap = clause.text[clause.words[start - 1].end : clause.words[start].start]
    return (clause.opening, start) if "," in gap or "¿" in gap else (clause.opening,)


def _subject(clause: Clause, about: Sequence[Word]) -> str:
    """Return the words asked about as typed, from the first that is no article; a name keeps its own: «La Haya»."""
    own = tuple(dropwhile(_is_article, about))
    return clause.text[own[0].start : own[-1].end] if own else ""


def _is_article(word: Word) -> bool:
    return word.text in ARTICLES


def _fits(kind: FormKind, asked: str, about: Sequence[Word]) -> bool:
    """Tell whether what is asked about can have the form: who «el director» is asks for a name, no definition."""
    if kind is FormKind.DEFINITION:
        is_introduced = bool(about) and _is_article(about[0])
        return _is_definable(about) and not (is_introduced and asked.startswith("quien"))
    return bool(about) or kind is not FormKind.TOPIC


def _is_definable(about: Sequence[Word]) -> bool:
    own = tuple(dropwhile(_is_article, about))
    is_nameless = not own or not (own[0].is_content or own[0].is_capital)
    if is_nameless or len(own) > _LONGEST_DEFINED or own[0].folded in DATA_NOUNS:
        return False
    if own[0].folded.endswith("mente"):
        return False
    is_passive = len(own) == len(about) and _PARTICIPLE.search(own[0].folded)
    return not is_passive and not any(word.folded in CLAUSAL or has_verb_ending(word) for word in own)


def _list(clause: Clause) -> Form | None:
    """Return the form of a question that asks for a plural noun: «¿qué foros hay?»."""
    asked = [clause.words[at].folded for at in clause.asking]
    if not clause.noun or asked[-1] not in _LISTING or not _is_plural(clause.words[clause.noun[0]]):
        return None
    return Form(FormKind.LIST, _subject(clause, clause.words[clause.noun[0] :]))


def _is_plural(word: Word) -> bool:
    return word.folded.endswith(("as", "os", "es")) and word.folded not in SINGULARS


def _bare_topic(clause: Clause) -> Form | None:
    """Return the form of a few words that name something and ask nothing: «comercio con Rusia»."""
    words = clause.words
    content = [word for word in words if word.is_content]
    if clause.asking or clause.opening or not 0 < len(content) <= _LONGEST_TOPIC:
        return None
    is_listed = len(words) == _LONGEST_TOPIC and not any(word.is_capital for word in words[1:])
    if is_listed and len(content) == len(words):  # words strung together ask for a datum: «altura torre central»
        return None
    if any(
        word.text[0].isdigit() or word.folded in DATA_NOUNS or _is_predicate(words, at) for at, word in enumerate(words)
    ):
        return None
    return Form(FormKind.TOPIC, _subject(clause, words))


def _is_predicate(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word is a verb here, not a noun: «visita de Estado» names, «Ana visita Lima» says."""
    if not is_verb(words[at]) or len(words) == 1:
        return False
    is_introduced = at > 0 and words[at - 1].folded in DETERMINERS | PREPOSITIONS
    is_completed = at + 1 < len(words) and words[at + 1].folded in ("de", "del")
    return has_verb_ending(words[at]) or not (is_introduced or is_completed)


_PATTERNS: Final = (
    (FormKind.SUMMARY, frames.pattern(frames.SUMMARIZING)),
    (FormKind.REASON, frames.pattern(frames.REASONING)),
    (FormKind.DEFINITION, frames.pattern(frames.DEFINING)),
    (FormKind.TOPIC, frames.pattern(frames.TELLING)),
    (FormKind.LIST, frames.pattern(frames.LISTING)),
)
"""What each form is asked with; the first that begins the question decides."""
