"""French releases in, English releases out: readers, site furniture, blocks, sentences, language, writers."""

from workbench.releases.decoding import load, load_stream
from workbench.releases.discovery import Found, discover, find, learn
from workbench.releases.formats import SUFFIXES, with_ending
from workbench.releases.furniture import Furniture
from workbench.releases.reading import read, read_stream
from workbench.releases.writing import write, write_stream

__all__ = [
    "SUFFIXES",
    "Found",
    "Furniture",
    "discover",
    "find",
    "learn",
    "load",
    "load_stream",
    "read",
    "read_stream",
    "with_ending",
    "write",
    "write_stream",
]
