"""TBX as a tree: parsed without entities and without a look outside, names without their spaces, data categories."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from workbench.core.errors import GlossaryError

Categories = dict[str, list[str]]
"""Texts by the name of the data category."""


def parsed(data: bytes, path: Path) -> etree._Element:
    """Returns the root of an XML document.

    Raises:
        GlossaryError: it is not well-formed, or declares or uses entities.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        raise GlossaryError(f"is not XML: {str(error).partition(', line')[0]}", path=path, line=line) from error
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        line = data[: data.find(b"<!ENTITY")].count(b"\n") + 1
        raise GlossaryError("declares entities, which are not allowed", path=path, line=line)
    for node in root.iter(etree.Entity):
        raise GlossaryError(f"uses the entity {node.text}, which is not allowed", path=path, line=node.sourceline)
    return root


def name(element: etree._Element) -> str:
    """Returns the name of an element without its namespace."""
    return str(etree.QName(element).localname)


def text(element: etree._Element) -> str:
    """Returns the text in an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def categories(element: etree._Element, without: tuple[str, ...]) -> Categories:
    """Returns the data categories under an element, in either style, leaving out the branches `without`."""
    found: Categories = {}
    for child in element:
        if isinstance(child.tag, str) and name(child) not in without:
            for node in child.iter(etree.Element):
                if not len(node) or (node.text and node.text.strip()):
                    found.setdefault(node.get("type") or name(node), []).append(text(node))
    return found
