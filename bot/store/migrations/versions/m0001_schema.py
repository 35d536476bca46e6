"""The whole schema, as it was first. It imports nothing of ours: what it made must stay as it was."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)
CHOICE = sa.String(20)
DIGEST = sa.String(32)
TOKEN = sa.String(10)


def upgrade() -> None:
    """Make the tables."""
    _chats()
    _conversations()
    _questions()
    _votes()
    _messages()
    _upkeep()


def _chats() -> None:
    op.create_table(
        "chats",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("title", sa.String(256), nullable=False),
        sa.Column("membership", CHOICE, nullable=False),
        sa.Column("noted_at", MOMENT, nullable=False),
        sa.Column("documents", sa.JSON(), nullable=False),
        sa.Column("askers", CHOICE, nullable=False),
        sa.Column("abstaining", CHOICE, nullable=False),
        sa.Column("audience", CHOICE, nullable=False),
        sa.Column("delete_after", sa.Integer(), nullable=False),
        sa.Column("dates", CHOICE, nullable=False),
        sa.Column("changed_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_chats"),
    )


def _conversations() -> None:
    op.create_table(
        "conversations",
        sa.Column("chat_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("person", DIGEST, nullable=False),
        sa.Column("question", sa.String(4096), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "person", name="pk_conversations"),
    )
    op.create_index("ix_conversations_asked_at", "conversations", ["asked_at"])


def _questions() -> None:
    op.create_table(
        "questions",
        sa.Column("token", TOKEN, nullable=False),
        sa.Column("text", sa.String(4096), nullable=False),
        sa.Column("words", sa.String(4096), nullable=False),
        sa.Column("documents", sa.JSON(), nullable=False),
        sa.Column("found", CHOICE, nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("section", sa.String(512), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("asker", DIGEST),
        sa.PrimaryKeyConstraint("token", name="pk_questions"),
    )
    op.create_index("ix_questions_asked_at", "questions", ["asked_at"])
    op.create_index("ix_questions_asker", "questions", ["asker"])


def _votes() -> None:
    op.create_table(
        "votes",
        sa.Column("token", TOKEN, nullable=False),
        sa.Column("person", DIGEST, nullable=False),
        sa.Column("useful", sa.Boolean(), nullable=False),
        sa.Column("cause", CHOICE),
        sa.Column("voted_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("token", "person", name="pk_votes"),
        sa.ForeignKeyConstraint(["token"], ["questions.token"], name="fk_votes_token", ondelete="CASCADE"),
    )
    op.create_index("ix_votes_person", "votes", ["person"])
    op.create_index("ix_votes_voted_at", "votes", ["voted_at"])


def _messages() -> None:
    op.create_table(
        "exchanges",
        sa.Column("chat_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("message_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("token", TOKEN, nullable=False),
        sa.Column("replies", sa.JSON(), nullable=False),
        sa.Column("asker", DIGEST),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name="pk_exchanges"),
    )
    op.create_index("ix_exchanges_answered_at", "exchanges", ["answered_at"])
    op.create_index("ix_exchanges_asker", "exchanges", ["asker"])
    op.create_table(
        "deletions",
        sa.Column("chat_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("message_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name="pk_deletions"),
    )
    op.create_index("ix_deletions_due_at", "deletions", ["due_at"])


def _upkeep() -> None:
    op.create_table(
        "updates",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("done_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_updates"),
    )
    op.create_index("ix_updates_done_at", "updates", ["done_at"])
    op.create_table(
        "errors",
        sa.Column("what", sa.String(300), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("what", "since", name="pk_errors"),
    )
    op.create_index("ix_errors_last_at", "errors", ["last_at"])
    op.create_table(
        "reports", sa.Column("at", MOMENT, nullable=False), sa.PrimaryKeyConstraint("at", name="pk_reports")
    )
