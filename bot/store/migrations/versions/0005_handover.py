"""Questions for an adviser: the package, the answers, and when advisers can be reached. An index for figures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "handover",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("conversation", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("address", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("entry", sa.String(200), nullable=True),
        sa.Column("turns", sa.JSON(), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("taken_by", sa.String(200), nullable=True),
        sa.Column("taken_name", sa.String(200), nullable=True),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("taken", _MOMENT, nullable=True),
        sa.Column("answered", _MOMENT, nullable=True),
        sa.Column("closed", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_handover"),
    )
    op.create_index("ix_handover_code_hash", "handover", ["code_hash"], unique=True)
    op.create_index("ix_handover_conversation", "handover", ["conversation"])
    op.create_index("ix_handover_created", "handover", ["created"])
    op.create_index("ix_handover_status_created", "handover", ["status", "created"])
    op.create_table(
        "handover_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("handover_id", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.String(200), nullable=False),
        sa.Column("author_name", sa.String(200), nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("delivery", sa.String(8), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_until", _MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name="fk_handover_answer_handover_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_handover_answer"),
    )
    op.create_index("ix_handover_answer_handover_id", "handover_answer", ["handover_id"])
    op.create_index("ix_handover_answer_delivery", "handover_answer", ["delivery"])
    op.create_table(
        "handover_settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=False),
        sa.Column("closed_days", sa.JSON(), nullable=False),
        sa.Column("working_days", sa.Integer(), nullable=False),
        sa.Column("changed", _MOMENT, nullable=False),
        sa.Column("changed_by", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_handover_settings"),
    )
    op.create_index(
        "ix_question_figures", "question", ["created", "channel", "soort", "entry", "degraded", "milliseconds"]
    )


def downgrade() -> None:
    op.drop_index("ix_question_figures", "question")
    op.drop_table("handover_settings")
    op.drop_table("handover_answer")
    op.drop_table("handover")
