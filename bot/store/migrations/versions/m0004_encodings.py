"""The vectors of the documents' passages, so that a restart need not make them again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

CHECKSUM = sa.String(32)


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "encodings",
        sa.Column("encoder", CHECKSUM, nullable=False),
        sa.Column("content", CHECKSUM, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("encoder", "content", name="pk_encodings"),
    )
    op.create_index("ix_encodings_used_at", "encodings", ["used_at"])
