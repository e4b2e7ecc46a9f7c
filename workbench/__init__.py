"""Offline translation workbench for French press releases."""

__version__ = "0.1.0"
