"""A file of questions -> its items, each with the line it stands on; JSON lines or YAML.

Values come as they are written: a number as its own characters, so that `12.000` is the words 12.000. What the keys
mean is not known here.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NoReturn

import yaml

from bot.evaluation.faults import EvaluationError, FileFault, FileProblem
from bot.trees import YAML_LIMIT, Loader, TreeError, composed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

FILE_LIMIT: Final = 20_000_000
"""Bytes of a file: some ten thousand questions with what was answered, in a results file."""
DETAIL_LENGTH: Final = 120
"""Characters of a detail that are shown: a value may be as long as the file."""

JSON_ENDINGS: Final = (".jsonl", ".json")
YAML_ENDINGS: Final = (".yaml", ".yml")

_NULL: Final = "tag:yaml.org,2002:null"
_BOOL: Final = "tag:yaml.org,2002:bool"
_TRUE: Final = ("true", "yes", "on")


@dataclass(frozen=True, slots=True)
class Item:
    """What a file says of one question, by key, and the line where it begins."""

    line: int
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class Faults:
    """Collects what is wrong with a file, so that all of it is told at once."""

    path: Path
    found: list[FileFault] = field(default_factory=list)

    def add(self, line: int | None, problem: FileProblem, detail: str = "") -> None:
        """Note something wrong, its detail cut to what a line of a terminal takes, and without what commands one."""
        short = detail if len(detail) <= DETAIL_LENGTH else f"{detail[:DETAIL_LENGTH]}…"
        shown = "".join(character if character.isprintable() else " " for character in short)
        self.found.append(FileFault(self.path, line, problem, shown))


class _RepeatedKeyError(ValueError):
    """A key given twice in one object."""


class _Untagged(Loader):
    """Refuses tags too: a value with one would not be what is written."""

    limit = 5
    """Levels of a file of questions: the key `questions`, its list, an item, a list of texts, a text."""

    def refusal(self, event: yaml.Event) -> str | None:
        return "tags are not read" if getattr(event, "tag", None) else super().refusal(event)


def items(path: Path, faults: Faults) -> list[Item]:
    """Return the items of a file in their order, and note in `faults` whatever is none."""
    ending = path.suffix.lower()
    if ending not in (*JSON_ENDINGS, *YAML_ENDINGS):
        faults.add(None, FileProblem.WRONG_ENDING)
        return []
    text = content(path)
    return list(_yaml_items(text, faults) if ending in YAML_ENDINGS else _json_items(text, faults))


def content(path: Path) -> str:
    """Return the text of a file, its letters composed, or raise EvaluationError."""
    try:
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT + 1)
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        raise _error(path, None, FileProblem.UNREADABLE, getattr(error, "strerror", None) or str(error)) from error
    if len(data) > FILE_LIMIT:
        raise _error(path, None, FileProblem.TOO_LARGE, f"{FILE_LIMIT}")
    try:
        return unicodedata.normalize("NFC", data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _error(path, data.count(b"\n", 0, error.start) + 1, FileProblem.NOT_UTF8) from error


def parsed(text: str) -> Any:  # noqa: ANN401 - JSON may be anything
    """Return what a JSON text holds, or raise ValueError; a key given twice or NaN is not taken."""
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError(text[:DETAIL_LENGTH]) from error


def _error(path: Path, line: int | None, problem: FileProblem, detail: str = "") -> EvaluationError:
    return EvaluationError([FileFault(path, line, problem, detail)])


def _json_items(text: str, faults: Faults) -> Iterator[Item]:
    for number, line in enumerate(text.split("\n"), start=1):  # `splitlines` would cut at U+2028 within a text
        if not line.strip():
            continue
        try:
            values = json.loads(line, parse_int=str, parse_float=str, object_pairs_hook=_object, parse_constant=_refuse)
        except _RepeatedKeyError as error:
            faults.add(number, FileProblem.DUPLICATE_KEY, str(error))
        except (ValueError, RecursionError):
            faults.add(number, FileProblem.BROKEN_JSON)
        else:
            yield from _item(number, values, faults)


def _item(line: int, values: object, faults: Faults) -> Iterator[Item]:
    if isinstance(values, dict):
        yield Item(line, values)
    else:
        faults.add(line, FileProblem.NOT_KEYS)


def _object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    values: dict[str, object] = {}
    for key, value in pairs:
        if key in values:
            raise _RepeatedKeyError(key)
        values[key] = value
    return values


def _refuse(constant: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads and JSON does not have."""
    raise ValueError(constant)


def _yaml_items(text: str, faults: Faults) -> Iterator[Item]:
    for node in _listed(_composed(text, faults), faults):
        line = node.start_mark.line + 1
        try:
            values = _value(node)
        except _RepeatedKeyError as error:
            faults.add(line, FileProblem.DUPLICATE_KEY, str(error))
        else:
            yield from _item(line, values, faults)


def _composed(text: str, faults: Faults) -> yaml.Node | None:
    if len(text) > YAML_LIMIT:
        faults.add(None, FileProblem.TOO_LARGE, f"{YAML_LIMIT}")
        return None
    try:
        return composed(text, _Untagged)
    except TreeError as error:
        faults.add(error.line + 1, FileProblem.BROKEN_YAML, error.detail)
        return None


def _listed(root: yaml.Node | None, faults: Faults) -> Sequence[yaml.Node]:
    """Return the nodes of the list that is the file, or that its only key `questions` holds."""
    node = root
    if isinstance(root, yaml.MappingNode) and [key.value for key, _ in root.value] == ["questions"]:
        node = root.value[0][1]
    if isinstance(node, yaml.SequenceNode):
        return list(node.value)
    if node is not None and node.tag != _NULL:
        faults.add(node.start_mark.line + 1, FileProblem.NOT_A_LIST)
    return ()


def _value(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return _object([(_key(key), _value(value)) for key, value in node.value])
    if isinstance(node, yaml.SequenceNode):
        return [_value(one) for one in node.value]
    if node.tag == _NULL:
        return None
    return node.value.lower() in _TRUE if node.tag == _BOOL else node.value


def _key(node: yaml.Node) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else ""
