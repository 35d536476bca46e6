"""All quiz questions of some documents, one a sentence, in the order in which they are worth asking.

Documents take turns, and within one document the sorts of data do; of a sort the questions come first whose wrong
options are the document's own. The order follows from the texts alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final, TypeVar

from bot.passages import passages_of
from bot.quiz.choosing import wrong
from bot.quiz.data import Sort, data
from bot.quiz.gaps import may_be_left_out
from bot.quiz.making import quiz
from bot.quiz.names import CITY, COUNTRY, Names
from bot.quiz.standing import rests_on_context, stands_alone
from bot.text import sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bot.library import Library
    from bot.model import Document, Passage, Quiz, Span
    from bot.quiz.data import Datum

SHORTEST: Final = 40
LONGEST: Final = 200
"""Characters of a sentence that is asked: a shorter one says too little, a longer one is not read."""
_SORTS: Final = tuple(Sort)
"""Of the data of one sentence, the first sort that has its options is asked for."""
_T = TypeVar("_T")


def quizzes(library: Library, documents: Collection[str] = ()) -> tuple[Quiz, ...]:
    """Return the quiz questions on the documents of these ids, on all where empty, in the order to ask them in.

    Wrong options come from the same document or, where it has not enough, from others of the library.
    """
    quarry = _Quarry(library)
    asked = [document for document in library.documents if not documents or document.id in documents]
    return tuple(_in_turn([_of_document(quarry, document) for document in asked]))


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence, by its number in the library, at a span of its passage's section, and its data."""

    number: int
    passage: Passage
    span: Span
    text: str
    data: tuple[Datum, ...]

    @property
    def can_be_asked(self) -> bool:
        """Whether the sentence makes sense away from its place."""
        opens = self.span.start == 0
        return (
            SHORTEST <= len(self.text) <= LONGEST
            and stands_alone(self.text)
            and (opens or not rests_on_context(self.text, self.passage.document.title))
        )


class _Quarry:
    """The sentences of a library by document, and its data by sort and shape."""

    def __init__(self, library: Library) -> None:
        found = [
            (passage, span.shifted(passage.span.start))
            for passage in passages_of(library.documents)
            for span in sentences(passage.text)
        ]
        texts = [span.of(passage.section.text) for passage, span in found]
        names = Names(texts)
        self.places: dict[str, list[_Place]] = defaultdict(list)
        self._data: dict[tuple[Sort, tuple[str, ...]], dict[str, list[tuple[int, Datum]]]] = defaultdict(dict)
        for number, ((passage, span), text) in enumerate(zip(found, texts, strict=True)):
            place = _Place(number, passage, span, text, (*data(text), *names.data(text)))
            self.places[passage.document.id].append(place)
            for datum in place.data:
                self._data[datum.sort, datum.shape].setdefault(passage.document.id, []).append((number, datum))

    def pools(self, datum: Datum, place: _Place) -> Iterator[list[Datum]]:
        """Yield the data like one of a sentence: its document's, the nearest first, then those of other documents.

        Whoever or whatever else another document names is seldom taken for what is named here, but figures, dates and
        the world's countries and cities are.
        """
        alike = self._data[datum.sort, datum.shape]
        own = place.passage.document.id
        yield [other for _, other in sorted(alike[own], key=lambda numbered: abs(numbered[0] - place.number))]
        if datum.value or datum.shape[0] in (COUNTRY, CITY):
            yield [other for document, others in alike.items() if document != own for _, other in others]


def _of_document(quarry: _Quarry, document: Document) -> list[Quiz]:
    """Return a document's questions, the sorts of data in turn, and those last whose answer was that of others."""
    by_sort: dict[Sort, list[tuple[int, Quiz]]] = {sort: [] for sort in Sort}
    times: Counter[str] = Counter()
    for place in quarry.places[document.id]:
        for sort, made in _of_sentence(quarry, place):
            answer = made.options[made.correct]
            by_sort[sort].append((times[answer], made))
            times[answer] += 1
            break
    rows = [[made for _, made in sorted(some, key=lambda timed: timed[0])] for some in by_sort.values()]
    return list(_in_turn(rows))


def _of_sentence(quarry: _Quarry, place: _Place) -> Iterator[tuple[Sort, Quiz]]:
    document = place.passage.document
    if not place.can_be_asked:
        return
    for datum in sorted(place.data, key=lambda datum: (_SORTS.index(datum.sort), datum.span)):
        if may_be_left_out(datum, place.text, place.data, document.title):
            options = wrong(datum, place.text, place.data, document.title, quarry.pools(datum, place))
            made = quiz(place.passage, place.span, datum, options) if options else None
            if made:
                yield datum.sort, made


def _in_turn(rows: Sequence[Iterable[_T]]) -> Iterator[_T]:
    """Yield the first of each row, then the second of each, and so on."""
    return (item for turn in zip_longest(*rows) for item in turn if item is not None)
