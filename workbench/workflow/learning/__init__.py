"""What recurring edits suggest, each with its evidence; and how what is accepted is applied."""

from workbench.workflow.learning.apply import apply
from workbench.workflow.learning.mine import proposals
from workbench.workflow.learning.proposal import Evidence, Kind, Proposal

__all__ = ["Evidence", "Kind", "Proposal", "apply", "proposals"]
