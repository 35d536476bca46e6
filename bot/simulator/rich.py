"""Rich messages (Bot API 10.1): long ones, with headings, lists, tables and parts that unfold.

Confirmed by the documentation of other libraries: `rich_message` with exactly one of `html`, `markdown` and `blocks`;
32,768 characters and 500 blocks. Not confirmed: the words of the refusals, what the result says of the blocks, and
which tags there are beyond those that are common to all descriptions; an unknown one is refused as in any message.
Here the text is read to be measured and shown; Markdown is taken as it is, a block for each paragraph.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

from bot.simulator.entities import Formatted
from bot.simulator.refusals import BadRequest
from bot.simulator.sending import deliver

if TYPE_CHECKING:
    from bot.simulator.parameters import Parameters
    from bot.simulator.world import World

SINCE: Final = (10, 1)
CHARACTERS: Final = 32_768
BLOCKS: Final = 500
_INLINE: Final = frozenset({"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "a", "mark"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS: Final = _HEADINGS | {"p", "pre", "blockquote", "li", "summary", "footer", "table", "details"}
_FRAMES: Final = frozenset({"ul", "ol", "tr", "th", "td", "caption", "cite", "span", "tg-spoiler", "sub", "sup"})
_EMPTY: Final = frozenset({"br", "hr"})


def send_rich_message(world: World, parameters: Parameters) -> object:
    """Return the rich message sent."""
    given = parameters.json_object("rich_message")
    forms = {"html", "markdown", "blocks"} & (given or {}).keys()
    if given is None or len(forms) != 1:
        message = "rich message must be specified in exactly one form"
        raise BadRequest(message)
    (form,) = forms
    blocks = _from_html(str(given[form])) if form == "html" else _paragraphs(given[form])
    text = "\n".join(blocks).strip()
    _check_size(text, blocks)
    return deliver(
        world,
        parameters,
        "text messages",
        content=Formatted(text),
        rich={"blocks": [{"type": "paragraph", "text": block} for block in blocks]},
    )


def _check_size(text: str, blocks: list[str]) -> None:
    if not text:
        message = "message text is empty"
        raise BadRequest(message)
    if len(text) > CHARACTERS:
        message = "MESSAGE_TOO_LONG"
        raise BadRequest(message)
    if len(blocks) > BLOCKS:
        message = "RICH_MESSAGE_BLOCKS_TOO_MANY"
        raise BadRequest(message)


def _paragraphs(given: object) -> list[str]:
    if isinstance(given, list):
        return [str(block.get("text", "")) if isinstance(block, dict) else "" for block in given]
    return [block for block in re.split(r"\n\s*\n", str(given)) if block.strip()]


def _from_html(source: str) -> list[str]:
    reader = _Reader()
    reader.feed(source)
    reader.close()
    if reader.open:
        reader.refuse(f'Can\'t find end tag corresponding to start tag "{reader.open[-1]}"')
    return [block.strip() for block in reader.blocks if block.strip()]


class _Reader(HTMLParser):
    """Takes the text of each block, and sees that every tag is known and closed in its turn."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = [""]
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag not in _INLINE | _BLOCKS | _FRAMES | _EMPTY:
            self.refuse(f'Unsupported start tag "{tag}"')
        if tag in _BLOCKS | {"hr"}:
            self.blocks.append("")
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.refuse(f'Unmatched end tag "</{tag}>"')
        if tag in _BLOCKS:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        self.blocks[-1] += data

    def refuse(self, fault: str) -> None:
        """Say what is wrong in the words used of other messages."""
        message = f"can't parse entities: {fault}"
        raise BadRequest(message)
