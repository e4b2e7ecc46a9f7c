"""PO catalogs: lossless read, minimal-diff write, merge, provenance, ledger."""
