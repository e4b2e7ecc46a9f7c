"""TBX as others write it, and TBX that means harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from workbench.core.errors import GlossaryError
from workbench.core.terms import Term
from workbench.glossary import exchange

TBX3 = "urn:iso:std:iso:30042:ed-2"
V2 = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en">
  <martifHeader><fileDesc><sourceDesc><p>A term base</p></sourceDesc></fileDesc></martifHeader>
  <text><body>
    <termEntry id="c1">
      <descripGrp><descrip type="subjectField">migration</descrip></descripGrp>
      <langSet xml:lang="en-GB">
        <ntig><termGrp><term>smuggling of <hi>migrants</hi></term>
          <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termGrp></ntig>
        <ntig><termGrp><term>migrant smuggling</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
        <tig><term>people trade</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
        <tig><term>migrant smugglings</term><termNote type="grammaticalNumber">plural</termNote></tig>
      </langSet>
      <langSet xml:lang="fr"><tig><term>trafic illicite de migrants</term>
        <termNote type="partOfSpeech">noun</termNote></tig></langSet>
    </termEntry>
    <termEntry id="c2"><langSet xml:lang="de"><tig><term>Flucht</term></tig></langSet></termEntry>
  </body></text>
</martif>
"""
DCT = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
  <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
  <text><body><conceptEntry id="c1"><min:subjectField>law</min:subjectField>
    <langSec xml:lang="fr"><termSec><term>OIM</term><min:partOfSpeech>noun</min:partOfSpeech>
      <basic:termType>acronym</basic:termType></termSec></langSec>
    <langSec xml:lang="en"><termSec><term>IOM</term></termSec>
      <termSec><term>OIM</term><min:administrativeStatus>supersededTerm-admn-sts</min:administrativeStatus></termSec>
    </langSec></conceptEntry></body></text></tbx>
"""


def load(text: str | bytes, folder: Path) -> exchange.Imported:
    path = folder / "g.tbx"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return exchange.load(path)


def test_version_2_with_groups_regions_and_a_doctype(tmp_path: Path) -> None:
    found = load(V2, tmp_path)
    (term,) = found.terms
    assert found.skipped == 1
    assert (term.id, term.source, term.target, term.plural) == (
        "c1", "trafic illicite de migrants", "migrant smuggling", "migrant smugglings",
    )  # fmt: skip
    assert (term.admitted, term.forbidden) == (("smuggling of migrants",), ("people trade",))
    assert (term.pos, term.domain, term.line) == ("noun", "migration", 6)


def test_version_3_in_dct_style(tmp_path: Path) -> None:
    (term,) = load(DCT, tmp_path).terms
    assert (term.source, term.target, term.forbidden, term.pos, term.domain) == (
        "OIM",
        "IOM",
        ("OIM",),
        "acronym",
        "law",
    )


BOMB = """<?xml version="1.0"?>
<!DOCTYPE martif [
  <!ENTITY a "ha">
  <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
  <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
]>
<martif><text><body><termEntry>
<langSet xml:lang="fr"><tig><term>&c;</term></tig></langSet></termEntry></body></text></martif>
"""


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (BOMB, "g.tbx:3: declares entities"),
        (
            V2.replace('TBXcoreStructV02.dtd"', 'x.dtd" [<!ENTITY x SYSTEM "file:///etc/hostname">]'),
            "declares entities",
        ),
        (V2.replace("migrant smuggling<", "&unknown;<"), "uses the entity &unknown;"),
        (DCT.replace("OIM</term>", "&unknown;</term>", 1), "is not XML: Entity 'unknown' not defined"),
        (V2[:900], "is not XML"),
        ("", "is not XML"),
        ("id,fr,en\n", "is not XML"),
        ("<html/>", "g.tbx:1: is XML, but no TBX: its root is <html>"),
        (V2.encode().replace(b"migrant smuggling<", b"\xff<"), "is not XML"),
        (V2.replace("migrant smuggling<", "x" * 10_000 + "<"), "10,000 characters"),
        (V2.replace("trafic illicite", "tra|fic"), "holds one value"),
        (V2.replace("trafic illicite", "tra&#27;fic"), "is not XML"),
        ("<martif>" + "<a>" * 5_000 + "</a>" * 5_000 + "</martif>", "is not XML"),
    ],
)
def test_refuses(text: str | bytes, what: str, tmp_path: Path) -> None:
    with pytest.raises(GlossaryError) as caught:
        load(text, tmp_path)
    assert what in str(caught.value)


def test_reads_nothing_outside_the_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY leak "secret">', encoding="utf-8")
    text = V2.replace("TBXcoreStructV02.dtd", secret.as_uri()).replace("migrant smuggling<", "&leak;<")
    with pytest.raises(GlossaryError, match="uses the entity &leak;"):
        load(text, tmp_path)


@pytest.mark.parametrize(
    ("name", "root", "space"),
    [("tbx2", "martif", None), ("tbx3", "tbx", TBX3), ("tbx3-dct", "tbx", TBX3)],
)
def test_writes_well_formed_tbx(name: str, root: str, space: str | None) -> None:
    tree = etree.fromstring(exchange.export([Term("oim", "OIM", "IOM", pos="acronym")], name).data)
    assert etree.QName(tree).localname == root
    assert etree.QName(tree).namespace == space
    assert [term.text for term in tree.iter("{*}term")] == ["OIM", "IOM"]
    styled = [etree.QName(e).localname for e in tree.iter("{http://www.tbxinfo.net/ns/min}*")]
    assert bool(styled) is (name == "tbx3-dct")
