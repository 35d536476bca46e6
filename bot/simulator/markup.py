"""Telegram's HTML, read as strictly as the server reads it: every error has the server's words and its byte offset.

It is no HTML but a small language of its own: sixteen tags or so, four named references, no comments, no void tags.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NoReturn

from bot.simulator.entities import Entity, Formatted, tidy
from bot.simulator.links import checked_link, mentioned_user

_STYLE_TAGS: Final = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
}
_TAGS: Final = {*_STYLE_TAGS, "a", "code", "pre", "blockquote", "tg-emoji"}
_NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_SPACE: Final = re.compile(r"[ \t\r\n\0\v]*")
_PLAIN: Final = re.compile(r"[^<&]*")
_TAG_NAME: Final = re.compile(r"[^ \t\r\n\0\v>]*")
_ATTRIBUTE_NAME: Final = re.compile(r"[^ \t\r\n\0\v=>/\"']*")
_NAME_TOKEN: Final = re.compile(r"[A-Za-z0-9.-]*")
_REFERENCE: Final = re.compile(r"&(?:#x(?P<hex>[0-9A-Fa-f]*)|#(?P<decimal>[0-9]*)|(?P<name>[A-Za-z]*))(?P<stop>;?)")
_LONGEST_NUMBER: Final = 9
"""Characters from `&` to the last digit; a longer reference is left as text."""
_LARGEST_CODE: Final = 0x10FFFE
_REMEMBERED: Final = 128
"""Sources that are not read again: a bot that sends to many sends the same."""
_SURROGATES: Final = re.compile("[\ud800-\udfff]")


class MarkupError(ValueError):
    """What the server says of a text that is not its HTML."""


@dataclass(frozen=True, slots=True)
class _OpenTag:
    name: str
    argument: str
    start: int


@lru_cache(_REMEMBERED)
def parse_html(source: str) -> Formatted:
    """Return the text and the entities of Telegram's HTML, trimmed and nested as the server does it."""
    reader = _Reader(source)
    reader.read()
    text = "".join(reader.text)
    if _SURROGATES.search(text):
        message = (
            "Text contains invalid Unicode characters after decoding HTML entities, "
            "check for unmatched surrogate code units"
        )
        raise MarkupError(message)
    return tidy(text, (_without_idle_language(entity) for entity in reader.entities))


class _Reader:
    """Goes through a source once, left to right; `entities` count characters of the text read so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.text: list[str] = []
        self.entities: list[Entity] = []
        self.open: list[_OpenTag] = []

    def read(self) -> None:
        """Read the whole source."""
        while self.at < len(self.source):
            if self.source.startswith("</", self.at):
                self._end_tag()
            elif self.source[self.at] == "<":
                self._start_tag()
            else:
                self.text.extend(self._take(_PLAIN) or self._character())
        if self.open:
            self._fail(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')

    def _fail(self, message: str, at: int | None = None, rest: str = "") -> NoReturn:
        """Refuse the source; offsets count bytes of its UTF-8, as the server reads bytes."""
        place = "" if at is None else f" at byte offset {len(self.source[:at].encode('utf-8', 'surrogatepass'))}"
        raise MarkupError(message + place + rest)

    def _peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        taken = match[0] if match else ""
        self.at += len(taken)
        return taken

    def _character(self) -> str:
        """Read one character, decoding a reference where there is one."""
        match = _REFERENCE.match(self.source, self.at)
        decoded = _decoded(match) if match else None
        if match and decoded:
            self.at = match.end()
            return decoded
        self.at += 1
        return self.source[self.at - 1]

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        name = self._take(_TAG_NAME).lower()
        if not self._peek():
            self._fail("Unclosed start tag", begin)
        if name not in _TAGS:
            self._fail(f'Unsupported start tag "{name}"', begin)
        argument = self._attributes(name, begin)
        if name == "span" and argument != "spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"', begin)
        self.at += 1
        self.open.append(_OpenTag(name, argument, len(self.text)))

    def _attributes(self, tag: str, begin: int) -> str:
        """Read up to the closing `>` and return what the one attribute that matters to `tag` says."""
        argument = ""
        while True:
            self._take(_SPACE)
            if self._peek() == ">":
                return argument
            name = self._take(_ATTRIBUTE_NAME)
            if not name:
                self._fail(f'Empty attribute name in the tag "{tag}"', begin)
            self._take(_SPACE)
            value = self._attribute_value(tag, begin) if self._peek() == "=" else None
            if not self._peek():
                self._fail(f'Unclosed start tag "{tag}"' if value is None else "Unclosed start tag", begin)
            argument = _argument(tag, name, value) or argument

    def _attribute_value(self, tag: str, begin: int) -> str:
        self.at += 1
        self._take(_SPACE)
        if not self._peek():
            self._fail(f'Unclosed start tag "{tag}"', begin)
        if self._peek() in "\"'":
            return self._string()
        token_begin = self.at
        token = self._take(_NAME_TOKEN).lower()
        if self._peek() and self._peek() not in " \t\r\n\0\v>":
            self._fail("Unexpected end of name token", token_begin)
        return token

    def _string(self) -> str:
        end = self._peek()
        self.at += 1
        characters = []
        while self._peek() not in ("", end):
            characters.append(self._character())
        self.at += 1
        return "".join(characters)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            self._fail("Unexpected end tag", begin)
        self.at += 2
        name = self._take(_TAG_NAME).lower()
        self._take(_SPACE)
        if self._peek() != ">":
            self._fail("Unclosed end tag", begin)
        self.at += 1
        tag = self.open.pop()
        if name not in ("", tag.name):  # `</>` closes whatever is open
            self._fail("Unmatched end tag", begin, f', expected "</{tag.name}>", found "</{name}>"')
        if tag.start < len(self.text):
            self._close(tag)

    def _close(self, tag: _OpenTag) -> None:
        length = len(self.text) - tag.start
        if tag.name in _STYLE_TAGS:
            self.entities.append(Entity(_STYLE_TAGS[tag.name], tag.start, length))
        elif tag.name == "a":
            self._link(tag.argument or "".join(self.text[tag.start :]), tag.start, length)
        elif tag.name == "blockquote":
            kind = "expandable_blockquote" if tag.argument else "blockquote"
            self.entities.append(Entity(kind, tag.start, length))
        elif tag.name == "tg-emoji":
            self._emoji(tag, length)
        else:
            self._code(tag, length)

    def _link(self, target: str, start: int, length: int) -> None:
        """Keep a link that leads somewhere; of any other only the words stay, without an error."""
        if user := mentioned_user(target):
            self.entities.append(Entity("text_mention", start, length, user={"id": user}))
        elif url := checked_link(target):
            self.entities.append(Entity("text_link", start, length, url=url))

    def _emoji(self, tag: _OpenTag, length: int) -> None:
        if not tag.argument.isdecimal() or not int(tag.argument):
            self._fail("Invalid custom emoji identifier specified")
        self.entities.append(Entity("custom_emoji", tag.start, length, custom_emoji_id=tag.argument))

    def _code(self, tag: _OpenTag, length: int) -> None:
        """Add code; `<pre><code class="language-x">` around the same words is one entity that names its language."""
        inner = self.entities[-1] if self.entities else None
        same = inner is not None and (inner.offset, inner.length) == (tag.start, length)
        language = tag.argument or None
        if inner and same and {inner.type, tag.name} == {"code", "pre"} and (inner.language or language):
            self.entities[-1] = Entity("pre", tag.start, length, language=inner.language or language)
        else:
            self.entities.append(Entity(tag.name, tag.start, length, language=language))


def _without_idle_language(entity: Entity) -> Entity:
    """Forget the language of code that no `<pre>` surrounds: only blocks have one."""
    return replace(entity, language=None) if entity.type == "code" else entity


def _argument(tag: str, name: str, value: str | None) -> str | None:
    """Return what an attribute says, if it is one that the tag knows; all others are ignored."""
    if (tag, name) == ("blockquote", "expandable"):
        return "expandable"
    if value is None:
        return None
    if (tag, name) in {("a", "href"), ("tg-emoji", "emoji-id")}:
        return value
    prefix = {("code", "class"): "language-", ("span", "class"): "tg-"}.get((tag, name))
    return value.removeprefix(prefix) if prefix and value.startswith(prefix) else None


def _decoded(match: re.Match[str]) -> str | None:
    """Return the character a reference stands for; an unknown name or an impossible number stays as text."""
    if match["name"] is not None:
        return _NAMED.get(match["name"])
    if match.end() - len(match["stop"]) - match.start() > _LONGEST_NUMBER:
        return None
    code = int(match["hex"] or "0", 16) if match["hex"] is not None else int(match["decimal"] or "0")
    return chr(code) if 0 < code <= _LARGEST_CODE else None
