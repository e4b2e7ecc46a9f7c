"""HTML, Markdown and Word documents."""

# ruff: noqa: E501 (texts stand on one line)

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.core.errors import ReleaseError
from workbench.releases import read_stream, word

LEAD = "Tillabéri – Après onze mois d’interruption, un bac relie de nouveau les deux rives du fleuve."
PAGE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="iso-8859-1"><title>Site | Titre</title><meta name="description" content="En bref">
<style>p { color: red }</style></head>
<body><header class="site"><a href="/">Agence</a></header>
<nav><ul><li>Accueil<li>Actualités</ul></nav><div class="breadcrumb">Accueil &gt; Fleuves</div>
<main><h1>Un bac relie les <em>deux</em> rives &eacute;loign&eacute;es</h1>
<div class="share-buttons">Partager <a href="#">Facebook</a></div>
<p><strong>Tillabéri</strong> – Après onze mois d’interruption, un bac relie de nouveau les <a href="/rives">deux rives</a> du fleuve.</p>
<!-- commentaire -->
<h2>Un second bac</h2>
<blockquote><p>« Nous avions oublié le bruit de l’eau », a dit Hadiza Saley.</p></blockquote>
<ul><li>Un premier point ;</li><li>Un second point.</li></ul>
<p style="display: none">Texte caché</p>
<p>Pour plus d’informations, veuillez contacter :<br>Aïssa Moumouni<br/>APR Niamey<br>Courriel : <a href="mailto:a@example.org">a@example.org</a></p>
</main>
<aside class="sidebar"><p>Un autre bac</p></aside>
<footer><p>© 2031 Agence. Tous droits réservés.</p></footer><script>var a = "Bonjour";</script></body></html>
"""
TEXTS = [
    "title Un bac relie les deux rives éloignées",
    f"dateline {LEAD}",
    "title Un second bac",
    "quote « Nous avions oublié le bruit de l’eau », a dit Hadiza Saley.",
    "list Un premier point ;",
    "list Un second point.",
    "contact Pour plus d’informations, veuillez contacter :",
    "contact Aïssa Moumouni",
    "contact APR Niamey",
    "contact Courriel : a@example.org",
]
MARKDOWN = f"""---
titre: Essai
---
Un bac relie les *deux* rives éloignées
=======================================

{LEAD.replace("Tillabéri", "**Tillabéri**").replace(" un bac", chr(10) + "un bac")}

<!-- commentaire -->

## Un second bac ##

> « Nous avions oublié le bruit de l’eau »,
> a dit Hadiza Saley.

* Un premier point ;
* Un second
  point.

```
code
```

Pour plus d’informations, veuillez contacter :\\
Aïssa Moumouni{"  "}
APR Niamey
Courriel : <a@example.org>
"""


def texts(data: bytes | str, name: str) -> list[str]:
    raw = data.encode() if isinstance(data, str) else data
    return [f"{s.kind} {s.text}" for s in read_stream(raw, name).segments]


def document() -> docx.document.Document:
    made = docx.Document()
    made.add_heading("Un bac relie les deux rives éloignées", 0)
    lead = made.add_paragraph()
    lead.add_run("Tillabéri").bold = True
    lead.add_run(LEAD.removeprefix("Tillabéri"))
    made.add_heading("Un second bac", 1)
    made.add_paragraph("« Nous avions oublié le bruit de l’eau », a dit Hadiza Saley.", style="Quote")
    made.add_paragraph("Un premier point ;", style="List Bullet")
    made.add_paragraph("Un second point.", style="List Bullet")
    contact = made.add_paragraph("Pour plus d’informations, veuillez contacter :\nAïssa Moumouni")
    contact.add_run().add_break()
    contact.add_run("APR Niamey")
    made.add_table(1, 1).cell(0, 0).text = "Courriel : a@example.org"
    made.sections[0].header.paragraphs[0].text = "Agence des rives"
    return made


def packed(made: docx.document.Document) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_html() -> None:
    assert texts(PAGE, "a.html") == TEXTS


def test_html_tells_what_it_left_out() -> None:
    assert read_stream(PAGE.encode(), "a.html").warnings == (
        "parts of the page left out: div, p, all beside the main part",
    )
    bare = PAGE.replace("<main>", "").replace("</main>", "")
    assert read_stream(bare.encode(), "a.html").warnings == (
        "parts of the page left out: aside, div, footer, header, nav, p",
    )
    assert read_stream(b"<p>Une phrase</p>", "a.html").warnings == ()


def test_markdown() -> None:
    assert texts(MARKDOWN, "a.md") == TEXTS


def test_docx() -> None:
    assert texts(packed(document()), "a.docx") == TEXTS
    assert texts(packed(document()), "-") == TEXTS


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Une page<br>Sans fin", ["Une page", "Sans fin"]),
        ("texte nu", ["texte nu"]),
        ("<form><div><h1>Titre</h1><p>Texte.</p></div></form>", ["Titre", "Texte."]),
        ("<header><h1>Titre</h1></header><p>Texte.</p>", ["Titre", "Texte."]),
        ("<div class='menu'><p>Contact : a@example.org</p></div>", ["Contact : a@example.org"]),
        ("<table><tr><td>Mali<td>Niger</table>", ["Mali", "Niger"]),
        ("<p>a&nbsp;: b&copy;<p>c&#8217;d", ["a\u00a0: b©", "c’d"]),
        ("<p>un<span> seul</span> <b>mot<i>s</i></b></p>", ["un seul mots"]),
    ],
)
def test_html_blocks(html: str, expected: list[str]) -> None:
    assert [text.split(" ", 1)[1] for text in texts(html, "a.html")] == expected


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>Rire &b; <!ENTITY</p></body></html>'


def test_html_expands_no_entities_and_fetches_nothing() -> None:
    assert "haha" not in texts(BOMB, "a.html")[0]
    assert texts(
        '<p>Image <img src="http://example.org/x.png"> ici</p><link href="http://example.org/x.css">', "a.html"
    )


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "ul><li"])
def test_deep_nesting_is_read_whole_or_refused(tag: str) -> None:
    try:
        assert "fin" in texts(f"<{tag}>" * 50_000 + "<p>La fin", "a.html")[-1]
    except ReleaseError as error:
        assert "nested too deeply" in str(error)  # noqa: PT017


@pytest.mark.parametrize(
    "text",
    ["> " * 20_000, "[" * 20_000, "*a " * 20_000, "- " * 5_000, "`" * 9_999, "<!--" * 5_000],
    ids=lambda text: text[:4],
)
def test_hostile_markdown_comes_to_an_end(text: str) -> None:
    with suppress(ReleaseError):
        texts(f"Titre\n\n{text} fin", "a.md")


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def with_text(xml: bytes) -> bytes:
    """A Word document whose text part is `xml`."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed(document()))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, xml if info.filename == "word/document.xml" else old.read(info))
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"", b"abc", b"PK\x03\x04", zipped(a=b"b"), with_text(b"<x/>"), with_text(b"<w:p"), with_text(b"")],
    ids=["empty", "text", "cut short", "other zip", "other root", "broken text", "no text"],
)  # bytes of a zip hold the time: without these names, workers that begin a second apart collect different tests
def test_damaged_documents_are_refused(data: bytes) -> None:
    with pytest.raises(ReleaseError):
        read_stream(data, "a.docx")


def test_zip_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "MAX_TEXT", 100_000)
    with pytest.raises(ReleaseError, match="unpacks to more"):
        read_stream(with_text(b" " * 100_001), "a.docx")


def test_word_entities_are_not_expanded() -> None:
    body = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Rire &b; fin</w:t></w:r></w:p></w:body></w:document>'
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + body
    with suppress(ReleaseError):
        assert "haha" not in texts(with_text(bomb), "a.docx")[0]


@settings(deadline=None)
@given(st.integers(0, 36_000), st.binary(min_size=1, max_size=4))
def test_a_document_with_wrong_bytes_is_read_or_refused(at: int, wrong: bytes) -> None:
    with suppress(ReleaseError):
        read_stream(DOCX[:at] + wrong + DOCX[at + len(wrong) :], "a.docx")


DOCX = packed(document())


@settings(deadline=None)
@given(st.integers(0, len(PAGE)), st.integers(0, 40), st.text("<>/!-&;pbr\"'= ", max_size=5))
def test_a_page_with_wrong_characters_is_read_or_refused(at: int, gone: int, wrong: str) -> None:
    with suppress(ReleaseError):
        texts(PAGE[:at] + wrong + PAGE[at + gone :], "a.html")
