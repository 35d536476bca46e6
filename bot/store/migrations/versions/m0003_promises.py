"""What chats are promised: subscriptions, what is to be sent of them, and the states of the library."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
CHOICE = sa.String(20)
TOKEN = sa.String(10)
PROCESS = sa.String(16)
CHECKSUM = sa.String(32)
TRUTH = sa.Boolean(create_constraint=False)


def upgrade() -> None:
    """Make the tables, and let a chat have a zone."""
    with op.batch_alter_table("chats") as chats:
        chats.add_column(sa.Column("zone", sa.String(64), nullable=False, server_default=""))
    with op.batch_alter_table("chats") as chats:
        chats.alter_column("zone", server_default=None, existing_type=sa.String(64), existing_nullable=False)
    _subscriptions()
    _postings()
    _editions()


def _subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", TOKEN, nullable=False),
        sa.Column("chat_id", NUMBER, nullable=False),
        sa.Column("topic", NUMBER),
        sa.Column("content", CHOICE, nullable=False),
        sa.Column("documents", sa.JSON(), nullable=False),
        sa.Column("theme", sa.String(100), nullable=False),
        sa.Column("length", sa.String(20), nullable=False),
        sa.Column("schedule", sa.String(200), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("quiet", sa.String(64), nullable=False),
        sa.Column("is_silent", TRUTH, nullable=False),
        sa.Column("is_pinned", TRUTH, nullable=False),
        sa.Column("has_button", TRUTH, nullable=False),
        sa.Column("signature", sa.String(200), nullable=False),
        sa.Column("state", CHOICE, nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer()),
        sa.Column("next_at", MOMENT),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_subscriptions"),
    )
    op.create_index("ix_subscriptions_chat_id", "subscriptions", ["chat_id"])
    op.create_index("ix_subscriptions_next_at", "subscriptions", ["next_at"])


def _postings() -> None:
    op.create_table(
        "postings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("subscription", TOKEN, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("fate", CHOICE, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("process", PROCESS),
        sa.Column("parts", sa.JSON()),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("sending", TRUTH, nullable=False),
        sa.Column("unknown", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_message", NUMBER),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("settled_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_postings"),
        sa.ForeignKeyConstraint(
            ["subscription"], ["subscriptions.id"], name="fk_postings_subscription", ondelete="CASCADE"
        ),
        sa.UniqueConstraint("subscription", "moment", name="uq_postings_subscription"),
    )
    op.create_index("ix_postings_settled_at", "postings", ["settled_at"])
    is_open = sa.text("settled_at IS NULL")
    op.create_index("ix_postings_due_at", "postings", ["due_at"], sqlite_where=is_open, postgresql_where=is_open)


def _editions() -> None:
    op.create_table(
        "editions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("checksum", CHECKSUM, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_editions"),
    )
    op.create_table(
        "texts",
        sa.Column("checksum", CHECKSUM, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("checksum", name="pk_texts"),
    )
    op.create_table(
        "edition_sections",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("anchor", sa.Text(), nullable=False),
        sa.Column("heading", sa.Text()),
        sa.Column("text", CHECKSUM, nullable=False),
        sa.PrimaryKeyConstraint("edition", "position", name="pk_edition_sections"),
        sa.ForeignKeyConstraint(["edition"], ["editions.id"], name="fk_edition_sections_edition", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["text"], ["texts.checksum"], name="fk_edition_sections_text"),
    )
    op.create_index("ix_edition_sections_text", "edition_sections", ["text"])
    op.create_table(
        "readings",
        sa.Column("chat_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("edition", sa.Integer()),
        sa.Column("quizzes", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_readings"),
    )
