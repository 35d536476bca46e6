"""Who is what in a chat, who speaks in whose name, and what the bot may do there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from telegram import Bot, ChatMemberAdministrator, ChatMemberRestricted, MessageOriginChannel
from telegram.error import BadRequest

if TYPE_CHECKING:
    from telegram import Message, Update

    from bot.simulator import Person, Simulator
    from tests.unit.simulator.conftest import Ask

ANONYMOUS = 1087968824


def last_message(ask: Ask) -> Message:
    message = ask(Bot.get_updates)[-1].message
    assert message is not None
    return message


def test_administrators_are_told_with_their_rights(telegram: Simulator, ana: Person, luis: Person, ask: Ask) -> None:
    group = telegram.supergroup("Redacción", [ana, luis], bot="administrator")
    group.promote(luis, ["can_manage_chat", "can_delete_messages"], is_anonymous=True)

    async def work(bot: Bot) -> None:
        owner, editor, own = await bot.get_chat_administrators(group.id)
        assert (owner.user.id, owner.status) == (ana.id, "creator")
        assert isinstance(editor, ChatMemberAdministrator)
        assert (editor.user.id, editor.can_delete_messages, editor.can_pin_messages) == (luis.id, True, False)
        assert editor.is_anonymous
        assert isinstance(own, ChatMemberAdministrator)
        assert own.can_manage_topics
        assert own.can_post_messages is None

    ask(work)


def test_who_is_demoted_or_leaves_is_no_administrator(telegram: Simulator, ana: Person, luis: Person, ask: Ask) -> None:
    group = telegram.supergroup("Redacción", [ana, luis])
    seen = []
    for act in (group.promote, group.demote, group.promote, group.remove):
        act(luis)
        seen.append(ask(lambda bot: bot.get_chat_member(group.id, luis.id)).status)

    assert seen == ["administrator", "member", "administrator", "left"]


def test_a_private_chat_has_no_administrators(ana: Person, ask: Ask) -> None:
    chat = ana.private_chat()

    with pytest.raises(BadRequest, match="There are no administrators in the private chat"):
        ask(lambda bot: bot.get_chat_administrators(chat.id))


def test_a_change_of_rights_is_told_to_administrators_that_ask_for_it(
    telegram: Simulator, ana: Person, luis: Person, ask: Ask
) -> None:
    group = telegram.supergroup("Redacción", [ana, luis], bot="administrator")
    group.promote(luis)
    ask(lambda bot: bot.get_updates(allowed_updates=["chat_member"]))
    group.demote(luis)
    group.set_bot("member")
    group.promote(luis)

    changes = [update.chat_member for update in ask(Bot.get_updates) if update.chat_member]

    assert [(change.old_chat_member.status, change.new_chat_member.status) for change in changes] == [
        ("administrator", "member")
    ]


def test_an_anonymous_administrator_writes_as_the_group(telegram: Simulator, ana: Person, ask: Ask) -> None:
    group = telegram.supergroup("Redacción", [ana])
    group.say("/ajustes@glosa_bot", anonymous=True)

    message = last_message(ask)

    assert message.from_user is not None
    assert message.sender_chat is not None
    assert (message.from_user.id, message.from_user.is_bot, message.sender_chat.id) == (ANONYMOUS, True, group.id)
    assert ask(lambda bot: bot.get_chat_member(group.id, ANONYMOUS)).status == "left"


def test_who_is_no_administrator_cannot_be_anonymous(telegram: Simulator, ana: Person, luis: Person) -> None:
    group = telegram.supergroup("Redacción", [ana, luis])

    with pytest.raises(LookupError, match="Luis is no administrator"):
        group.say("hola", by=luis, anonymous=True)


def test_a_person_writes_as_a_channel(telegram: Simulator, ask: Ask) -> None:
    group, channel = telegram.supergroup("Redacción"), telegram.channel("Mío", bot="left")
    group.say("@glosa_bot ¿quién?", as_channel=channel)

    message = last_message(ask)

    assert message.from_user is not None
    assert message.sender_chat is not None
    assert (message.from_user.id, message.sender_chat.id) == (136817688, channel.id)


def test_a_channels_posts_come_to_the_group_where_they_are_discussed(telegram: Simulator, ask: Ask) -> None:
    group, channel = telegram.supergroup("Redacción", bot="administrator"), telegram.channel("Resúmenes")
    group.link(channel)
    post = channel.say("Hoy")
    own = ask(lambda bot: bot.send_message(channel.id, "Mañana"))

    updates = ask(Bot.get_updates)
    copies = [update.message for update in updates if update.message and update.message.is_automatic_forward]

    assert [copy.text for copy in copies] == ["Hoy", "Mañana"]
    assert [copy.from_user.id for copy in copies if copy.from_user] == [777000, 777000]
    origins = [copy.forward_origin for copy in copies]
    assert all(isinstance(origin, MessageOriginChannel) for origin in origins)
    assert [origin.message_id for origin in origins if isinstance(origin, MessageOriginChannel)] == [
        post.id,
        own.message_id,
    ]
    assert ask(lambda bot: bot.get_chat(group.id)).linked_chat_id == channel.id


def test_a_restricted_bot_is_told_and_may_not_write_but_hears(telegram: Simulator, ask: Ask) -> None:
    group = telegram.supergroup("Redacción")
    group.restrict_bot()
    group.say("@glosa_bot ¿quién?")

    updates: tuple[Update, ...] = ask(Bot.get_updates)
    change = updates[-2].my_chat_member
    assert change is not None
    member = change.new_chat_member
    assert isinstance(member, ChatMemberRestricted)
    assert (member.is_member, member.can_send_messages) == (True, False)
    assert updates[-1].message is not None
    with pytest.raises(BadRequest, match="Not enough rights to send text messages to the chat"):
        ask(lambda bot: bot.send_message(group.id, "x"))
    with pytest.raises(BadRequest, match="Not enough rights to send photos to the chat"):
        ask(lambda bot: bot.send_photo(group.id, b"\x89PNG\r\n\x1a\n"))
    assert telegram.refusals == []
    group.set_bot("member")
    assert ask(lambda bot: bot.send_message(group.id, "x"))


def test_in_a_channel_only_who_may_post_posts(telegram: Simulator, ask: Ask) -> None:
    channel = telegram.channel("Resúmenes")
    channel.set_bot("administrator", ["can_manage_chat"])

    with pytest.raises(BadRequest, match="Need administrator rights in the channel chat"):
        ask(lambda bot: bot.send_message(channel.id, "x"))


def test_a_command_in_a_channel_comes_as_a_post_that_nobody_signs(telegram: Simulator, ask: Ask) -> None:
    channel = telegram.channel("Resúmenes")
    post = channel.say("/suscribir diario 8:30")

    update = ask(Bot.get_updates)[-1]

    assert update.message is None
    assert update.channel_post is not None
    assert (update.channel_post.message_id, update.channel_post.from_user) == (post.id, None)
    assert update.channel_post.sender_chat is not None
    assert update.channel_post.sender_chat.id == channel.id
    assert [entity.type for entity in update.channel_post.entities] == ["bot_command"]


@pytest.mark.parametrize(
    ("rights", "deletes"),
    [
        (["can_post_messages"], (True, False)),
        (["can_delete_messages"], (True, True)),
        (["can_edit_messages"], (False, False)),
    ],
    ids=str,
)
def test_in_a_channel_its_own_posts_and_others_are_deleted_by_different_rights(
    telegram: Simulator, ask: Ask, rights: list[str], deletes: tuple[bool, bool]
) -> None:
    channel = telegram.channel("Resúmenes")
    own = ask(lambda bot: bot.send_message(channel.id, "x")).message_id
    others = channel.say("/suscribir diario 8:30").id
    channel.set_bot("administrator", rights)

    async def is_deleted(bot: Bot, number: int) -> bool:
        try:
            return await bot.delete_message(channel.id, number)
        except BadRequest as error:
            assert error.message == "Message can't be deleted"  # noqa: PT017 - either may be right
            return False

    assert (ask(partial(is_deleted, number=own)), ask(partial(is_deleted, number=others))) == deletes


def test_in_a_channel_what_others_posted_is_edited_by_a_right_of_its_own(telegram: Simulator, ask: Ask) -> None:
    channel = telegram.channel("Resúmenes")
    post = channel.say("hola")
    assert ask(lambda bot: bot.edit_message_text("adiós", channel.id, post.id))
    channel.set_bot("administrator", ["can_post_messages"])

    with pytest.raises(BadRequest, match="Message can't be edited"):
        ask(lambda bot: bot.edit_message_text("hola", channel.id, post.id))


def test_only_with_the_right_to_it_the_bot_deletes_what_others_wrote(telegram: Simulator, ask: Ask) -> None:
    group = telegram.supergroup("Redacción")
    message = group.say("hola")
    group.set_bot("administrator", ["can_manage_chat"])

    with pytest.raises(BadRequest, match="Message can't be deleted"):
        ask(lambda bot: bot.delete_message(group.id, message.id))
    group.set_bot("administrator", ["can_delete_messages"])
    assert ask(lambda bot: bot.delete_message(group.id, message.id))


def test_rights_have_to_exist(telegram: Simulator) -> None:
    group = telegram.supergroup("Redacción")

    with pytest.raises(LookupError, match="can_fly"):
        group.set_bot("administrator", ["can_fly"])


def test_what_is_older_than_two_days_is_not_deleted(telegram: Simulator, ask: Ask) -> None:
    group = telegram.supergroup("Redacción", bot="administrator")
    sent = ask(lambda bot: bot.send_message(group.id, "x"))
    message = group.messages[-1]
    message.age(hours=47)
    young = ask(lambda bot: bot.send_message(group.id, "y"))
    assert ask(lambda bot: bot.delete_messages(group.id, [young.message_id, 99]))
    message.age(hours=1)

    with pytest.raises(BadRequest, match="Message can't be deleted"):
        ask(lambda bot: bot.delete_message(group.id, sent.message_id))
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        ask(lambda bot: bot.delete_messages(group.id, [sent.message_id]))


def test_rights_move_with_a_group_that_becomes_a_supergroup(
    telegram: Simulator, ana: Person, luis: Person, ask: Ask
) -> None:
    group = telegram.group("Redacción", [ana, luis], bot="administrator")
    group.promote(luis)
    new = group.upgrade()

    async def work(bot: Bot) -> list[str]:
        return [(await bot.get_chat_member(new.id, person)).status for person in (luis.id, bot.id)]

    async def initialized(bot: Bot) -> list[str]:
        async with bot:
            return await work(bot)

    assert ask(initialized) == ["administrator", "administrator"]


def test_a_link_adds_the_bot_to_a_group_with_a_parameter(telegram: Simulator, ana: Person, ask: Ask) -> None:
    group = telegram.group("Redacción", [ana], bot="left")
    group.start("d_1")

    added, welcome, start = ask(Bot.get_updates)

    assert added.my_chat_member is not None
    assert welcome.message is not None
    assert start.message is not None
    assert start.message.text == "/start@glosa_bot d_1"


def test_a_link_begins_a_private_chat_with_a_parameter(ana: Person, ask: Ask) -> None:
    ana.start()
    ana.start("s_12")

    assert [update.message.text for update in ask(Bot.get_updates) if update.message] == ["/start", "/start s_12"]


def test_only_in_a_supergroup_somebody_is_restricted(telegram: Simulator) -> None:
    group = telegram.group("Redacción")

    with pytest.raises(LookupError, match="nobody is restricted in a group"):
        group.restrict_bot()
    assert group.chat.bot_status == "member"
