"""Which process answers an update, updates that are kept whole, and with which message a question came."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PROCESS = sa.String(16)


def upgrade() -> None:
    """Make the table of processes, and let an update be somebody's."""
    op.create_table(
        "processes",
        sa.Column("id", PROCESS, nullable=False),
        sa.Column("beat_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_processes"),
    )
    op.drop_index("ix_updates_done_at", "updates")
    with op.batch_alter_table("updates") as updates:
        updates.alter_column("done_at", new_column_name="noted_at", existing_type=MOMENT, existing_nullable=False)
        updates.add_column(sa.Column("process", PROCESS))
        updates.add_column(sa.Column("lane", sa.String(40)))
        updates.add_column(sa.Column("body", sa.Text()))
    op.create_index("ix_updates_noted_at", "updates", ["noted_at"])
    kept = sa.text("body IS NOT NULL")
    op.create_index("ix_updates_body", "updates", ["id"], sqlite_where=kept, postgresql_where=kept)
    with op.batch_alter_table("conversations") as conversations:
        conversations.add_column(sa.Column("message_id", NUMBER, nullable=False, server_default="0"))
    with op.batch_alter_table("conversations") as conversations:
        conversations.alter_column("message_id", server_default=None, existing_type=NUMBER, existing_nullable=False)
