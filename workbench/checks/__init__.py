"""Checks on pairs and on PO files."""
