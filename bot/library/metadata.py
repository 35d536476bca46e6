"""What front matter and `library.yaml` say of documents: YAML, checked key by key, every fault with its line.

Only the tree of the YAML is built, never an object of it, so no tag can run anything; anchors and aliases, with
which a few lines can swell to gigabytes, are refused.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict, cast

import yaml

from bot.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from bot.library.findings import Findings

YAML_LIMIT = 500_000
"""Characters of one YAML text: some lines on each of five thousand documents, which PyYAML reads in ten seconds."""

DEPTH_LIMIT = 8
"""Levels of a YAML text; ours has four at most, and the tree is built by recursion."""

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_STRING = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"

# PyYAML counts these as line ends; editors do not.
_UNUSUAL_LINE_ENDS = {0x85: " ", 0x2028: " ", 0x2029: " "}


class Details(TypedDict, total=False):
    """What may be said of a document; a key that is absent was not given."""

    title: str
    date: dt.date
    source: str
    author: str
    licence: str
    topics: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What `library.yaml` says: of the library, and of documents by id, each with the line of its entry."""

    title: str | None = None
    description: str | None = None
    documents: Mapping[str, Details] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def of(self, document: str) -> Details:
        """Return what is said of the document of this id."""
        return self.documents.get(document, {})


class _RefusedError(yaml.YAMLError):
    def __init__(self, problem: str, event: yaml.Event) -> None:
        super().__init__(problem)
        self.problem = problem
        self.problem_mark = event.start_mark


class _WrongValueError(Exception):
    def __init__(self, node: yaml.Node) -> None:
        super().__init__()
        self.node = node


def front_matter(text: str, findings: Findings) -> tuple[Details, str] | None:
    """Return what the front matter says, and the text with blank lines in its place, so that lines keep their number.

    None, the fault noted, where it is never closed: nobody could say where the text begins.
    """
    opening = _FENCE.match(text)
    if not opening:
        return {}, text
    closing = _FENCE.search(text, opening.end() + 1)
    if not closing:
        findings.fault(1, Problem.UNCLOSED_FRONT_MATTER)
        return None
    reader = _Reader(findings, first_line=2)
    root = reader.compose(text[opening.end() + 1 : closing.start()])
    details = reader.details(root) if root else Details()
    return details, "\n" * text.count("\n", 0, closing.end()) + text[closing.end() :]


def catalogue(text: str, findings: Findings) -> Catalogue:
    """Return what a `library.yaml` says."""
    reader = _Reader(findings, first_line=1)
    root = reader.compose(text)
    return reader.catalogue(root) if root else Catalogue()


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one YAML text that begins on a given line of its file."""

    findings: Findings
    first_line: int

    def compose(self, text: str) -> yaml.MappingNode | None:
        if len(text) > YAML_LIMIT:
            self.findings.fault(self.first_line, Problem.TOO_LARGE, str(YAML_LIMIT))
            return None
        try:
            root = yaml.compose(text.translate(_UNUSUAL_LINE_ENDS), Loader=_Loader)
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self.findings.fault(self._line_of_error(error, text), Problem.BROKEN_YAML, _message(error))
            return None
        if root is None or isinstance(root, yaml.MappingNode):
            return root
        self.findings.fault(self._line(root), Problem.BROKEN_YAML, "not a mapping")
        return None

    def details(self, root: yaml.MappingNode) -> Details:
        return cast("Details", self._values(root, _DETAILS))

    def catalogue(self, root: yaml.MappingNode) -> Catalogue:
        values = self._values(root, {"title": _text, "description": _text, "documents": _mapping})
        entries = list(self._entries(values.pop("documents", None)))
        return Catalogue(
            title=cast("str | None", values.get("title")),
            description=cast("str | None", values.get("description")),
            documents={key: self._entry(key, value) for key, _, value in entries},
            lines={key: line for key, line, _ in entries},
        )

    def _entry(self, key: str, value: yaml.Node) -> Details:
        if isinstance(value, yaml.MappingNode):
            return self.details(value)
        self._wrong(key, value)
        return {}

    def _values(self, root: yaml.MappingNode, kinds: Mapping[str, Callable[[yaml.Node], object]]) -> dict[str, object]:
        values: dict[str, object] = {}
        for key, line, value in self._entries(root):
            if key not in kinds:
                self.findings.fault(line, Problem.UNKNOWN_KEY, key)
                continue
            try:
                values[key] = kinds[key](value)
            except _WrongValueError as wrong:
                self._wrong(key, wrong.node)
        return values

    def _entries(self, root: object) -> Iterator[tuple[str, int, yaml.Node]]:
        """Yield each key with its line and value; a key given twice counts once."""
        seen: dict[str, int] = {}
        for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
            line = self._line(key)
            name = unicodedata.normalize("NFC", key.value) if isinstance(key, yaml.ScalarNode) else ""
            if name in seen:
                self.findings.repeated(line, Problem.DUPLICATE_KEY, name, f"{self.findings.path}:{seen[name]}")
                continue
            seen[name] = line
            yield name, line, value

    def _wrong(self, key: str, node: yaml.Node) -> None:
        written = node.value if isinstance(node, yaml.ScalarNode) else ""
        self.findings.fault(self._line(node), Problem.WRONG_VALUE, f"{key}: {written}".strip())

    def _line(self, node: yaml.Node) -> int:
        return node.start_mark.line + self.first_line

    def _line_of_error(self, error: Exception, text: str) -> int:
        mark = getattr(error, "problem_mark", None)
        if mark and mark.index >= len(text):  # found out only at the end: say where what is not closed begins
            mark = getattr(error, "context_mark", None) or mark
        if mark:
            return int(mark.line) + self.first_line
        return text.count("\n", 0, getattr(error, "position", 0)) + self.first_line


class _Loader(yaml.SafeLoader):
    """Builds the tree, refusing anchors, aliases and depths on the way."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event = self.peek_event()  # type: ignore[no-untyped-call]  # types-pyyaml gives it none
        problem = _refusal(event, self.depth)
        if problem:
            raise _RefusedError(problem, event)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _refusal(event: yaml.Event, depth: int) -> str | None:
    if getattr(event, "anchor", None):  # an alias has one too: the name it repeats
        return "anchors and aliases are not read"
    return "nested too deep" if depth >= DEPTH_LIMIT else None


def _message(error: Exception) -> str:
    return str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)


def _text(node: yaml.Node) -> str:
    """Return a string on one line; what YAML takes for a number or a date needs quotes, as YAML says."""
    if not isinstance(node, yaml.ScalarNode) or node.tag != _STRING:
        raise _WrongValueError(node)
    text = unicodedata.normalize("NFC", " ".join(node.value.split()))
    if not text or any(unicodedata.category(character) in {"Cc", "Cs"} for character in text):
        raise _WrongValueError(node)
    return text


def _texts(node: yaml.Node) -> tuple[str, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise _WrongValueError(node)
    return tuple(map(_text, node.value))


def _date(node: yaml.Node) -> dt.date:
    # `fromisoformat` takes week dates and dates without hyphens too, which nobody else reads as a date.
    if not isinstance(node, yaml.ScalarNode) or not re.fullmatch(r"\d{4}-\d\d-\d\d", node.value, re.ASCII):
        raise _WrongValueError(node)
    try:
        return dt.date.fromisoformat(node.value)
    except ValueError:
        raise _WrongValueError(node) from None


def _mapping(node: yaml.Node) -> yaml.MappingNode | None:
    """Return a mapping; a key with nothing after it, all its entries commented out, is an empty one."""
    if isinstance(node, yaml.MappingNode):
        return node
    if node.tag == _NULL:
        return None
    raise _WrongValueError(node)


_DETAILS: Mapping[str, Callable[[yaml.Node], object]] = {
    "title": _text,
    "date": _date,
    "source": _text,
    "author": _text,
    "licence": _text,
    "topics": _texts,
    "aliases": _texts,
}
