"""The text of a message as the server takes it: parsed, trimmed, measured."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.simulator.automatic import with_automatic
from bot.simulator.entities import CODES, QUOTES, STYLES, Entity, Formatted, tidy
from bot.simulator.links import checked_link
from bot.simulator.markup import MarkupError, parse_html
from bot.simulator.refusals import BadRequest

if TYPE_CHECKING:
    from bot.simulator.parameters import Parameters
    from bot.simulator.world import World

SOURCE_BYTES: Final = 32_768
MESSAGE_CHARACTERS: Final = 4096
CAPTION_CHARACTERS: Final = 1024
QUOTE_CHARACTERS: Final = 1024
EXPLANATION_CHARACTERS: Final = 200
EXPLANATION_LINE_FEEDS: Final = 2


def message_text(world: World, parameters: Parameters, *, too_long: str) -> Formatted:
    """Return the text to show; `too_long` is what the server calls one above the limit."""
    mode, entities = parameters.text("parse_mode"), parameters.json_array("entities")
    return text_of(world, parameters.text("text"), mode, entities, too_long=too_long)


def text_of(world: World, source: str, mode: str, entities: list[object] | None, *, too_long: str) -> Formatted:
    """Return the text to show, written as `source` in a markup or with its entities beside it."""
    if not source:
        message = "message text is empty"
        raise BadRequest(message)
    content = _read(world, source, mode, entities)
    if not content.text:
        message = "text must be non-empty"
        raise BadRequest(message)
    if len(content.text) > MESSAGE_CHARACTERS:
        raise BadRequest(too_long)
    return content


def caption_text(world: World, parameters: Parameters) -> Formatted:
    """Return the words below a picture or a file, which may be none."""
    mode, entities = parameters.text("parse_mode"), parameters.json_array("caption_entities")
    content = _read(world, parameters.text("caption"), mode, entities)
    if len(content.text) > CAPTION_CHARACTERS:
        message = "message caption is too long"
        raise BadRequest(message)
    return content


def draft_text(world: World, parameters: Parameters) -> Formatted:
    """Return the text of a draft, which may be empty."""
    content = _read(world, parameters.text("text"), parameters.text("parse_mode"), parameters.json_array("entities"))
    if len(content.text) > MESSAGE_CHARACTERS:
        message = "message is too long"
        raise BadRequest(message)
    return content


def poll_text(source: str, mode: str, entities: list[object] | None, longest: int, too_long: str) -> Formatted:
    """Return a question or an option of a poll, in which nothing is marked but custom emoji."""
    content = _parsed(source, mode, entities)
    if not content.text:
        message = "text must be non-empty"
        raise BadRequest(message)
    if len(content.text) > longest:
        raise BadRequest(too_long)
    return replace(content, entities=tuple(entity for entity in content.entities if entity.type == "custom_emoji"))


def explanation_text(world: World, parameters: Parameters) -> Formatted:
    """Return what is said of a quiz's solution, which may be nothing; its limits are documented, not the refusals."""
    mode, entities = parameters.text("explanation_parse_mode"), parameters.json_array("explanation_entities")
    content = _read(world, parameters.text("explanation"), mode, entities)
    if len(content.text) > EXPLANATION_CHARACTERS:
        message = f"quiz explanation must have at most {EXPLANATION_CHARACTERS} characters"
        raise BadRequest(message)
    if content.text.count("\n") > EXPLANATION_LINE_FEEDS:
        message = f"quiz explanation must have at most {EXPLANATION_LINE_FEEDS} line feeds"
        raise BadRequest(message)
    return content


def _read(world: World, source: str, mode: str, entities: list[object] | None) -> Formatted:
    if len(source.encode()) > SOURCE_BYTES:
        message = "text is too long"
        raise BadRequest(message)
    return with_automatic(_with_known_users(world, _parsed(source, mode, entities)))


def quoted(source: str, mode: str, original: str) -> str:
    """Return the words to quote, which must stand in the original as they are."""
    quote = _parsed(source, mode, None).text
    if len(quote) > QUOTE_CHARACTERS or quote not in original:
        message = "QUOTE_TEXT_INVALID"
        raise BadRequest(message)
    return quote


def _parsed(source: str, mode: str, entities: list[object] | None) -> Formatted:
    if not mode:
        given = (_given(source, fields) for fields in entities or [])
        return tidy(source, filter(_is_sendable, given))
    if mode.lower() == "html":
        try:
            return parse_html(source)
        except MarkupError as error:
            message = f"can't parse entities: {error}"
            raise BadRequest(message) from None
    if mode.lower() in ("markdown", "markdownv2"):
        message = f"this simulator does not read {mode}"
        raise BadRequest(message)
    message = "unsupported parse_mode"
    raise BadRequest(message)


def _given(text: str, fields: object) -> Entity:
    """Read one of the `entities` sent instead of a markup; offsets must fall between characters."""
    if not isinstance(fields, dict) or not all(isinstance(fields.get(name), int) for name in ("offset", "length")):
        message = "can't parse MessageEntity: Object expected"
        raise BadRequest(message)
    start, end = fields["offset"], fields["offset"] + fields["length"]
    units = text.encode("utf-16-le")
    if not 0 <= start <= end <= len(units) // 2:
        message = f"entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset {end}"
        raise BadRequest(message)
    try:
        before, inside = units[: 2 * start].decode("utf-16-le"), units[2 * start : 2 * end].decode("utf-16-le")
    except UnicodeDecodeError:
        message = f"entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol"
        raise BadRequest(message) from None
    extra = {name: fields[name] for name in ("url", "language", "custom_emoji_id", "user") if name in fields}
    return Entity(str(fields.get("type")), len(before), len(inside), **extra)


def _is_sendable(entity: Entity) -> bool:
    """Say whether an entity may be sent: what Telegram finds by itself and links to nowhere are dropped unsaid."""
    if entity.type == "text_link":
        return checked_link(str(entity.url)) is not None
    if entity.type == "text_mention":
        return bool(entity.user and "id" in entity.user)
    return entity.type in (*STYLES, *CODES, *QUOTES, "custom_emoji")


def _with_known_users(world: World, content: Formatted) -> Formatted:
    """Describe the users mentioned; a mention of one whom the bot never met is dropped without an error."""
    found = [_described(world, entity) for entity in content.entities]
    return Formatted(content.text, tuple(entity for entity in found if entity))


def _described(world: World, entity: Entity) -> Entity | None:
    if entity.user is None:
        return entity
    user = world.users.get(int(str(entity.user["id"])))
    return replace(entity, user=user.as_json()) if user else None
