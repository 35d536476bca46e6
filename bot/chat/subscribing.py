"""`/suscribir`, `/suscripciones` and `/baja`: what a chat is to receive and when, in words or by buttons.

In a private chat everybody is their own master. What a group or a channel receives its administrators choose: there, or
from their private chat, among the chats that the bot has seen. Who may press is asked of the server at every press.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from telegram import Message
from telegram.constants import ChatType
from telegram.ext import CallbackQueryHandler, CommandHandler
from telegram.ext.filters import UpdateType

from bot import schedule
from bot.chat import subscription_choices as choices
from bot.chat import subscription_pages as pages
from bot.chat.parts import now
from bot.chat.places import Place, place_of
from bot.chat.reopening import put
from bot.chat.reply import Button, Reply, clipped, plain
from bot.chat.rich import Rich, bold, html, joined
from bot.chat.settings_panel import refused
from bot.chat.subscription_pages import Scene
from bot.chat.subscription_words import WordsError, aside, signed, wanted
from bot.errors import ScheduleError
from bot.schedule import OnNews, Weekly
from bot.schedule.values import EVERY_DAY
from bot.store.promises import Content, State, Subscription, When
from bot.store.values import Membership
from bot.wording import schedules
from bot.wording import subscriptions as say
from bot.wording.groups import ONLY_ADMINISTRATORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from telegram import CallbackQuery, MaybeInaccessibleMessage, Update
    from telegram.ext import BaseHandler

    from bot.chat.parts import Parts
    from bot.chat.reply import Keyboard
    from bot.store.values import Chat

MOST: Final = 20
"""Subscriptions of a chat: more is somebody's mistake, or worse."""
LOOKED_AT: Final = 30
"""Chats of which is asked whether somebody administers them; the server is asked about each."""
SHOWN: Final = 60.0
"""Seconds after which what is said in a channel to whoever set it up goes again."""
_LABEL: Final = 56
_OF_CHAT: Final = "+"
"""Stands in buttons where the name of a subscription would, in those that are about none."""


def handlers(parts: Parts) -> list[BaseHandler[Any, Any, Any]]:
    """Return what makes, changes and ends subscriptions."""
    subscribing = Subscribing(parts)
    written = UpdateType.MESSAGE | UpdateType.CHANNEL_POST
    return [
        CommandHandler(("suscribir", "suscribirme"), subscribing.subscribe, written),
        CommandHandler("suscripciones", subscribing.list, written),
        CommandHandler("baja", subscribing.end, written),
        CallbackQueryHandler(subscribing.press, pattern=r"^u:"),
    ]


class Subscribing:
    """Takes commands and presses to the store, and says what came of them."""

    def __init__(self, parts: Parts) -> None:
        """Act with the bot's parts."""
        self._parts = parts
        self._promises = parts.store.promises

    async def subscribe(self, update: Update, _: object) -> None:
        """Make a subscription of what is said, or let it be chosen with buttons."""
        message = update.effective_message
        if message is None or await self._turned_away(update, message):
            return
        words = _behind(message)
        if words:
            reply = await self._by_words(message, words)
        elif message.chat.type == ChatType.CHANNEL:
            reply = plain(say.HELP_IN_CHANNEL)[0]
        elif message.chat.type == ChatType.PRIVATE and await self._has_others(message.chat.id):
            reply = _choosing_place()
        else:
            reply = await self._draft(message.chat.id, message.chat.id, _topic(message))
        await self._reply(message, reply)

    async def list(self, update: Update, _: object) -> None:
        """Show what a chat receives."""
        message = update.effective_message
        if message is not None and not await self._turned_away(update, message):
            await self._reply(message, await self._listed(message.chat.id))

    async def end(self, update: Update, _: object) -> None:
        """Ask which subscription is to end, or whether the only one really is."""
        message = update.effective_message
        if message is not None and not await self._turned_away(update, message):
            await self._reply(message, await self._ending(message.chat.id))

    async def press(self, update: Update, _: object) -> None:
        """Do what a button says, if whoever pressed it may."""
        query = update.callback_query
        if query is None or query.message is None or not query.data:
            return
        _, name, verb, what = (*query.data.split(":", 3), "", "")[:4]
        if name == _OF_CHAT:
            await self._of_chat(query, query.message, verb, what)
            return
        subscription = await self._promises.subscription(name)
        if subscription is None:
            await self._parts.post.acknowledge(query.id, say.GONE, alert=True)
        elif not await self._may_change(subscription.chat_id, query.from_user.id):
            is_here = subscription.chat_id == query.message.chat.id
            told = ONLY_ADMINISTRATORS if is_here else say.NOT_ADMINISTRATOR
            await self._parts.post.acknowledge(query.id, told, alert=True)
        else:
            await self._pressed(query, query.message, subscription, (verb, what))

    async def _pressed(
        self, query: CallbackQuery, message: MaybeInaccessibleMessage, subscription: Subscription, said: tuple[str, str]
    ) -> None:
        verb, what = said
        scene = await self._scene(subscription, message.chat.id)
        told, page = "", choices.page(verb, what, subscription, scene)
        if verb in _DEEDS:
            told, page = await self._done(verb, subscription, scene)
        elif page is None:
            try:
                changed = choices.chosen(verb, what, subscription, scene)
            except ScheduleError as error:
                await self._parts.post.acknowledge(query.id, schedules.fault(error), alert=True)
                return
            if changed is None:
                await self._parts.post.acknowledge(query.id, say.GONE, alert=True)
                return
            await self._save(changed)
            page = choices.page(choices.follows(verb, what), "0", changed, scene)
        await self._parts.post.acknowledge(query.id, told or None)
        if page is not None:
            await put(self._parts, query, page)

    async def _done(self, verb: str, subscription: Subscription, scene: Scene) -> tuple[str, Reply | None]:
        """Do what a button says that chooses nothing, and return what is said for a moment and the page to show."""
        match verb:
            case "subscribe" | "resume" | "undo":
                going = replace(subscription, state=State.ACTIVE, reason="")
                await self._save(going)
                told = say.SUBSCRIBED if verb == "subscribe" else say.RESUMED
                return told, pages.closed(going, scene, told, _after(going))
            case "pause":
                resting = replace(subscription, state=State.PAUSED)
                await self._save(resting)
                return say.PAUSED, pages.opened(resting, scene)
            case "end":
                really = Button(say.END_REALLY, pages.data(subscription, "really"))
                back = Button(say.BACK, pages.data(subscription, "open"))
                return "", pages.closed(subscription, scene, say.REALLY, ((really, back),))
            case "really":
                await self._save(replace(subscription, state=State.DRAFT))  # gone in a day, if nobody wants it back
                undo = Button(say.UNDO, pages.data(subscription, "undo"))
                return say.ENDED, Reply(html(Rich(say.ENDED)), ((undo,),))
            case "sample":
                return await self._sample(subscription), None
            case _:
                return "", pages.closed(subscription, scene, "", _after(subscription))

    async def _sample(self, subscription: Subscription) -> str:
        """Send now what a subscription would send, and return what is said of it."""
        composed = await self._parts.composer.sample(subscription)
        if not composed.parcels:
            return say.SAMPLE_EMPTY
        place = Place(subscription.chat_id, subscription.topic)
        arrived = await self._parts.post.send(place, composed.parcels, is_silent=subscription.is_silent)
        return say.SAMPLE_SENT if len(arrived) == len(composed.parcels) else say.SAMPLE_REFUSED

    async def _of_chat(self, query: CallbackQuery, message: MaybeInaccessibleMessage, verb: str, what: str) -> None:
        """Do what a button says that is about no subscription yet, or about all of a chat."""
        chat_id, person = message.chat.id, query.from_user.id
        target = int(what) if what.removeprefix("-").isdecimal() else chat_id
        if not await self._may_change(target, person):
            told = ONLY_ADMINISTRATORS if target == chat_id else say.NOT_ADMINISTRATOR
            await self._parts.post.acknowledge(query.id, told, alert=True)
            return
        await self._parts.post.acknowledge(query.id)
        topic = _topic(message) if isinstance(message, Message) and target == chat_id else None
        match verb:
            case "new":
                page = await self._draft(target, chat_id, topic)
            case "elsewhere":
                page = await self._elsewhere(person, "new")
            case "others":
                page = await self._elsewhere(person, "list")
            case "endall":
                page = await self._end_all(target)
            case _:
                page = await self._listed(target)
        await put(self._parts, query, page)

    async def _by_words(self, message: Message, words: str) -> Reply:
        """Return what comes of a subscription that is said in words: it holds, or what of it is not understood."""
        chat = message.chat
        try:
            signature, unsigned = signed(words)
            how, rest = aside(unsigned)
            request = schedule.read(rest)
            said = wanted(request.rest, self._parts.library)
            if request.schedule is not None:
                schedule.check(request.schedule, request.quiet)
        except ScheduleError as error:
            return plain(schedules.fault(error))[0]
        except WordsError as error:
            told = say.several_documents(error.words, error.titles) if error.titles else say.not_understood(error.words)
            return plain(told)[0]
        if len(await self._promises.of_chat(chat.id)) >= MOST:
            return plain(say.too_many(MOST))[0]
        zone = request.zone or await self._zone(chat.id)
        plan = request.schedule or Weekly(EVERY_DAY, (choices.USUAL,))
        usual = Content.NEWS if isinstance(plan, OnNews) else Content.TURNS
        subscription = Subscription(
            id=self._promises.new_id(),
            chat_id=chat.id,
            when=When(plan, zone, request.quiet),
            topic=_topic(message),
            documents=said.documents,
            theme=said.theme,
            has_button=chat.type == ChatType.CHANNEL,
            signature=signature,
            edition=self._parts.composer.edition.id,
            state=State.DRAFT if request.schedule is None else State.ACTIVE,
            **{"content": usual, **how, **said.fields},
        )
        if request.zone:
            await self._remember_zone(chat.id, chat.type, zone)
        await self._save(subscription)
        scene = await self._scene(subscription, chat.id)
        if request.schedule is None:
            return pages.opened(subscription, scene)
        return pages.closed(subscription, scene, say.SUBSCRIBED, _after(subscription))

    async def _draft(self, chat_id: int, shown_in: int, topic: int | None) -> Reply:
        """Return the page of a new subscription of a chat, which holds only once that is said."""
        known = await self._parts.store.chat(chat_id)
        is_channel = known is not None and known.kind == ChatType.CHANNEL
        plan = When(Weekly(EVERY_DAY, (choices.USUAL,)), await self._zone(chat_id))
        draft = Subscription(self._promises.new_id(), chat_id, Content.TURNS, plan, topic=topic, has_button=is_channel)
        await self._save(draft)
        return pages.opened(draft, await self._scene(draft, shown_in))

    async def _listed(self, chat_id: int) -> Reply:
        """Return what a chat receives, each with a button that opens it."""
        found = await self._promises.of_chat(chat_id)
        rows = [_opening(one) for one in found]
        new = (Button(say.SUBSCRIBE, f"u:{_OF_CHAT}:new:{chat_id}"),)
        text = joined([bold(say.LIST), Rich(say.CHOOSE_ONE if found else say.NONE)])
        return Reply(html(text), (*rows, new, *await self._leading_elsewhere(chat_id)))

    async def _ending(self, chat_id: int) -> Reply:
        found = await self._promises.of_chat(chat_id)
        rows = [(Button(clipped(pages.in_a_line(one), _LABEL), pages.data(one, "end")),) for one in found]
        everything = ((Button(say.END_ALL, f"u:{_OF_CHAT}:endall:{chat_id}"),),) if len(found) > 1 else ()
        told = Rich(say.CHOOSE_TO_END if found else say.NONE)
        return Reply(html(told), (*rows, *everything, *await self._leading_elsewhere(chat_id)))

    async def _end_all(self, chat_id: int) -> Reply:
        for one in await self._promises.of_chat(chat_id):
            await self._save(replace(one, state=State.DRAFT))
        return plain(say.ENDED_ALL)[0]

    async def _elsewhere(self, person: int, verb: str) -> Reply:
        """Return the channels and groups that a person administers, each with a button."""
        found = [chat for chat in await self._others() if await self._parts.roles.is_administrator(chat.id, person)]
        if not found:
            return plain(say.NOTHING_ELSEWHERE)[0]
        rows = [(Button(clipped(chat.title, _LABEL), f"u:{_OF_CHAT}:{verb}:{chat.id}"),) for chat in found]
        return Reply(html(Rich(say.CHOOSE_CHAT)), tuple(rows))

    async def _leading_elsewhere(self, chat_id: int) -> Keyboard:
        """Return the button that leads from a person's chat to what their channels and groups receive."""
        return ((Button(say.OF_OTHERS, f"u:{_OF_CHAT}:others"),),) if await self._has_others(chat_id) else ()

    async def _has_others(self, chat_id: int) -> bool:
        """Return whether a person's chat may choose for other chats."""
        return chat_id > 0 and bool(await self._others())

    async def _others(self) -> Sequence[Chat]:
        """Return the chats for which somebody may choose elsewhere: channels, where the bot can post, and groups."""
        known = [chat for chat in await self._parts.store.chats() if chat.id < 0 and chat.membership in _PRESENT]
        able = [chat for chat in known if chat.kind != ChatType.CHANNEL or chat.membership is Membership.ADMINISTRATOR]
        return sorted(able, key=lambda chat: (chat.kind != ChatType.CHANNEL, chat.title))[:LOOKED_AT]

    async def _may_change(self, chat_id: int, person: int) -> bool:
        return chat_id == person or (chat_id < 0 and await self._parts.roles.is_administrator(chat_id, person))

    async def _turned_away(self, update: Update, message: Message) -> bool:
        """Tell who may not, and return whether that was so; who posts in a channel is one of its administrators."""
        if message.chat.type == ChatType.CHANNEL:
            return False
        refusal = refused(await self._parts.roles.standing_of(update))
        if refusal:
            await self._parts.post.send(place_of(message), plain(refusal))
        return refusal is not None

    async def _reply(self, message: Message, reply: Reply) -> None:
        """Answer a command; in a channel it goes again with the answer, which was for whoever set it up."""
        if message.chat.type != ChatType.CHANNEL:
            await self._parts.post.send(place_of(message), [reply])
            return
        await self._parts.post.delete(message.chat.id, message.message_id)
        attempt = await self._parts.post.attempt(Place(message.chat.id), reply, is_silent=True)
        if attempt.message_id is not None:
            until = now() + dt.timedelta(seconds=SHOWN)
            await self._parts.store.delete_later(message.chat.id, [attempt.message_id], until)

    async def _save(self, subscription: Subscription) -> None:
        before = await self._promises.subscription(subscription.id)
        if before is not None and before.when.zone != subscription.when.zone:
            known = await self._parts.store.chat(subscription.chat_id)
            await self._remember_zone(subscription.chat_id, known.kind if known else "", subscription.when.zone)
        await self._promises.save(subscription, now())

    async def _zone(self, chat_id: int) -> ZoneInfo:
        chosen = (await self._parts.store.settings(chat_id)).zone
        return ZoneInfo(chosen) if chosen else self._parts.zone

    async def _remember_zone(self, chat_id: int, kind: str, zone: ZoneInfo) -> None:
        settings = await self._parts.store.settings(chat_id)
        await self._parts.store.change_settings(chat_id, kind, replace(settings, zone=zone.key), now())

    async def _scene(self, subscription: Subscription, shown_in: int) -> Scene:
        known = await self._parts.store.chat(subscription.chat_id) if subscription.chat_id < 0 else None
        title = (known and known.title) or ("" if subscription.chat_id > 0 else say.UNNAMED)
        return Scene(self._parts.library, now(), title, is_elsewhere=subscription.chat_id != shown_in)


_DEEDS: Final = ("subscribe", "resume", "undo", "pause", "end", "really", "sample", "close")
_PRESENT: Final = (Membership.MEMBER, Membership.ADMINISTRATOR)


def _after(subscription: Subscription) -> Keyboard:
    """Return the buttons under a subscription that is made or was looked at."""
    sample_now = Button(say.SAMPLE, pages.data(subscription, "sample"))
    change = Button(say.CHANGE, pages.data(subscription, "open"))
    end = Button(say.END, pages.data(subscription, "end"))
    return ((sample_now,), (change, end))


def _opening(subscription: Subscription) -> tuple[Button]:
    return (Button(clipped(pages.in_a_line(subscription), _LABEL), pages.data(subscription, "open")),)


def _choosing_place() -> Reply:
    here, elsewhere = Button(say.HERE, f"u:{_OF_CHAT}:new"), Button(say.ELSEWHERE, f"u:{_OF_CHAT}:elsewhere")
    return Reply(html(Rich(say.CHOOSE_PLACE)), ((here,), (elsewhere,)))


def _topic(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None


def _behind(message: Message) -> str:
    """Return the words behind a command."""
    return "".join((message.text or "").split(maxsplit=1)[1:]).strip()
