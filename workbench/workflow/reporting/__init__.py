"""One page on quality and effort."""

from workbench.workflow.reporting.figures import Report, TermRow, WorstRow, report
from workbench.workflow.reporting.page import page, save

__all__ = ["Report", "TermRow", "WorstRow", "page", "report", "save"]
