"""Translation memory: exact, in-context and fuzzy matches, concordance."""
