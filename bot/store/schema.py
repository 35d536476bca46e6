"""The tables. A change here needs a script in `migrations/versions` and its number in `versions`.

People are kept as digests only (see `persons`), with one exception that Telegram makes: a private chat has its
person's number.
"""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

from bot.store.columns import CHECKSUM, DIGEST, LANE, PROCESS, Moment, Number, Truth, Words, choice
from bot.store.promises import Content, Fate, State
from bot.store.values import TOKEN, Abstaining, Askers, Audience, Cause, DateStyle, Found, Membership

metadata: Final = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)

chats: Final = sa.Table(
    "chats",
    metadata,
    sa.Column("id", Number, primary_key=True, autoincrement=False),
    sa.Column("kind", Words(20), nullable=False),
    sa.Column("title", Words(256), nullable=False),
    sa.Column("membership", choice(Membership), nullable=False),
    sa.Column("noted_at", Moment, nullable=False),
    sa.Column("documents", sa.JSON, nullable=False),
    sa.Column("askers", choice(Askers), nullable=False),
    sa.Column("abstaining", choice(Abstaining), nullable=False),
    sa.Column("audience", choice(Audience), nullable=False),
    sa.Column("delete_after", sa.Integer, nullable=False),
    sa.Column("dates", choice(DateStyle), nullable=False),
    sa.Column("changed_at", Moment),
    sa.Column("zone", sa.String(64), nullable=False),
)
"""`noted_at`: when Telegram last told what the bot is there; `changed_at`: when somebody last chose something."""

conversations: Final = sa.Table(
    "conversations",
    metadata,
    sa.Column("chat_id", Number, primary_key=True, autoincrement=False),
    sa.Column("person", sa.String(DIGEST), primary_key=True),
    sa.Column("question", Words(4096), nullable=False),
    sa.Column("asked_at", Moment, nullable=False, index=True),
    sa.Column("message_id", Number, nullable=False),
)
"""`message_id`: of the message that asked, as a later edit of an earlier one is not what people talk about now."""

questions: Final = sa.Table(
    "questions",
    metadata,
    sa.Column("token", sa.String(TOKEN), primary_key=True),
    sa.Column("text", Words(4096), nullable=False),
    sa.Column("words", Words(4096), nullable=False),
    sa.Column("documents", sa.JSON, nullable=False),
    sa.Column("found", choice(Found), nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
    sa.Column("section", Words(512), nullable=False),
    sa.Column("asked_at", Moment, nullable=False, index=True),
    sa.Column("asker", sa.String(DIGEST), index=True),
)
"""`words`: the text in lower case without accents or signs, by which the same question is known."""

votes: Final = sa.Table(
    "votes",
    metadata,
    sa.Column("token", sa.ForeignKey("questions.token", ondelete="CASCADE"), primary_key=True),
    sa.Column("person", sa.String(DIGEST), primary_key=True, index=True),
    sa.Column("useful", Truth, nullable=False),
    sa.Column("cause", choice(Cause)),
    sa.Column("voted_at", Moment, nullable=False, index=True),
)

exchanges: Final = sa.Table(
    "exchanges",
    metadata,
    sa.Column("chat_id", Number, primary_key=True, autoincrement=False),
    sa.Column("message_id", Number, primary_key=True, autoincrement=False),
    sa.Column("token", sa.String(TOKEN), nullable=False),
    sa.Column("replies", sa.JSON, nullable=False),
    sa.Column("asker", sa.String(DIGEST), index=True),
    sa.Column("answered_at", Moment, nullable=False, index=True),
)

deletions: Final = sa.Table(
    "deletions",
    metadata,
    sa.Column("chat_id", Number, primary_key=True, autoincrement=False),
    sa.Column("message_id", Number, primary_key=True, autoincrement=False),
    sa.Column("due_at", Moment, nullable=False, index=True),
)

processes: Final = sa.Table(
    "processes",
    metadata,
    sa.Column("id", sa.String(PROCESS), primary_key=True),
    sa.Column("beat_at", Moment, nullable=False),
)

updates: Final = sa.Table(
    "updates",
    metadata,
    sa.Column("id", Number, primary_key=True, autoincrement=False),
    sa.Column("noted_at", Moment, nullable=False, index=True),
    sa.Column("process", sa.String(PROCESS)),
    sa.Column("lane", sa.String(LANE)),
    sa.Column("body", sa.Text),
)
"""`process`: which one answers it; none, once it is done. `body`: the update itself, where Telegram was told that it
has arrived before it is done, and `lane` whose turn it takes; both are gone once it is."""
sa.Index(
    "ix_updates_body",
    updates.c.id,
    sqlite_where=updates.c.body.is_not(None),
    postgresql_where=updates.c.body.is_not(None),
)

subscriptions: Final = sa.Table(
    "subscriptions",
    metadata,
    sa.Column("id", sa.String(TOKEN), primary_key=True),
    sa.Column("chat_id", Number, nullable=False, index=True),
    sa.Column("topic", Number),
    sa.Column("content", choice(Content), nullable=False),
    sa.Column("documents", sa.JSON, nullable=False),
    sa.Column("theme", Words(100), nullable=False),
    sa.Column("length", sa.String(20), nullable=False),
    sa.Column("schedule", sa.String(200), nullable=False),
    sa.Column("zone", sa.String(64), nullable=False),
    sa.Column("quiet", sa.String(64), nullable=False),
    sa.Column("is_silent", Truth, nullable=False),
    sa.Column("is_pinned", Truth, nullable=False),
    sa.Column("has_button", Truth, nullable=False),
    sa.Column("signature", Words(200), nullable=False),
    sa.Column("state", choice(State), nullable=False),
    sa.Column("reason", Words(300), nullable=False),
    sa.Column("cursor", sa.Integer, nullable=False),
    sa.Column("edition", sa.Integer),
    sa.Column("next_at", Moment, index=True),
    sa.Column("changed_at", Moment, nullable=False),
)
"""`schedule`, `zone` and `quiet` are as they are written; `changed_at`: when it was last changed, or stopped."""

postings: Final = sa.Table(
    "postings",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("subscription", sa.ForeignKey("subscriptions.id", ondelete="CASCADE"), nullable=False),
    sa.Column("moment", Moment, nullable=False),
    sa.Column("fate", choice(Fate), nullable=False),
    sa.Column("due_at", Moment, nullable=False),
    sa.Column("process", sa.String(PROCESS)),
    sa.Column("parts", sa.JSON),
    sa.Column("part", sa.Integer, nullable=False),
    sa.Column("sending", Truth, nullable=False),
    sa.Column("unknown", sa.Integer, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("last_message", Number),
    sa.Column("note", Words(300), nullable=False),
    sa.Column("settled_at", Moment, index=True),
    sa.UniqueConstraint("subscription", "moment", name="uq_postings_subscription"),
)
"""What is to be sent, once for each subscription and moment. `sending`: whether the next part may be on its way."""
_is_open: Final = postings.c.settled_at.is_(None)
sa.Index("ix_postings_due_at", postings.c.due_at, sqlite_where=_is_open, postgresql_where=_is_open)

editions: Final = sa.Table(
    "editions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("checksum", sa.String(CHECKSUM), nullable=False),
    sa.Column("made_at", Moment, nullable=False),
)
"""States of the library, the newest last; `checksum` is of all that stands in it."""

texts: Final = sa.Table(
    "texts",
    metadata,
    sa.Column("checksum", sa.String(CHECKSUM), primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
)
"""What sections say, each text once however many editions have it."""

edition_sections: Final = sa.Table(
    "edition_sections",
    metadata,
    sa.Column("edition", sa.ForeignKey("editions.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("document", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("anchor", sa.Text, nullable=False),
    sa.Column("heading", sa.Text),
    sa.Column("text", sa.ForeignKey("texts.checksum"), nullable=False, index=True),
)

readings: Final = sa.Table(
    "readings",
    metadata,
    sa.Column("chat_id", Number, primary_key=True, autoincrement=False),
    sa.Column("edition", sa.Integer),
    sa.Column("quizzes", sa.Integer, nullable=False),
)
"""Of which edition a chat was last told what is new, when it asked, and how many quizzes it has asked for."""

errors: Final = sa.Table(
    "errors",
    metadata,
    sa.Column("what", Words(300), primary_key=True),
    sa.Column("since", Moment, primary_key=True),
    sa.Column("times", sa.Integer, nullable=False),
    sa.Column("last_at", Moment, nullable=False, index=True),
)
"""`since`: the midnight, or the report if that was later, from which this error is counted."""

reports: Final = sa.Table("reports", metadata, sa.Column("at", Moment, primary_key=True))
"""When the owner was last told; one row."""

encodings: Final = sa.Table(
    "encodings",
    metadata,
    sa.Column("encoder", sa.String(CHECKSUM), primary_key=True),
    sa.Column("content", sa.String(CHECKSUM), primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("used_at", Moment, nullable=False, index=True),
)
"""Vectors of texts, as bytes that can be checked; `encoder` and `content`: checksums of what made them and of what."""
