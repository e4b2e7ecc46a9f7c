"""PO catalogs: lossless read, minimal-diff write, merge, provenance, ledger."""

from workbench.catalog.catalog import Catalog, SaveResult
from workbench.catalog.merge import MergeReport
from workbench.catalog.sync import Conflict

__all__ = ["Catalog", "Conflict", "MergeReport", "SaveResult"]
