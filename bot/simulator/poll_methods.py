"""sendPoll and stopPoll, as Bot API 10.0 knows them.

Read in the code of an older server (7.x): the parameters and their order, the limits and refusals of question and
options, that `open_period` goes before `close_date`. Told by others who read that of 10.0: the refusals about what is
right in a quiz, about a poll without options and about stopping, and that `correct_option_id` still counts. In no open
code, so the words are our own: the refusals of an explanation that is too long and of a time to close out of range. Not
simulated, and refused: media, descriptions, options added by people or shuffled, results hidden, votes by some people
only. A poll does not close by itself when its time has come.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final, NoReturn

from bot.simulator.access import writable_chat
from bot.simulator.editing import named_message
from bot.simulator.entities import Formatted
from bot.simulator.keyboard import inline_keyboard
from bot.simulator.poll import Poll
from bot.simulator.refusals import BadRequest
from bot.simulator.sending import deliver
from bot.simulator.texts import explanation_text, poll_text
from bot.simulator.transcript import Event
from bot.simulator.voting import tell_of_poll

if TYPE_CHECKING:
    from bot.simulator.parameters import Parameters
    from bot.simulator.world import World

QUESTION_CHARACTERS: Final = 300
OPTIONS: Final = 12
OPTION_CHARACTERS: Final = 100
SHORTEST_PERIOD: Final = 5
LONGEST_PERIOD: Final = 2_628_000
_UNKNOWN: Final = (
    *("media", "explanation_media", "description", "allow_adding_options", "shuffle_options"),
    *("hide_results_until_closes", "members_only", "country_codes"),
)


def send_poll(world: World, parameters: Parameters) -> object:
    """Return the poll sent, as a message."""
    poll = _poll_of(world, parameters)
    chat = writable_chat(world, parameters.text("chat_id"), "polls")
    if chat.kind == "channel" and not poll.is_anonymous:
        _refuse("non-anonymous polls can't be sent to channel chats")
    return deliver(world, parameters, "polls", content=poll.question, poll=poll)


def stop_poll(world: World, parameters: Parameters) -> object:
    """Return a poll of the bot, closed; without a keyboard its message loses the one it had."""
    chat = writable_chat(world, parameters.text("chat_id"))
    keyboard = inline_keyboard(parameters, chat.kind, is_edit=True)
    message = named_message(chat, parameters, "message with poll to stop")
    poll = message.poll
    if poll is None:
        _refuse("message is not a poll")
    if message.sender is not world.bot or message.forward_origin:
        _refuse("poll can't be stopped")
    if poll.is_closed:
        _refuse("poll has already been closed")
    poll.is_closed, message.keyboard = True, keyboard
    world.record(Event("poll closed", chat.id, world.bot.first_name, message.text))
    tell_of_poll(world, poll)
    return poll.as_json()


def _poll_of(world: World, parameters: Parameters) -> Poll:
    _refuse_unknown(parameters)
    is_quiz = _is_quiz(parameters)
    question, options = _question(parameters), _options(parameters)
    open_period, close_date = _closing(parameters, world.now())
    return Poll(
        world.serial().lstrip("0"),
        question,
        options,
        is_anonymous=_flag(parameters, "is_anonymous", usually=True),
        allows_multiple_answers=parameters.flag("allows_multiple_answers"),
        allows_revoting=_flag(parameters, "allows_revoting", usually=not is_quiz),
        correct=_correct(parameters, len(options)) if is_quiz else (),
        explanation=explanation_text(world, parameters) if is_quiz else Formatted(""),
        open_period=open_period,
        close_date=close_date,
        is_closed=parameters.flag("is_closed"),
    )


def _refuse_unknown(parameters: Parameters) -> None:
    for name in _UNKNOWN:
        if parameters.text(name) not in ("", "false", "[]"):
            _refuse(f"this simulator knows no {name} of polls")


def _is_quiz(parameters: Parameters) -> bool:
    kind = parameters.text("type")
    if kind not in ("", "regular", "quiz"):
        _refuse("unsupported poll type specified")
    return kind == "quiz"


def _question(parameters: Parameters) -> Formatted:
    mode, entities = parameters.text("question_parse_mode"), parameters.json_array("question_entities")
    too_long = f"poll question length must not exceed {QUESTION_CHARACTERS}"
    return poll_text(parameters.text("question"), mode, entities, QUESTION_CHARACTERS, too_long)


def _flag(parameters: Parameters, name: str, *, usually: bool) -> bool:
    return parameters.flag(name) if parameters.text(name) else usually


def _options(parameters: Parameters) -> tuple[Formatted, ...]:
    options = tuple(_option(given) for given in parameters.json_array("options") or [])
    if not options:
        _refuse("poll must have at least one answer option")
    if len(options) > OPTIONS:
        _refuse(f"poll can't have more than {OPTIONS} options")
    return options


def _option(given: object) -> Formatted:
    """Return an option, given as InputPollOption or, as before 7.3, as its words alone."""
    fields = {"text": given} if isinstance(given, str) else given
    if not isinstance(fields, dict):
        _refuse("can't parse InputPollOption: Expected InputPollOption to be an Object")
    if "text" not in fields:
        _refuse("can't parse InputPollOption: Can't find field \"text\"")
    if fields.get("media"):
        _refuse("this simulator knows no media of polls")
    marks = fields.get("text_entities")
    return poll_text(
        str(fields["text"]),
        str(fields.get("text_parse_mode") or ""),
        marks if isinstance(marks, list) else None,
        OPTION_CHARACTERS,
        f"poll options length must not exceed {OPTION_CHARACTERS}",
    )


def _correct(parameters: Parameters, options: int) -> tuple[int, ...]:
    """Return the numbers of the right options, given as a list or, as before 9.6, as one number."""
    given = parameters.json_array("correct_option_ids")
    if given is None and parameters.text("correct_option_id"):
        given = [parameters.integer("correct_option_id")]
    numbers = [number for number in given or [] if isinstance(number, int)]
    if len(numbers) < len(given or []):
        _refuse("correct option identifier must be of type Number")
    if not numbers:
        _refuse("correct quiz option list must be non-empty")
    if any(later <= earlier for earlier, later in itertools.pairwise(numbers)):
        _refuse("correct quiz option list must be increasing")
    if not all(0 <= number < options for number in numbers):
        _refuse("wrong quiz correct_option_id")
    return tuple(numbers)


def _closing(parameters: Parameters, now: int) -> tuple[int | None, int | None]:
    """Return for how long a poll is open and when it closes; the server tells both where one is given."""
    period = min(max(parameters.integer("open_period"), 0), LONGEST_PERIOD)
    left = period or (parameters.integer("close_date") - now if parameters.integer("close_date") else 0)
    if not left:
        return None, None
    if not SHORTEST_PERIOD <= left <= LONGEST_PERIOD:
        _refuse("wrong time for the poll to close")
    return left, now + left


def _refuse(text: str) -> NoReturn:
    raise BadRequest(text)
