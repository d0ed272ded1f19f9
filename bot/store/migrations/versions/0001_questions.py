"""Questions, their answers and the verdicts on these."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("conversation", sa.String(64), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("peildatum", sa.Date(), nullable=True),
        sa.Column("milliseconds", sa.Integer(), nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_question"),
    )
    op.create_index("ix_question_conversation", "question", ["conversation"])
    op.create_index("ix_question_created", "question", ["created"])
    op.create_table(
        "answer",
        sa.Column("message_id", sa.String(64), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(20), nullable=False),
        sa.Column("entry", sa.String(200), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("degraded", sa.Boolean(), nullable=False),
        sa.Column("reply", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["question_id"], ["question.id"], name="fk_answer_question_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("message_id", name="pk_answer"),
    )
    op.create_index("ix_answer_question_id", "answer", ["question_id"])
    op.create_index("ix_answer_entry", "answer", ["entry"])
    op.create_table(
        "feedback",
        sa.Column("message_id", sa.String(64), nullable=False),
        sa.Column("oordeel", sa.String(8), nullable=False),
        sa.Column("toelichting", sa.Text(), nullable=True),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("updated", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["answer.message_id"], name="fk_feedback_message_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("message_id", name="pk_feedback"),
    )
    op.create_index("ix_feedback_created", "feedback", ["created"])


def downgrade() -> None:
    op.drop_table("feedback")
    op.drop_table("answer")
    op.drop_table("question")
