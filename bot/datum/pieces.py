"""The stretches of a sentence that may be the answer, before anything speaks for one or another.

Data whose form tells what they are, quotations, and phrases: what stands between the question's own words and the marks
of punctuation, whole and cut where a phrase may end.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.datum import forms
from bot.datum.asked import Kind
from bot.datum.lexicon import AUXILIARIES, FINE_JOINTS, JOINTS
from bot.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.datum.clause import Question, Word

_MOST: Final = 48
"""Pieces that are weighed: the sentences of the development questions have 12 on average."""
_WORDS: Final = 8
"""Content words of a phrase at most: more is no datum."""


class Piece(NamedTuple):
    """A stretch of a sentence: its span, its first word and the one past its last, and its form."""

    span: Span
    first: int
    last: int
    form: str


def pieces(sentence: str, words: Sequence[Word], question: Question, typed: Span | None) -> list[Piece]:
    """Return the pieces of `sentence`, in reading order; `typed` is the datum of the kind asked for, if it has one."""
    found: dict[Span, Piece] = {}
    for form, span in chain(_data(sentence, question), _headed(words, question), _phrases(words)):
        piece = _piece(span, words, form) if span not in found else None
        if piece and _is_news(words[piece.first : piece.last], form, question.noun):
            found[span] = piece
    if typed and typed not in found and (piece := _piece(typed, words, "phrase")):
        found[typed] = piece
    return list(islice((found[span] for span in sorted(found)), _MOST))


def _piece(span: Span, words: Sequence[Word], form: str) -> Piece | None:
    first = bisect_right(words, span.start, key=lambda word: word.end)
    last = bisect_left(words, span.end, key=lambda word: word.start)
    is_full = any(not word.is_stop for word in words[first:last])
    return Piece(span, first, last, form) if is_full else None


def _is_news(words: Sequence[Word], form: str, noun: str) -> bool:
    """Tell whether a piece is more than the question's own words.

    A name that shares one is whom the question is about, unless it is the noun asked for: «¿qué teatro…?».
    """
    full = [word for word in words if not word.is_stop]
    if form == "name" and any(word.is_asked and word.stem != noun for word in full):
        return False
    return not all(word.is_asked for word in full)


def _data(sentence: str, question: Question) -> Iterator[tuple[str, Span]]:
    if question.kind is Kind.RANK:
        yield from (("rank", span) for span in forms.ranks(sentence))
    if question.kind is Kind.LANGUAGE:
        yield from (("language", span) for span in forms.languages(sentence))
    yield from (("date", span) for span in forms.dates(sentence))
    yield from (("number", span) for span in forms.figures(sentence))
    yield from (("name", span) for span in forms.names(sentence, question.text))
    yield from (("quotation", span) for span in forms.quotations(sentence))


def _phrases(words: Sequence[Word]) -> Iterator[tuple[str, Span]]:
    """Yield what stands between the question's words and marks, whole and cut in three ways, less its small words."""
    ranges: set[tuple[int, int]] = set()
    for first, last in _runs(words):
        if not any(word.is_verb or word.folded in AUXILIARIES for word in words[first + 1 : last]):
            ranges.add((first, last))
        ranges.update(_cut(words, first, last, JOINTS, with_verb=True))
        ranges.update(_cut(words, first, last, FINE_JOINTS, with_verb=False))
    for start, end in ranges:
        full = [word for word in words[start:end] if not word.is_stop]
        if 0 < len(full) <= _WORDS:
            yield "phrase", Span(full[0].start, full[-1].end)


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, word in enumerate(words):
        if word.is_parted or word.is_asked:
            yield first, at
            first = at + word.is_asked
    yield first, len(words)


def _cut(
    words: Sequence[Word], first: int, last: int, joints: frozenset[str], *, with_verb: bool
) -> Iterator[tuple[int, int]]:
    """Yield the stretches between the joints and the verbs; a verb goes with what follows it, or with nothing."""
    for at in range(first, last):
        is_joint = words[at].is_stop and words[at].folded in joints
        if is_joint or words[at].is_verb:
            yield first, at
            first = at if with_verb and not is_joint else at + 1
    yield first, last


def _headed(words: Sequence[Word], question: Question) -> Iterator[tuple[str, Span]]:
    """Yield the phrases that the noun asked for begins: «¿qué teorema…?», «el teorema fundamental de la aritmética»."""
    noun = question.noun
    heads = (at for at, word in enumerate(words) if noun and word.is_asked and word.stem == noun and not word.is_verb)
    for head in heads:
        for joints in (JOINTS, AUXILIARIES):
            end = _end(words, head + 1, joints)
            full = [word for word in words[head:end] if not word.is_stop]
            if 1 < len(full) <= _WORDS:
                yield "phrase", Span(full[0].start, full[-1].end)


def _end(words: Sequence[Word], first: int, joints: frozenset[str]) -> int:
    stops: Iterable[int] = (
        at
        for at in range(first, len(words))
        if words[at].is_parted or words[at].is_verb or (words[at].is_stop and words[at].folded in joints)
    )
    return next(iter(stops), len(words))
