"""Checks on pairs and on PO files."""

from workbench.checks.checker import Checker, Result
from workbench.checks.guards import problems

__all__ = ["Checker", "Result", "problems"]
