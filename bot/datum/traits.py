"""What speaks for each piece of a sentence being the answer, as numbers by name, most of them 0 to 1.

Four things are looked at: the piece itself, the words on either side, where it stands among the question's words, and
whether it means the kind of thing that is asked for.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bot.datum.asked import Kind
from bot.datum.clause import preposition_before
from bot.datum.lexicon import ARTICLES, AUXILIARIES, PREPOSITIONS
from bot.text import commonness, vectors

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.datum.clause import Question, Word
    from bot.datum.pieces import Piece
    from bot.model import Span
    from bot.text.meaning import Vectors

Traits = dict[str, float]

_FORMS: Final = {
    Kind.DATE: "date",
    Kind.NUMBER: "number",
    Kind.PERSON: "name",
    Kind.PLACE: "name",
    Kind.NAME: "name",
    Kind.ACRONYM: "name",
    Kind.RANK: "rank",
    Kind.LANGUAGE: "language",
}
"""The form of a datum of each kind."""
_FAR: Final = 12
"""Words beyond which the noun asked for is as good as absent."""
_REACH: Final = 3
"""Words behind a figure among which the thing counted is looked for."""
_LAST_RANK: Final = 6
_SHARE_ASKED: Final = re.compile(r"porcent|proporci|fracci")
_SHARE: Final = re.compile(r"%|por ciento|mitad|tercio|cuart|quint")
_REASON: Final = re.compile(
    r"(?:porque|pues|debido al?|ya que|gracias al?|puesto que|a causa del?|con el fin de|para)\s*$"
)
_REASON_LETTERS: Final = 16


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence beside a question: its words, its typed datum, what each word means beside what is asked.

    `near_noun` and `near_missing` say of each word how near in meaning it comes to the noun asked for, and to the
    words of the question that the sentence lacks.
    """

    text: str
    words: Sequence[Word]
    question: Question
    typed: Span | None
    near_noun: Sequence[float]
    near_missing: Sequence[float]
    total: float
    asked: Sequence[int]


def scene(text: str, words: Sequence[Word], question: Question, typed: Span | None) -> Scene:
    """Return the sentence `text`, of these words, beside `question`."""
    held = {word.stem for word in words if word.is_asked}
    missing = [stem for stem in question.stems if stem not in held]
    meanings = vectors([word.stem for word in words])
    near_noun = _nearness(words, meanings, [question.noun] if question.noun else [])
    near_missing = _nearness(words, meanings, missing)
    total = sum(word.weight for word in words) or 1.0
    asked = [at for at, word in enumerate(words) if word.is_asked]
    return Scene(text, words, question, typed, near_noun, near_missing, total, asked)


def traits(scene: Scene, pieces: Sequence[Piece]) -> list[Traits]:
    """Return the traits of each of the pieces."""
    closeness = [_closeness(scene, piece) for piece in pieces]
    fulls = [[word for word in scene.words[piece.first : piece.last] if not word.is_stop] for piece in pieces]
    ranks = sorted(closeness, reverse=True)
    return [
        {
            "rank": min(ranks.index(close), _LAST_RANK) / _LAST_RANK,
            **_own(scene, piece, full),
            **_beside(scene, piece),
            **_led(scene, piece),
            **_place(scene, piece, full),
            **_sense(scene, piece),
        }
        for piece, full, close in zip(pieces, fulls, closeness, strict=True)
    ]


def _nearness(words: Sequence[Word], meanings: Vectors, stems: Collection[str]) -> list[float]:
    """Return how near in meaning each content word comes to the nearest of `stems`; 0 where there is none."""
    if not stems:
        return [0.0] * len(words)
    near: list[float] = (meanings @ vectors(stems).T).max(axis=1).tolist()
    return [0.0 if word.is_stop else value for word, value in zip(words, near, strict=True)]


def _closeness(scene: Scene, piece: Piece) -> float:
    """Return how close the question's words stand, each counting less the more words lie between."""
    words = scene.words
    gaps = ((at, piece.first - at - 1 if at < piece.first else max(0, at - piece.last)) for at in scene.asked)
    return sum(words[at].weight / (1 + gap) for at, gap in gaps) / scene.total


def _own(scene: Scene, piece: Piece, full: Sequence[Word]) -> Traits:
    """Return what the piece is in itself."""
    is_name = piece.form == "name" or all(word.text[0].isupper() for word in full)
    form = "name" if piece.form in ("phrase", "quotation") and is_name else piece.form
    kind, typed = scene.question.kind, scene.typed
    common = [commonness(word.stem) for word in full]
    text = piece.span.of(scene.text)
    return {
        "words_who": math.log1p(len(full)) * (kind is Kind.PERSON),
        "words_where": math.log1p(len(full)) * (kind is Kind.PLACE),
        "one_word": float(len(full) == 1),
        "letters": math.log(len(text)),
        "of_kind": float(kind is not None and _FORMS.get(kind) == form),
        "name_for_none": float(kind is None and form == "name"),
        "date_for_none": float(kind is None and form == "date"),
        "figure_for_none": float(kind is None and form == "number"),
        "name_otherwise": float(kind in (Kind.DATE, Kind.NUMBER) and form == "name"),
        "figure_otherwise": float(kind in (Kind.PERSON, Kind.PLACE, Kind.NAME) and form in ("number", "date")),
        "quotation": float(piece.form == "quotation"),
        "typed": float(typed is not None and typed.start < piece.span.end and piece.span.start < typed.end),
        "verb_first": float(full[0].is_verb),
        "verb_last": float(full[-1].is_verb),
        "common": sum(common) / len(common),
        "rarest": min(common),
        "own_words": sum(word.is_asked for word in full) / len(full),
        "plural": float(scene.question.is_plural and (full[0].text.endswith("s") or " y " in text)),
        "share": float(bool(_SHARE_ASKED.search(scene.question.text) and _SHARE.search(text))),
    }


def _beside(scene: Scene, piece: Piece) -> Traits:
    """Return what stands right before and right after the piece."""
    words, stems = scene.words, scene.question.stems
    last, is_cut_before = _neighbour(words, piece.first, -1)
    next_, is_cut_after = _neighbour(words, piece.last, 1)
    before, after = (words[at] if at is not None else None for at in (last, next_))
    left = before.stem if before and before.is_asked else ""
    right = after.stem if after and after.is_asked else ""
    ends = piece.last == len(words)
    follows = None if ends or words[piece.last].is_parted else words[piece.last]
    char = scene.text[: piece.span.start].rstrip()[-1:]
    return {
        "asked_before": float(bool(left) and not is_cut_before),
        "asked_after": float(bool(right) and not is_cut_after),
        "asked_before_mark": float(bool(left) and is_cut_before),
        "right_behind_asked": float(bool(left) and not is_cut_before and last == piece.first - 1),
        "weight_before": before.weight / scene.total if before else 0.0,
        "weight_after": after.weight / scene.total if after else 0.0,
        "order_before": stems.index(left) / len(stems) if left in stems else 0.0,
        "order_after": stems.index(right) / len(stems) if right in stems else 0.0,
        "last_before": float(bool(stems) and left == stems[-1]),
        "last_after": float(bool(stems) and right == stems[-1]),
        "first_before": float(bool(stems) and left == stems[0]),
        "second_before": float(len(stems) > 1 and left == stems[1]),
        "verb_asked_before": float(bool(left) and left == scene.question.verb),
        "subject": float(bool(right) and scene.question.kind is Kind.PERSON and not is_cut_after),
        "mark_before": float(words[piece.first].is_parted),
        "mark_after": float(ends or words[piece.last].is_parted),
        "comma_before": float(char == ","),
        "bracket_before": float(char == "("),
        "quote_before": float(bool(char) and char in '«“"'),
        "of_after": float(follows is not None and follows.folded in ("de", "del")),
        "verb_after": float(follows is not None and follows.is_verb),
        "auxiliary_after": float(follows is not None and follows.folded in AUXILIARIES),
        "missing_before": scene.near_missing[last] if last is not None and not left else 0.0,
    }


def _neighbour(words: Sequence[Word], border: int, step: int) -> tuple[int | None, bool]:
    """Return where the next content word is, on one side of a border, and whether a mark stands in between."""
    is_cut = False
    at = border - 1 if step < 0 else border
    while 0 <= at < len(words):
        is_cut = is_cut or words[at + 1 if step < 0 else at].is_parted
        if not words[at].is_stop:
            return at, is_cut
        at += step
    return None, is_cut


def _led(scene: Scene, piece: Piece) -> Traits:
    """Return which small word leads to the piece, and whether it is the one that the question has too."""
    words, wanted = scene.words, scene.question.preposition
    leading = preposition_before(words, piece.first)
    last = words[piece.first - 1].folded if piece.first else ""
    lead_in = scene.text[max(0, piece.span.start - _REASON_LETTERS) : piece.span.start].lower()
    return {
        "same_preposition": float(bool(wanted) and leading == wanted),
        "other_preposition": float(bool(wanted) and wanted not in ("de", leading)),
        "preposition": float(not wanted and leading in PREPOSITIONS and leading != "de"),
        "behind_of": float(leading == "de"),
        "behind_to": float(leading == "a"),
        "behind_by": float(leading in ("por", "gracias", "mediante")),
        "behind_for": float(leading == "para"),
        "behind_and": float(leading in ("y", "o", "e", "u")),
        "behind_article": float(last in ARTICLES),
        "behind_auxiliary": float(last in AUXILIARIES),
        "reason": float(scene.question.preposition == "por" and bool(_REASON.search(lead_in))),
    }


def _place(scene: Scene, piece: Piece, full: Sequence[Word]) -> Traits:
    """Return where the piece stands among the question's words, in its clause and in the sentence."""
    words, asked, total = scene.words, scene.asked, scene.total
    first, last = _clause(words, piece)
    return {
        "clause": sum(words[at].weight for at in asked if first <= at < last) / total,
        "left": sum(words[at].weight for at in asked if at < piece.first) / total,
        "before_all": float(not asked or piece.last <= asked[0]),
        "after_all": float(not asked or piece.first > asked[-1]),
        "position": piece.first / len(words),
        "part": len(full) / len(words),
    }


def _clause(words: Sequence[Word], piece: Piece) -> tuple[int, int]:
    first, last = piece.first, piece.last
    while first and not words[first].is_parted:
        first -= 1
    while last < len(words) and not words[last].is_parted:
        last += 1
    return first, last


def _sense(scene: Scene, piece: Piece) -> Traits:
    """Return how the piece goes with the noun that is asked for, and with what the sentence lacks."""
    inside = range(piece.first, piece.last)
    noun = scene.question.noun
    near = max(scene.near_noun[at] for at in inside)
    reach = scene.words[piece.first : piece.last + _REACH]
    is_count = scene.question.interrogative.startswith("cuant")
    return {
        "near_noun": near,
        "near_noun_which": near * (scene.question.interrogative == "que"),
        "near_missing": max(scene.near_missing[at] for at in inside),
        "noun_distance": min(_FAR, *_distances(scene, piece)) / _FAR,
        "counts": float(is_count and any(word.stem == noun for word in reach)),
    }


def _distances(scene: Scene, piece: Piece) -> Iterator[float]:
    yield _FAR
    for at in scene.asked:
        if scene.words[at].stem == scene.question.noun:
            yield piece.first - at - 1 if at < piece.first else max(0.0, at - piece.last + 0.5)
