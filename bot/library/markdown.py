"""Markdown -> blocks of plain text: CommonMark and tables, the words as written and the markup gone.

Only markdown-it's two parsers are used, blocks first and the inside of each where there is any markup: most
paragraphs have none, and a book is read in seconds.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from bot.errors import Problem
from bot.library.outline import Block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from bot.library.findings import Findings

NESTING_LIMIT = 40
"""Levels of lists and quotations, two for a list: beyond it markdown-it leaves text out, which we report."""

# Four spaces are how people indent a paragraph, and code goes between fences: no indented code.
_MARKDOWN = MarkdownIt("commonmark", {"maxNesting": NESTING_LIMIT}).enable("table").disable("code")

_CONTAINERS = frozenset({"blockquote_open", "list_item_open"})

_LEVEL_OF_ROWS = 2  # within a table and its head or body
_CELL_BORDER = re.compile(r"(?<!\\)\|")

_MARKUP = re.compile(r"[\\`*_\[\]<&]|  \n")
_SPACES = re.compile(r"[ \t]*\n[ \t]*|[ \t]{2,}|\t")
_SPACED = ("\n", "\t", "  ")
"""What a text has where there is anything to do about its spaces."""
_ANCHOR = re.compile(r"(?<!\\)\{#([^{}]*)\}$")
_WORD = re.compile(r"\w")

_TAG = re.compile(r"<[!?/]?[A-Za-z][^<>]*>")
_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_BREAKING = re.compile(
    r"</?(?:address|article|aside|blockquote|br|caption|d[dlt]|details|div|fig\w+|footer|form|h[1-6r]|header|li|main"
    r"|nav|[ou]l|option|p|pre|section|summary|t(?:able|body|d|foot|h|head|r))\b",
    re.IGNORECASE,
)


def blocks(text: str, findings: Findings) -> list[Block]:
    """Return the blocks of a Markdown text (without its front matter)."""
    return _Parser(text, findings).blocks()


class _Parser:
    """Parses one text; link definitions hold for all of it."""

    def __init__(self, text: str, findings: Findings) -> None:
        self._findings = findings
        self._lines = text.split("\n")
        self._definitions: dict[str, object] = {}
        self._tokens: list[Token] = []
        _MARKDOWN.block.parse(text, _MARKDOWN, self._definitions, self._tokens)

    def blocks(self) -> list[Block]:
        for token in self._tokens:
            self._check(token)
        return list(self._top_level(iter(self._tokens)))

    def _check(self, token: Token) -> None:
        """Report what CommonMark would leave out without a word."""
        if token.type in _CONTAINERS and token.level >= NESTING_LIMIT - 1:
            self._findings.fault(_line(token), Problem.NESTED_TOO_DEEP)
        if token.type == "html_block" and token.content.lstrip().startswith("<!--") and "-->" not in token.content:
            self._findings.fault(_line(token), Problem.UNCLOSED_COMMENT)

    def _top_level(self, tokens: Iterator[Token]) -> Iterator[Block]:
        for token in tokens:
            if token.type == "heading_open":
                yield from self._heading(token, next(tokens).content)
            else:
                for text in self._texts(token, tokens):
                    yield Block(_line(token), text)

    def _heading(self, token: Token, source: str) -> Iterator[Block]:
        anchor = _ANCHOR.search(source)
        text = self._inline(source[: anchor.start()] if anchor else source).replace("\n", " ")
        if anchor and not re.fullmatch(r"[\w-]+", anchor[1]):
            self._findings.fault(_line(token), Problem.WRONG_ANCHOR, anchor[1])
        if _WORD.search(text):
            yield Block(_line(token), text, int(token.tag[1]), anchor[1] if anchor else None)
        else:
            self._findings.fault(_line(token), Problem.EMPTY_HEADING)

    def _texts(self, token: Token, following: Iterator[Token]) -> Iterator[str]:
        """Yield the texts that begin with this token, taking from those that follow whatever belongs to it."""
        for text in self._candidates(token, following):
            if text.strip():
                yield text

    def _candidates(self, token: Token, following: Iterator[Token]) -> Iterator[str]:
        match token.type:
            case "inline":
                yield self._inline(token.content)
            case "fence":
                yield _code(token.content)
            case "html_block":
                yield _html(token.content)
            case "bullet_list_open" | "ordered_list_open":
                yield "\n".join(self._items(following))
            case "table_open":
                yield "\n".join(self._rows(following))
            case "blockquote_open":
                yield from self._inside(following, "blockquote_close")

    def _inside(self, tokens: Iterator[Token], closing: str) -> Iterator[str]:
        for token in tokens:
            if token.type == closing:
                return
            yield from self._texts(token, tokens)

    def _items(self, tokens: Iterator[Token]) -> Iterator[str]:
        for token in tokens:
            if token.type in {"bullet_list_close", "ordered_list_close"}:
                return
            item = "\n".join(self._inside(tokens, "list_item_close"))
            if item or token.info:
                yield f"{_marker(token)} {item}".rstrip().replace("\n", "\n  ")

    def _rows(self, tokens: Iterator[Token]) -> Iterator[str]:
        for token in tokens:
            if token.type == "table_close":
                return
            if token.type == "tr_open":
                cells = list(self._cells(tokens))
                self._check_row(token, len(cells))
                if any(cells):
                    yield " | ".join(cells).strip()

    def _cells(self, tokens: Iterator[Token]) -> Iterator[str]:
        for token in tokens:
            if token.type == "tr_close":
                return
            if token.type == "inline":
                yield self._inline(token.content).replace("\n", " ")

    def _check_row(self, row: Token, columns: int) -> None:
        """Report cells beyond the last column, which are left out too."""
        is_top_level = row.level == _LEVEL_OF_ROWS  # within lists and quotations, lines begin with more than the row
        if is_top_level and len(_CELL_BORDER.split(self._lines[_line(row) - 1].strip().strip("|"))) > columns:
            self._findings.fault(_line(row), Problem.CELL_WITHOUT_COLUMN)

    def _inline(self, source: str) -> str:
        text = self._words(source) if _MARKUP.search(source) else source.replace("\n", " ")
        if any(map(text.__contains__, _SPACED)):  # as few are, and to look at every space takes time
            text = _SPACES.sub(lambda run: "\n" if "\n" in run[0] else " ", text)
        return text.strip()

    def _words(self, source: str) -> str:
        tokens: list[Token] = []
        _MARKDOWN.inline.parse(source, _MARKDOWN, self._definitions, tokens)
        return _without_markup(tokens)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _marker(item: Token) -> str:
    """Return the number as written, or the bullet; `*` is only a bullet, but `+ 5` may be a figure."""
    return f"{item.info}{item.markup}".replace("*", "-")


def _without_markup(tokens: Sequence[Token]) -> str:
    return "".join(map(_written, tokens))


def _written(token: Token) -> str:
    match token.type:
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "image":
            return _without_markup(token.children or ())
        case "html_inline":
            return _instead_of_tag(token.content)
        case _:
            return token.content


def _code(content: str) -> str:
    return "\n".join(line.rstrip() for line in content.strip("\n").split("\n"))


def _html(source: str) -> str:
    """Return what a browser would show: lines end where its elements do, not where the source's do."""
    flowing = re.sub(r"\s*\n\s*", " ", _UNSEEN.sub("", source))
    lines = _TAG.sub(lambda tag: _instead_of_tag(tag[0]), flowing).split("\n")
    return "\n".join(html.unescape(line).strip() for line in lines if line.strip())


def _instead_of_tag(tag: str) -> str:
    return "\n" if _BREAKING.match(tag) else ""
