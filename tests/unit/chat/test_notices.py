"""What whoever runs the bot is told without asking: in one message for all that happened in a while."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from bot.chat.notices import LINES, PAUSE, Notices

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.parcels import Parcel
    from bot.chat.places import Place
    from bot.chat.posting import Post
    from bot.chat.reply import Reply


class Sent:
    """A `Post` that keeps what it is given."""

    def __init__(self) -> None:
        self.texts: list[tuple[int, str]] = []

    async def send(self, place: Place, parcels: Sequence[Parcel]) -> list[int]:
        self.texts += [(place.chat_id, cast("Reply", parcel).html) for parcel in parcels]
        return []


def test_all_that_happened_in_a_while_comes_in_one_message_to_each() -> None:
    post, clock = Sent(), [0.0]
    notices = Notices(cast("Post", post), {2, 1}, lambda: clock[0])
    asyncio.run(notices.tell())
    assert post.texts == []
    for number in range(LINES + 2):
        notices.add(f"Aviso {number}.")
    asyncio.run(notices.tell())
    assert [chat for chat, _ in post.texts] == [1, 2]
    assert post.texts[0][1] == post.texts[1][1]
    assert post.texts[0][1].count("Aviso") == LINES
    notices.add("Otro.")
    asyncio.run(notices.tell())
    assert len(post.texts) == 2
    clock[0] += PAUSE
    asyncio.run(notices.tell())
    assert "Otro." in post.texts[-1][1]
