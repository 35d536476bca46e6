"""What a question set asks and expects: items -> cases, every key checked, also against the library.

Nothing is asked here.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from bot.answering import LONGEST_QUESTION
from bot.evaluation.faults import EvaluationError, FileProblem
from bot.evaluation.items import Faults, items
from bot.text import fold, surface, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from bot.evaluation.items import Item
    from bot.library import Library
    from bot.model import Section

Key = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A question and what is expected: the section the answer stands in, one of some `texts` in it, or no answer.

    `kind` is the label under which the case is counted besides; `previous` is the question asked before.
    """

    question: str
    section: str | None = None
    texts: tuple[str, ...] = ()
    unanswerable: bool = False
    previous: str | None = None
    document: str | None = None
    id: str | None = None
    kind: str | None = None

    def __post_init__(self) -> None:
        """Refuse a case that expects nothing, or both an answer and none."""
        if self.unanswerable == bool(self.section or self.texts):
            message = f"expects nothing, or an answer and none: {self.question}"
            raise ValueError(message)

    @property
    def key(self) -> Key:
        """What tells the case from the others of its set, and finds it again in a later one."""
        return (self.id,) if self.id else (self.question, self.previous, self.document)

    def accepts_section(self, section: Section) -> bool:
        """Tell whether the answer may stand in a section: the one called so by heading or anchor, or any."""
        return self.section is None or is_called(section, self.section)

    def accepts_words(self, text: str) -> bool:
        """Tell whether a text holds one of the expected texts as whole words, or nothing is expected of it."""
        words = _words(text)
        return not self.texts or any(_words(expected) in words for expected in self.texts)


def read(path: Path, library: Library) -> tuple[Case, ...]:
    """Return the cases of a file, to be asked of a library, or raise EvaluationError with all that is wrong."""
    faults = Faults(path)
    found = list(_cases(items(path, faults), library, faults))
    if not found and not faults.found:
        faults.add(None, FileProblem.NO_QUESTIONS)
    if faults.found:
        raise EvaluationError(faults.found)
    return tuple(found)


def is_called(section: Section, name: str) -> bool:
    """Tell whether a name is a section's anchor or heading, whatever the case and the accents."""
    return _name(name) in {_name(section.anchor), _name(section.heading or section.anchor)}


def _name(name: str) -> str:
    return " ".join(fold(name).split())


def _words(text: str) -> str:
    """Return the words of a text as they are compared, each between spaces."""
    return f" {' '.join(surface(token.text) for token in tokens(text))} "


def _cases(found: Iterable[Item], library: Library, faults: Faults) -> Iterator[Case]:
    lines: dict[Key, int] = {}
    for item in found:
        values = _values(item, faults)
        if values is None or not _is_sound(item.line, values, library, faults):
            continue
        case = Case(**values)
        if lines.setdefault(case.key, item.line) != item.line:
            faults.add(item.line, FileProblem.REPEATED, f"{lines[case.key]}")
        yield case


def _values(item: Item, faults: Faults) -> dict[str, Any] | None:
    """Return what an item says, as a case's fields; None where any of it is no value of its key."""
    values: dict[str, Any] = {}
    before = len(faults.found)
    for key, value in item.values.items():
        if key not in _KEYS:
            faults.add(item.line, FileProblem.UNKNOWN_KEY, key)
        elif value is not None:  # a key with nothing after it says nothing
            field, convert, problem = _KEYS[key]
            try:
                values[field] = convert(value)
            except _WrongValueError:
                faults.add(item.line, problem, key)
    return values if len(faults.found) == before else None


def _is_sound(line: int, values: Mapping[str, Any], library: Library, faults: Faults) -> bool:
    """Tell whether the values make a case; note what keeps them from it."""
    wrong = list(_contradictions(values)) or list(_unknown(values, library))
    for problem, detail in wrong:
        faults.add(line, problem, detail)
    return not wrong


def _contradictions(values: Mapping[str, Any]) -> Iterator[tuple[FileProblem, str]]:
    if "question" not in values:
        yield FileProblem.NO_QUESTION, ""
    for key in ("question", "previous"):
        if len(values.get(key, "")) > LONGEST_QUESTION:
            yield FileProblem.TOO_LONG, f"{LONGEST_QUESTION}"
    expects = "section" in values or "texts" in values
    if expects == values.get("unanswerable", False):
        yield FileProblem.EXPECTED_OF_UNANSWERABLE if expects else FileProblem.NOTHING_EXPECTED, ""


def _unknown(values: Mapping[str, Any], library: Library) -> Iterator[tuple[FileProblem, str]]:
    asked = values.get("document")
    documents = [document for document in library.documents if asked in (None, document.id)]
    if not documents:
        yield FileProblem.UNKNOWN_DOCUMENT, str(asked)
        return
    name = values.get("section")
    if name and not any(is_called(section, name) for document in documents for section in document.sections):
        yield FileProblem.UNKNOWN_SECTION, name


class _WrongValueError(Exception):
    """A value that its key cannot have."""


def _text(value: object) -> str:
    """Return a text on one line."""
    text = unicodedata.normalize("NFC", " ".join(value.split())) if isinstance(value, str) else ""
    if not text or any(unicodedata.category(character) in {"Cc", "Cs"} for character in text):
        raise _WrongValueError
    return text


def _texts(value: object) -> tuple[str, ...]:
    """Return the alternatives, in each of which there is a word to look for."""
    texts = tuple(map(_text, value if isinstance(value, list) else [value]))
    if not texts or not all(map(tokens, texts)):
        raise _WrongValueError
    return texts


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise _WrongValueError
    return value


_KEYS: Final[Mapping[str, tuple[str, Callable[[object], object], FileProblem]]] = {
    "question": ("question", _text, FileProblem.NOT_TEXT),
    "section": ("section", _text, FileProblem.NOT_TEXT),
    "text": ("texts", _texts, FileProblem.NOT_TEXTS),
    "unanswerable": ("unanswerable", _truth, FileProblem.NOT_TRUE_OR_FALSE),
    "previous": ("previous", _text, FileProblem.NOT_TEXT),
    "document": ("document", _text, FileProblem.NOT_TEXT),
    "id": ("id", _text, FileProblem.NOT_TEXT),
    "kind": ("kind", _text, FileProblem.NOT_TEXT),
}
"""Of each key: the field of a case that it fills, how its value is read, and what is wrong where that fails."""
