"""The reviewed vocabulary: read, write, match, extract."""
