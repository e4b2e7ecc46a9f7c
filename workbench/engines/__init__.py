"""Argos packages and drafting with them. The modules load CTranslate2 and Argos Translate when they are needed."""

from workbench.engines.decoder import DraftOptions
from workbench.engines.drafter import Drafter
from workbench.engines.line import Guard
from workbench.engines.package import Package

__all__ = ["DraftOptions", "Drafter", "Guard", "Package"]
