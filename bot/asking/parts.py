"""Several questions in one message, each made whole.

«¿Quién vino y cuándo?» asks two things and «¿cuánto comercian Lima y Quito?» one: only another interrogative, another
question mark, or a preposition said again before a year or a name counted apart, parts a question.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, Final

from bot.asking.clause import Clause, Sort
from bot.asking.followup import complete
from bot.asking.lexicon import (
    ACCENTED,
    APART,
    COUNTING,
    INTERROGATIVES,
    JOINING,
    PREPOSITIONS,
    SEPARATING,
    SUBORDINATING,
)
from bot.text import tokens

if TYPE_CHECKING:
    from bot.asking.clause import Phrase

MOST_PARTS: Final = 4
"""Parts a question is taken into at most: each is a search and an answer of its own."""
_SENTENCE: Final = re.compile(r"[^?]+\?*")
_ACCENT: Final = re.compile(r"[áéíóú]", re.IGNORECASE)


def parts(question: str) -> tuple[str, ...]:
    """Return the questions that `question` asks, at most four, or it alone where it asks one thing.

    >>> parts("¿Quién vino y cuándo?")
    ('¿Quién vino?', '¿cuándo vino?')
    """
    whole: list[str] = []
    for sentence in _sentences(question):
        first, *others = _pieces(sentence)
        whole += [complete(first, whole[-1]) if whole else first, *others]
    apart = [part for one in whole[:MOST_PARTS] for part in _counted_apart(one)]
    return tuple(apart[:MOST_PARTS]) if len(apart) > 1 else (question,)


def _sentences(question: str) -> list[str]:
    """Return the stretches up to a question mark that have a word; what no mark closes goes with the one before."""
    found = [sentence.strip() for sentence in _SENTENCE.findall(question) if tokens(sentence)]
    if len(found) > 1 and not found[-1].endswith("?"):
        return [*found[:-2], f"{found[-2]} {found[-1]}"]
    return found


def _pieces(sentence: str) -> list[str]:
    """Return what each interrogative of a sentence asks, made whole."""
    clause = Clause.of(sentence)
    joints = _joints(clause)
    if not joints:
        return [sentence]
    starts, ends = [0, *(joint.stop for joint in joints)], [*(joint.start for joint in joints), len(clause.words)]
    pieces = [clause.cut(start, end) for start, end in zip(starts, ends, strict=True)]
    whole = _sharing(pieces)
    for piece in pieces[len(whole) :]:
        whole.append(_going_on(piece, whole[-1]))
    return whole


def _sharing(pieces: list[str]) -> list[str]:
    """Return the first pieces up to the one with a verb, which all share: «¿cuándo y dónde nació?»."""
    bare = list(takewhile(_is_bare, pieces))
    verbal = f"¿{pieces[min(len(bare), len(pieces) - 1)]}?"
    return [*(complete(piece, verbal) for piece in bare[: len(pieces) - 1]), verbal]


def _is_bare(piece: str) -> bool:
    return not Clause.of(piece).own


def _going_on(piece: str, previous: str) -> str:
    """Return a piece with what it takes from the one before it; one with a subject of its own takes nothing."""
    return complete(f"¿{piece}?", previous)


def _joints(clause: Clause) -> list[range]:
    """Return the places of the words, if any, that join a further interrogative to the question before it."""
    asking = [at for at in range(len(clause.words)) if _asks(clause, at)]
    return [joint for at in asking[1:] if (joint := _joint(clause, at)) is not None]


def _joint(clause: Clause, at: int) -> range | None:
    words = clause.words
    start = at - (words[at - 1].folded in PREPOSITIONS)
    if start == len(words) - 1 and words[at].folded == "que":  # «… ¿y qué?» asks nothing more
        return None
    if words[start - 1].folded in JOINING:
        return range(start - 1, start)
    gap = clause.text[words[start - 1].end : words[start].start]
    is_enumerated = "," in gap and "¿" not in gap and words[0].text.lower() not in SUBORDINATING
    return range(start, start) if is_enumerated else None


def _asks(clause: Clause, at: int) -> bool:
    """Tell whether a word is an interrogative; without its accent only where nothing in the text has one."""
    word = clause.words[at]
    if word.text.lower() in ACCENTED or at in clause.asking:
        return word.folded in INTERROGATIVES
    is_why = word.folded == "que" and clause.words[at - 1].folded == "por"
    return not _ACCENT.search(clause.text) and (word.folded in SEPARATING or is_why)


def _counted_apart(question: str) -> list[str]:
    """Return a question once for each of two years, or of two names it counts for, that it asks about in turn."""
    clause = Clause.of(question)
    is_count = any(clause.words[at].folded in COUNTING for at in clause.asking)
    phrases = clause.phrases()
    for first, second in pairwise(phrases):
        if _are_apart(clause, first, second) and (is_count or first.sort is Sort.YEAR):
            pieces = [clause.cut(phrase.start, phrase.end) for phrase in (first, second)]
            return [clause.replaced(first.start, second.end, piece) for piece in pieces]
    for pair in phrases if is_count else ():
        if _is_two_years(clause, pair):
            years = [clause.words[at].text for at in (pair.head, pair.end - 1)]
            return [clause.replaced(pair.head, pair.end, year) for year in years]
    return [question]


def _are_apart(clause: Clause, first: Phrase, second: Phrase) -> bool:
    """Tell whether two phrases repeat one preposition, joined by «y»: «en 2022 y en 2023»."""
    is_joined = second.start == first.end + 1 and clause.words[first.end].folded in JOINING
    is_alike = first.sort is second.sort and first.preposition == second.preposition
    return is_joined and is_alike and first.sort in (Sort.YEAR, Sort.NAME) and first.preposition in APART


def _is_two_years(clause: Clause, phrase: Phrase) -> bool:
    is_pair = phrase.end == phrase.head + 3 and clause.words[phrase.head + 1].folded in JOINING
    return is_pair and phrase.sort is Sort.YEAR and phrase.preposition == "en"
