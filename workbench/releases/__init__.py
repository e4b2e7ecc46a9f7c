"""French releases in, English releases out: readers, site furniture, blocks, sentences, language, writers."""

from workbench.releases.formats import SUFFIXES
from workbench.releases.furniture import Furniture
from workbench.releases.reading import discover, learn, read, read_stream
from workbench.releases.writing import write, write_stream

__all__ = ["SUFFIXES", "Furniture", "discover", "learn", "read", "read_stream", "write", "write_stream"]
