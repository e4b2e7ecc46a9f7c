"""The reviewed vocabulary: read, write, match, extract."""

from workbench.glossary.glossary import Glossary

__all__ = ["Glossary"]
