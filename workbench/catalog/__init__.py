"""PO catalogs: lossless read, minimal-diff write, merge, provenance; the ledger; the journal."""

from workbench.catalog.catalog import Catalog, SaveResult
from workbench.catalog.journal import Journal, Pending
from workbench.catalog.ledger import Ledger, summary
from workbench.catalog.ledger_entry import EntryKind, LedgerEntry
from workbench.catalog.merge import MergeReport
from workbench.catalog.pairing import Worked, drafts_of, pairs
from workbench.catalog.sync import Conflict

__all__ = [
    "Catalog", "Conflict", "EntryKind", "Journal", "Ledger", "LedgerEntry", "MergeReport", "Pending", "SaveResult",
    "Worked", "drafts_of", "pairs", "summary",
]  # fmt: skip
