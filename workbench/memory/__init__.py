"""Translation memory: exact, in-context and fuzzy matches, concordance, TMX."""

from workbench.memory.entry import Concordance, Entry
from workbench.memory.store import Memory
from workbench.memory.tmx import read_tmx, write_tmx

__all__ = ["Concordance", "Entry", "Memory", "read_tmx", "write_tmx"]
