"""The learning loop: what came of a question, missed questions in groups, drafts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_MOMENT = sa.DateTime(timezone=True)
_ADDED = ("chosen", "offered", "degraded", "confidence", "entry", "soort", "language")


def upgrade() -> None:
    for column in (
        sa.Column("language", sa.String(3), nullable=True),
        sa.Column("soort", sa.String(20), nullable=True),
        sa.Column("entry", sa.String(200), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=True),
        sa.Column("degraded", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("offered", sa.JSON(), nullable=True),
        sa.Column("chosen", sa.Boolean(), nullable=False, server_default=sa.false()),
    ):
        op.add_column("question", column)
    op.execute(sa.text(_OF_OLD_QUESTIONS))
    op.create_index("ix_question_soort", "question", ["soort", "id"])
    op.create_index("ix_question_entry", "question", ["entry", "id"])
    op.create_table(
        "question_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.String(200), nullable=True),
        sa.Column("decided", _MOMENT, nullable=True),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("decided_total", sa.Integer(), nullable=False),
        sa.Column("first", _MOMENT, nullable=False),
        sa.Column("last", _MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_question_group"),
    )
    op.create_index("ix_question_group_state", "question_group", ["state"])
    op.create_table(
        "missed_question",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(12), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        _belongs("question_id", "question", "missed_question"),
        _belongs("group_id", "question_group", "missed_question"),
        sa.PrimaryKeyConstraint("question_id", name="pk_missed_question"),
    )
    op.create_index("ix_missed_question_group_id", "missed_question", ["group_id", "question_id"])
    op.create_table(
        "question_group_week",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        _belongs("group_id", "question_group", "question_group_week"),
        sa.PrimaryKeyConstraint("group_id", "week", name="pk_question_group_week"),
    )
    _create_drafts()


def _create_drafts() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("entry", sa.String(200), nullable=False),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("changed", _MOMENT, nullable=False),
        sa.Column("approver", sa.String(200), nullable=True),
        sa.Column("approver_name", sa.String(200), nullable=True),
        sa.Column("approved", _MOMENT, nullable=True),
        sa.Column("assessment", sa.JSON(), nullable=True),
        _belongs("group_id", "question_group", "draft", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_draft"),
    )
    op.create_index("ix_draft_state", "draft", ["state", "id"])
    op.create_index("ix_draft_group_id", "draft", ["group_id"])
    op.create_table(
        "draft_author",
        sa.Column("draft_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(200), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        _belongs("draft_id", "draft", "draft_author"),
        sa.PrimaryKeyConstraint("draft_id", "subject", name="pk_draft_author"),
    )


def downgrade() -> None:
    for table in ("draft_author", "draft", "question_group_week", "missed_question", "question_group"):
        op.drop_table(table)
    op.drop_index("ix_question_entry", "question")
    op.drop_index("ix_question_soort", "question")
    for name in _ADDED:
        op.drop_column("question", name)


def _belongs(column: str, table: str, of: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"], name=f"fk_{of}_{column}", ondelete=ondelete)


_FIRST = (  # the answer that counts is the first that is no small talk, else the first
    "SELECT {column} FROM answer WHERE answer.question_id = question.id "
    "ORDER BY CASE WHEN answer.soort = 'smalltalk' THEN 1 ELSE 0 END, answer.position LIMIT 1"
)
_OF_OLD_QUESTIONS = "".join(
    (
        "UPDATE question SET ",
        *(f"{name} = ({_FIRST.format(column=f'answer.{name}')}), " for name in ("soort", "entry", "confidence")),
        "degraded = EXISTS (SELECT 1 FROM answer WHERE answer.question_id = question.id AND answer.degraded)",
    )
)
