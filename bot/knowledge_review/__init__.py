"""The knowledge as an Excel workbook for a review round, and back again without loss."""

from bot.knowledge_review.apply import Plan, plan_import, write_plan
from bot.knowledge_review.workbook import export_workbook

__all__ = ["Plan", "export_workbook", "plan_import", "write_plan"]
