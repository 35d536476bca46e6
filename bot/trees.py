"""A YAML text as a tree of nodes, each with its place; what its keys mean is not known here.

Only the tree is built, never an object of it, so no tag can run anything; anchors and aliases, with which a few lines
can swell to gigabytes, are refused.
"""

from __future__ import annotations

from typing import ClassVar, Final

import yaml

YAML_LIMIT: Final = 500_000
"""Characters of one YAML text: some lines on each of five thousand documents, which PyYAML reads in ten seconds."""
_UNUSUAL_LINE_ENDS: Final = {0x85: " ", 0x2028: " ", 0x2029: " "}  # PyYAML counts these as line ends; editors do not


class TreeError(ValueError):
    """What keeps a text from being read: the line, of which the first is 0, and what is wrong there."""

    def __init__(self, line: int, detail: str) -> None:
        """Note both."""
        super().__init__(line, detail)
        self.line = line
        self.detail = detail


class Loader(yaml.SafeLoader):
    """Builds the tree, refusing anchors, aliases and depths on the way."""

    limit: ClassVar = 8
    """Levels of a text; documents have four at most, and the tree is built by recursion."""
    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Return the next node, or raise a YAMLError where it is refused."""
        event = self.peek_event()  # type: ignore[no-untyped-call]  # types-pyyaml gives it none
        problem = self.refusal(event)
        if problem:
            raise _RefusedError(problem, event)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def refusal(self, event: yaml.Event) -> str | None:
        """Return why a node that begins with this event is refused, or None where it is not."""
        if getattr(event, "anchor", None):  # an alias has one too: the name it repeats
            return "anchors and aliases are not read"
        return "nested too deep" if self.depth >= self.limit else None


class _RefusedError(yaml.YAMLError):
    def __init__(self, problem: str, event: yaml.Event) -> None:
        super().__init__(problem)
        self.problem = problem
        self.problem_mark = event.start_mark


def composed(text: str, loader: type[Loader] = Loader) -> yaml.Node | None:
    """Return the root of the tree, or None where the text says nothing, or raise TreeError."""
    try:
        return yaml.compose(text.translate(_UNUSUAL_LINE_ENDS), Loader=loader)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise TreeError(_line(error, text), _message(error)) from error


def _line(error: Exception, text: str) -> int:
    mark = getattr(error, "problem_mark", None)
    if mark and mark.index >= len(text):  # found out only at the end: say where what is not closed begins
        mark = getattr(error, "context_mark", None) or mark
    return int(mark.line) if mark else text.count("\n", 0, getattr(error, "position", 0))


def _message(error: Exception) -> str:
    return str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
