"""Polls and quizzes: how they are sent, refused, voted in and stopped."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputPollOption, Poll, ReplyParameters
from telegram.error import BadRequest, RetryAfter

from bot.simulator import Simulator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telegram import Message, PollAnswer

    from bot.simulator import Conversation, Group, Person
    from tests.unit.simulator.conftest import Ask, Wire

OPTIONS = ["1871", "1872", "1880"]
BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("Pregúntame", url="https://t.me/glosa_bot?start=d_1")]])


@pytest.fixture(scope="module")
def telegram() -> Iterator[Simulator]:
    with Simulator() as simulator:
        yield simulator


@pytest.fixture
def group(telegram: Simulator, ana: Person, luis: Person, ask: Ask) -> Group:
    """Return a group of which the bot has heard what there was to hear."""
    group = telegram.supergroup("Redacción", [ana, luis])
    ask(lambda bot: bot.get_updates(offset=-1))
    return group


def quiz(ask: Ask, chat: Conversation, **details: object) -> Message:
    """Send a quiz as the bot."""
    given: dict[str, object] = {"type": Poll.QUIZ, "correct_option_ids": [0], "explanation": "Fue <b>en mayo</b>."}
    parameters = {**given, "explanation_parse_mode": "HTML", **details}
    return ask(lambda bot: bot.send_poll(chat.id, "¿Cuándo se encendió?", OPTIONS, **parameters))  # type: ignore[arg-type]


def heard(ask: Ask) -> tuple[list[PollAnswer], list[Poll]]:
    """Return the votes and the polls that the bot is told of, and forget them."""
    updates = ask(Bot.get_updates)
    ask(lambda bot: bot.get_updates(offset=updates[-1].update_id + 1 if updates else None))
    answers = [update.poll_answer for update in updates if update.poll_answer]
    return answers, [update.poll for update in updates if update.poll]


def test_a_quiz_shows_what_was_sent_and_what_is_right(group: Group, ask: Ask) -> None:
    question = group.say("/quiz@glosa_bot")
    sent = quiz(
        ask,
        group,
        reply_parameters=ReplyParameters(question.id),
        disable_notification=True,
        protect_content=True,
        reply_markup=BUTTON,
    )

    (message,) = group.replies
    assert sent.poll is not None
    assert (sent.poll.question, [option.text for option in sent.poll.options]) == ("¿Cuándo se encendió?", OPTIONS)
    assert (sent.poll.type, sent.poll.is_anonymous, sent.poll.correct_option_ids) == ("quiz", True, (0,))
    assert (sent.poll.explanation, sent.poll.allows_revoting) == ("Fue en mayo.", False)
    assert [entity.type for entity in sent.poll.explanation_entities] == ["bold"]
    assert (sent.text, sent.has_protected_content) == (None, True)
    assert (message.text, message.is_silent, message.reply_to) == ("¿Cuándo se encendió?", True, question)
    assert message.button("Pregúntame").url == "https://t.me/glosa_bot?start=d_1"


def test_a_regular_poll_tells_its_options_and_its_end(group: Group, telegram: Simulator, ask: Ask) -> None:
    options: list[str | InputPollOption] = [InputPollOption("<b>Sí</b>", text_parse_mode="HTML"), "No"]
    sent = ask(lambda bot: bot.send_poll(group.id, "¿Sí o no?", options, open_period=60))

    assert sent.poll is not None
    assert [option.text for option in sent.poll.options] == ["Sí", "No"]
    assert (sent.poll.type, sent.poll.allows_revoting, sent.poll.correct_option_ids) == ("regular", True, ())
    assert sent.poll.open_period is not None
    assert sent.poll.close_date is not None
    assert telegram.refusals == []


GOOD: dict[str, object] = {"question": "¿Cuándo?", "options": [{"text": "1871"}, {"text": "1872"}]}
QUIZ: dict[str, object] = {**GOOD, "type": "quiz", "correct_option_ids": [0]}
REFUSED: dict[str, tuple[dict[str, object], str]] = {
    "no question": ({**GOOD, "question": " "}, "text must be non-empty"),
    "301 characters": ({**GOOD, "question": "x" * 301}, "poll question length must not exceed 300"),
    "no options": ({"question": "x"}, "poll must have at least one answer option"),
    "13 options": ({**GOOD, "options": ["x"] * 13}, "poll can't have more than 12 options"),
    "an empty option": ({**GOOD, "options": [{"text": ""}]}, "text must be non-empty"),
    "a long option": ({**GOOD, "options": ["x" * 101]}, "poll options length must not exceed 100"),
    "an option without words": ({**GOOD, "options": [{}]}, "can't parse InputPollOption: Can't find field \"text\""),
    "a number as option": (
        {**GOOD, "options": [1]},
        "can't parse InputPollOption: Expected InputPollOption to be an Object",
    ),
    "broken options": ({**GOOD, "options": "["}, "can't parse options JSON object"),
    "another type": ({**GOOD, "type": "survey"}, "unsupported poll type specified"),
    "nothing right": ({**GOOD, "type": "quiz"}, "correct quiz option list must be non-empty"),
    "none that is right": ({**QUIZ, "correct_option_ids": [2]}, "wrong quiz correct_option_id"),
    "the same twice": ({**QUIZ, "correct_option_ids": [0, 0]}, "correct quiz option list must be increasing"),
    "words that are right": (
        {**QUIZ, "correct_option_ids": ["0"]},
        "correct option identifier must be of type Number",
    ),
    "a long explanation": (
        {**QUIZ, "explanation": "x" * 201},
        "quiz explanation must have at most 200 characters",
    ),
    "many lines": ({**QUIZ, "explanation": "a\nb\nc\nd"}, "quiz explanation must have at most 2 line feeds"),
    "wrong HTML": (
        {**QUIZ, "explanation": "<p>", "explanation_parse_mode": "HTML"},
        'can\'t parse entities: Unsupported start tag "p" at byte offset 0',
    ),
    "a short time": ({**GOOD, "open_period": 4}, "wrong time for the poll to close"),
    "a time that is over": ({**GOOD, "close_date": 1}, "wrong time for the poll to close"),
    "what is not simulated": ({**GOOD, "shuffle_options": True}, "this simulator knows no shuffle_options of polls"),
}


@pytest.mark.parametrize(("wrong", "description"), REFUSED.values(), ids=list(REFUSED))
def test_a_wrong_poll_is_refused_in_the_servers_words(
    group: Group, wrong: dict[str, object], description: str, wire: Wire
) -> None:
    response = wire.post("sendPoll", chat_id=group.id, **wrong)

    assert (response.status_code, response.json()["description"]) == (400, f"Bad Request: {description}")
    assert not group.replies


@pytest.mark.parametrize(
    "allowed",
    [
        {"question": "x" * 300, "options": ["x" * 100] * 12},
        {**QUIZ, "options": ["x"], "correct_option_ids": [0]},
        {**QUIZ, "correct_option_ids": None, "correct_option_id": 1},
        {**QUIZ, "explanation": f"<b>{'ñ' * 196}</b>\na\nb", "explanation_parse_mode": "HTML"},
        {**GOOD, "explanation": "x" * 201},
    ],
)
def test_at_the_limits_a_poll_is_sent(group: Group, allowed: dict[str, object], wire: Wire) -> None:
    assert wire.post("sendPoll", chat_id=group.id, **allowed).is_success


def test_where_polls_are_forbidden_text_may_go_on(group: Group, telegram: Simulator, ask: Ask) -> None:
    group.forbid("polls")

    with pytest.raises(BadRequest, match="Not enough rights to send polls to the chat"):
        quiz(ask, group)
    assert ask(lambda bot: bot.send_message(group.id, "x"))
    group.set_bot("administrator")
    assert quiz(ask, group)
    assert telegram.calls("sendPoll")[-2].refusal is not None
    assert telegram.calls("sendPoll")[-2] not in telegram.refusals


def test_in_a_channel_voters_stay_unknown(telegram: Simulator, ask: Ask) -> None:
    channel = telegram.channel("Resúmenes")

    assert quiz(ask, channel).sender_chat is not None
    with pytest.raises(BadRequest, match="Non-anonymous polls can't be sent to channel chats"):
        quiz(ask, channel, is_anonymous=False)


def test_votes_are_counted_and_told(group: Group, ana: Person, luis: Person, ask: Ask) -> None:
    sent = quiz(ask, group, is_anonymous=False)
    (message,) = group.replies
    ana.vote(message, "1871")
    luis.vote(message, 2)

    answers, polls = heard(ask)

    assert sent.poll is not None
    assert {answer.poll_id for answer in answers} == {sent.poll.id}
    assert [(answer.user and answer.user.id, answer.option_ids) for answer in answers] == [
        (ana.id, (0,)),
        (luis.id, (2,)),
    ]
    assert [[option.voter_count for option in poll.options] for poll in polls] == [[1, 0, 0], [1, 0, 1]]
    assert [poll.total_voter_count for poll in polls] == [1, 2]


def test_of_an_anonymous_poll_only_the_counts_are_told(group: Group, ana: Person, ask: Ask) -> None:
    quiz(ask, group)
    ana.vote(group.replies[-1], "1880")

    answers, polls = heard(ask)

    assert answers == []
    assert [poll.options[2].voter_count for poll in polls] == [1]


def test_a_vote_is_changed_and_taken_back_where_the_poll_allows_it(group: Group, ana: Person, ask: Ask) -> None:
    ask(lambda bot: bot.send_poll(group.id, "¿Cuáles?", OPTIONS, allows_multiple_answers=True))
    message = group.replies[-1]
    ana.vote(message, "1880", "1871")
    ana.vote(message, "1872")
    ana.vote(message, "1872")
    ana.vote(message)

    _, polls = heard(ask)

    assert [[option.voter_count for option in poll.options] for poll in polls] == [[1, 0, 1], [0, 1, 0], [0, 0, 0]]


def test_votes_that_make_no_sense_are_refused(telegram: Simulator, group: Group, ana: Person, ask: Ask) -> None:
    quiz(ask, group)
    message = group.replies[-1]
    with pytest.raises(LookupError, match="takes one answer"):
        ana.vote(message, 0, 1)
    with pytest.raises(LookupError, match="no option 7"):
        ana.vote(message, 7)
    with pytest.raises(LookupError, match="no poll for Eva"):
        telegram.person("Eva").vote(message, 0)
    with pytest.raises(LookupError, match="no poll for Ana"):
        ana.vote(group.say("hola"), 0)
    ana.vote(message, 0)
    with pytest.raises(LookupError, match="Ana cannot vote again"):
        ana.vote(message, 1)

    _, polls = heard(ask)
    assert len(polls) == 1


def test_a_poll_is_stopped_once_and_by_whoever_sent_it(group: Group, ana: Person, luis: Person, ask: Ask) -> None:
    quiz(ask, group, reply_markup=BUTTON)
    message = group.replies[-1]
    ana.vote(message, 0)
    heard(ask)
    stopped = ask(lambda bot: bot.stop_poll(group.id, message.id))

    assert (stopped.is_closed, stopped.total_voter_count, message.buttons) == (True, 1, ())
    assert [poll.is_closed for poll in heard(ask)[1]] == [True]
    with pytest.raises(LookupError, match="closed"):
        luis.vote(message, 0)
    copy, text = group.forward(message), group.say("hola")
    wrong = {message.id: "already been closed", copy.id: "can't be stopped", text.id: "not a poll", 999: "not found"}
    for number, reason in wrong.items():
        with pytest.raises(BadRequest, match=reason):
            ask(partial(Bot.stop_poll, chat_id=group.id, message_id=number))


def test_a_forward_is_the_same_poll_and_keeps_the_solution_to_itself(group: Group, ana: Person, ask: Ask) -> None:
    group.set_bot("administrator")
    quiz(ask, group)
    copy = group.forward(group.replies[-1])
    ana.vote(copy, 0)

    told = [update.message.poll for update in ask(Bot.get_updates) if update.message and update.message.poll]

    assert [(poll.type, poll.correct_option_ids, poll.explanation) for poll in told] == [("quiz", (), None)]
    assert group.replies[-1].poll is copy.poll
    assert copy.poll is not None
    assert copy.poll.counts == [1, 0, 0]


def test_a_channels_quiz_comes_to_the_group_where_it_is_discussed(telegram: Simulator, ana: Person, ask: Ask) -> None:
    group, channel = telegram.supergroup("Tertulia", [ana]), telegram.channel("Novedades", [ana])
    group.link(channel)
    quiz(ask, channel)

    ana.vote(group.messages[-1], "1871")

    assert channel.messages[-1].poll is not None
    assert channel.messages[-1].poll.counts == [1, 0, 0]


def test_a_poll_has_no_text_to_edit_but_a_keyboard(group: Group, ask: Ask) -> None:
    quiz(ask, group)
    message = group.replies[-1]

    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        ask(lambda bot: bot.edit_message_text("x", group.id, message.id))
    ask(lambda bot: bot.edit_message_reply_markup(group.id, message.id, reply_markup=BUTTON))
    assert message.button("Pregúntame")


def test_polls_count_in_floods(telegram: Simulator, ana: Person, ask: Ask) -> None:
    chat = ana.private_chat()
    telegram.flood(per_chat=1)
    quiz(ask, chat)

    with pytest.raises(RetryAfter):
        quiz(ask, chat)
    telegram.flood()
