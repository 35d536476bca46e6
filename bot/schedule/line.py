"""A typed line, of which clauses are taken one after the other until what is left is for somebody else.

Patterns see the line folded, without the tilde of ñ, one space between words, numbers and signs. What stands in
quotation marks they do not see.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.errors import ScheduleError, ScheduleProblem
from bot.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST: Final = 500
"""Characters of a line: more than anybody types, a document's title included."""
_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_QUOTED: Final = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_TAKEN: Final = "_"
_KEPT: Final = " "
_JOINING: Final = frozenset(("y", "e", "con", "de", "del", "en"))
"""Words that are left over around what is taken, and say nothing alone."""


class Token(NamedTuple):
    """A word, number or sign: as patterns see it, where they do, and where it was typed."""

    word: str
    start: int
    typed: re.Match[str]

    @property
    def end(self) -> int:
        """The place behind it, as patterns see it."""
        return self.start + len(self.word)


class Line:
    """What somebody typed, and what of it has not been taken yet."""

    def __init__(self, typed: str) -> None:
        """Read a line; raise ScheduleError for one that is too long."""
        if len(typed) > LONGEST:
            raise ScheduleError(ScheduleProblem.TOO_LONG, str(LONGEST))
        self._typed = unicodedata.normalize("NFC", typed)
        self.tokens: list[Token] = []
        self.text = ""
        for match in _TOKEN.finditer(self._typed):
            self.tokens.append(Token(_bare(match[0]), len(self.text), match))
            self.text += self.tokens[-1].word + " "
        self._left = self.text
        for quoted in _QUOTED.finditer(self._typed):
            for token in self.tokens:
                if quoted.start() <= token.typed.start() < quoted.end():
                    self._hide(token.start, token.end, _KEPT)

    def find(self, pattern: Clause) -> re.Match[str] | None:
        """Return where a clause stands in what is left."""
        return pattern.search(self._left)

    def take(self, pattern: Clause) -> re.Match[str] | None:
        """Return where a clause stands, and leave it to nobody else; raise ScheduleError if there are two of a kind."""
        found = self.find(pattern)
        if found:
            self.take_span(*found.span())
            again = self.find(pattern)
            if again:
                raise self.not_together(found.span(), again.span())
        return found

    def take_span(self, start: int, end: int) -> None:
        """Leave a span of `text` to nobody else."""
        self._hide(start, end, _TAKEN)

    def is_taken(self, token: Token) -> bool:
        """Tell whether somebody took a word."""
        return self._left[token.start] == _TAKEN

    def is_behind_taken(self, token: Token) -> bool:
        """Tell whether somebody took the word before one."""
        number = self.tokens.index(token)
        return number > 0 and self.is_taken(self.tokens[number - 1])

    def is_kept(self, token: Token) -> bool:
        """Tell whether a word stands in quotation marks."""
        return self._left[token.start] == _KEPT

    def typed(self, span: tuple[int, int]) -> str:
        """Return what was typed where `text` has a span."""
        within = [token.typed for token in self.tokens if span[0] <= token.start < span[1]]
        return self._typed[within[0].start() : within[-1].end()]

    def not_together(self, first: tuple[int, int], second: tuple[int, int]) -> ScheduleError:
        """Return that two clauses, given by their spans, do not go together."""
        return ScheduleError(ScheduleProblem.NOT_TOGETHER, self.typed(second), (self.typed(first),))

    def rest(self) -> str:
        """Return what nobody took, without signs and joining words around it, as it was typed."""
        return " ".join(self._typed[run[0].typed.start() : run[-1].typed.end()] for run in self._runs())

    def _runs(self) -> Iterator[list[Token]]:
        run: list[Token] = []
        for token in self.tokens:
            if self.is_taken(token):
                yield from self._trimmed(run)
                run = []
            else:
                run.append(token)
        yield from self._trimmed(run)

    def _trimmed(self, run: list[Token]) -> Iterator[list[Token]]:
        telling = [number for number, token in enumerate(run) if self.is_kept(token) or _tells(token.word)]
        if telling:
            yield run[telling[0] : telling[-1] + 1]

    def _hide(self, start: int, end: int, sign: str) -> None:
        self._left = self._left[:start] + sign * (end - start) + self._left[end:]


class Clause:
    """What finds a pattern between whole words.

    It is compiled when it is first looked for: the whole grammar takes a tenth of a second, for which no process that
    starts has to wait.
    """

    def __init__(self, pattern: str) -> None:
        """Find a regular expression."""
        self._source = rf"(?<!\S)(?:{pattern})(?!\S)"

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._source)

    def search(self, text: str) -> re.Match[str] | None:
        """Return where it stands first."""
        return self._pattern.search(text)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield each place within a span where it stands."""
        return self._pattern.finditer(text, start, end)


def bare_words(typed: str) -> list[str]:
    """Return the words and numbers of a text as patterns see them, without the signs."""
    return [_bare(token) for token in _TOKEN.findall(unicodedata.normalize("NFC", typed)) if token.isalnum()]


def _bare(token: str) -> str:
    """Return a token without accents; what folds to nothing is an apostrophe."""
    return fold(token).replace("ñ", "n") or "'"


def _tells(word: str) -> bool:
    return word.isalnum() and word not in _JOINING
