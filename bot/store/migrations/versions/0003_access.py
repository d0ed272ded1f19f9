"""Sessions, local accounts and attempts to sign in of the console."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "console_session",
        sa.Column("id_hash", sa.String(64), nullable=False),
        sa.Column("way", sa.String(10), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("roles", sa.String(100), nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("seen", _MOMENT, nullable=False),
        sa.Column("ends", _MOMENT, nullable=False),
        sa.Column("id_token", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id_hash", name="pk_console_session"),
    )
    op.create_index("ix_console_session_subject", "console_session", ["subject"])
    op.create_index("ix_console_session_ends", "console_session", ["ends"])
    op.create_table(
        "console_account",
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("display_name", sa.String(100), nullable=False),
        sa.Column("password_hash", sa.String(300), nullable=False),
        sa.Column("roles", sa.String(100), nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("changed", _MOMENT, nullable=False),
        sa.Column("closed", _MOMENT, nullable=True),
        sa.Column("last_sign_in", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_console_account"),
    )
    op.create_table(
        "console_attempt",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_console_attempt"),
    )
    op.create_index("ix_console_attempt_since", "console_attempt", ["since"])


def downgrade() -> None:
    op.drop_table("console_attempt")
    op.drop_table("console_account")
    op.drop_table("console_session")
