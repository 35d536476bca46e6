"""What front matter and `library.yaml` say of documents: YAML, checked key by key, every fault with its line."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypedDict, cast

import yaml

from bot.errors import Problem
from bot.trees import YAML_LIMIT, TreeError, composed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.library.findings import Findings

GROUP_LIMIT = 1000
"""Lists of variants: more than the names that a person would list by hand."""

FORM_LIMIT = 20
"""Forms of one name; an organisation in ten languages, with its acronyms, has as many."""

FORM_LENGTH = 150
"""Characters of a form: the longest official names of organisations have some hundred."""

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_STRING = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"


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
    """What `library.yaml` says: of the library, of names, and of documents by id, each with the line of its entry.

    Each of `variants` holds forms of a name, which mean the same.
    """

    title: str | None = None
    description: str | None = None
    documents: Mapping[str, Details] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    variants: tuple[tuple[str, ...], ...] = ()

    def of(self, document: str) -> Details:
        """Return what is said of the document of this id."""
        return self.documents.get(document, {})


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
            root = composed(text)
        except TreeError as error:
            self.findings.fault(error.line + self.first_line, Problem.BROKEN_YAML, error.detail)
            return None
        if root is None or isinstance(root, yaml.MappingNode):
            return root
        self.findings.fault(self._line(root), Problem.BROKEN_YAML, "not a mapping")
        return None

    def details(self, root: yaml.MappingNode) -> Details:
        return cast("Details", self._values(root, _DETAILS))

    def catalogue(self, root: yaml.MappingNode) -> Catalogue:
        kinds = {"title": _text, "description": _text, "variants": _nodes, "documents": _mapping}
        values = self._values(root, kinds)
        entries = list(self._entries(values.pop("documents", None)))
        return Catalogue(
            title=cast("str | None", values.get("title")),
            description=cast("str | None", values.get("description")),
            documents={key: self._entry(key, value) for key, _, value in entries},
            lines={key: line for key, line, _ in entries},
            variants=tuple(self._variants(cast("Sequence[yaml.Node]", values.get("variants", ())))),
        )

    def _entry(self, key: str, value: yaml.Node) -> Details:
        if isinstance(value, yaml.MappingNode):
            return self.details(value)
        self._wrong(key, value)
        return {}

    def _variants(self, items: Sequence[yaml.Node]) -> Iterator[tuple[str, ...]]:
        """Yield each list of forms that mean the same; a form that stands twice would mean two things."""
        if len(items) > GROUP_LIMIT:
            self.findings.fault(self._line(items[GROUP_LIMIT]), Problem.TOO_LARGE, str(GROUP_LIMIT))
            return
        lines: dict[str, int] = {}
        for item in items:
            try:
                forms = [(_form(node), self._line(node)) for node in _forms(item)]
            except _WrongValueError as wrong:
                self._wrong("variants", wrong.node)
                continue
            for form, line in forms:
                self._once(form, line, lines)
            yield tuple(form for form, _ in forms)

    def _once(self, form: str, line: int, lines: dict[str, int]) -> None:
        key = form.casefold()
        if key in lines:
            self.findings.repeated(line, Problem.DUPLICATE_KEY, form, f"{self.findings.path}:{lines[key]}")
        lines.setdefault(key, line)

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


def _nodes(node: yaml.Node) -> Sequence[yaml.Node]:
    """Return the items of a list; a key with nothing after it, all its items commented out, is an empty one."""
    if isinstance(node, yaml.SequenceNode):
        return cast("Sequence[yaml.Node]", node.value)
    if node.tag == _NULL:
        return ()
    raise _WrongValueError(node)


def _forms(node: yaml.Node) -> Sequence[yaml.Node]:
    """Return the forms of a name, of which there are two or more."""
    if not isinstance(node, yaml.SequenceNode) or not 1 < len(node.value) <= FORM_LIMIT:
        raise _WrongValueError(node)
    return cast("Sequence[yaml.Node]", node.value)


def _form(node: yaml.Node) -> str:
    text = _text(node)
    if len(text) > FORM_LENGTH or not any(map(str.isalnum, text)):
        raise _WrongValueError(node)
    return text


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
