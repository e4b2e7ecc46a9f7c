"""Review of a release by a person: what the terminal UI calls."""

from workbench.catalog import LedgerEntry
from workbench.workflow.review.desk import Desk
from workbench.workflow.review.keeper import Saved
from workbench.workflow.review.place import Place
from workbench.workflow.review.session import Review

__all__ = ["Desk", "LedgerEntry", "Place", "Review", "Saved"]
