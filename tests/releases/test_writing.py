"""English releases in the layout of their source."""

# ruff: noqa: E501 (texts stand on one line)

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from workbench.core.release import Segment
from workbench.releases import read_stream, write_stream

TEXT = """\
Accueil
Menu
Un titre

Une phrase. Une autre
qui est coupée.

- un point ;
- un autre.


Contact : a@example.org
"""


def number(segment: Segment) -> str:
    return segment.text if segment.verbatim else f"[{segment.reference}]"


def test_text_keeps_blank_lines_bullets_and_gaps() -> None:
    assert write_stream(TEXT.encode(), "a.txt", number).decode() == (
        "[1.1]\n\n[2.1] [2.2]\n\n- [3.1]\n- [4.1]\n\n\n[5.1]\n"
    )


def test_text_keeps_its_line_ends() -> None:
    data = "Un titre\r\n\r\nUne phrase.".encode("utf-16")
    assert write_stream(data, "a.txt", number) == b"[1.1]\r\n\r\n[2.1]"


def test_targets_may_be_a_mapping_and_what_is_missing_stays_french() -> None:
    assert (
        write_stream(b"Un titre\n\nUne phrase. Deux.", "a.txt", {"1.1": "A title", "2.2": "Two."})
        == b"A title\n\nUne phrase. Two."
    )


def test_a_target_is_one_line_of_plain_text() -> None:
    assert write_stream(b"Un titre", "a.txt", {"1.1": "A\ntitle\x1b[31m\x00"}) == b"A title"


def test_what_is_written_reads_the_same_again(release: str) -> None:
    first = read_stream(release.encode(), "a.txt")
    again = read_stream(write_stream(release.encode(), "a.txt", {}), "a.txt")
    assert list(again.segments) == list(first.segments)


PAGE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="iso-8859-1"><title>Site</title><meta name="description" content="En bref"><style>p { top: 0 }</style></head>
<body><nav><ul><li>Accueil</li></ul></nav>
<div class="page"><h1>Un <em>titre</em></h1><p class="lead"><strong>Niamey</strong> – Une <i>phrase</i>. <a href="/b">Paul Ba</a> dit oui.</p>
<!-- gardé --><p><b>Tout est gras ici.</b></p>
<p>Contact :<br>Courriel :<br><a href="mailto:a@example.org">a@example.org</a><br>Site : <a href="/s">www.example.org</a></p></div>
<footer>© 2031</footer><script>a()</script></body></html>
"""
ENGLISH = {
    "1.1": "A <title> & more",
    "2.1": "Niamey – A sentence.",
    "2.2": "Paul Ba says yes.",
    "3.1": "All bold.",
    "5.1": "E-mail: a@example.org",
    "6.1": "Website: www.example.org",
}
WRITTEN = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A &lt;title&gt; &amp; more</title><style>p { top: 0 }</style></head>
<body>
<div class="page"><h1>A &lt;title&gt; &amp; more</h1><p class="lead"><strong>Niamey</strong> – A sentence. <a href="/b">Paul Ba</a> says yes.</p>
<!-- gardé --><p><b>All bold.</b></p>
<p>Contact :<br>E-mail: <a href="mailto:a@example.org">a@example.org</a><br>Website: <a href="/s">www.example.org</a></p></div>
<script>a()</script></body></html>
"""


def test_html_keeps_its_markup() -> None:
    assert write_stream(PAGE.encode(), "a.html", ENGLISH).decode() == WRITTEN


def test_an_html_fragment_stays_one() -> None:
    assert (
        write_stream("<h1>Un été</h1>\n<p>Une phrase</p>".encode(), "a.html", number)
        == b"<h1>[1.1]</h1>\n<p>[2.1]</p>\n"
    )


MARKDOWN = """\
---
titre: Essai
---
# Un *titre* #

> « Oui »,
> dit **Paul Ba**.

* un
  point
* un [lien](https://example.org)

| Pays | Bacs |
|------|------|
| Mali | deux |

Partager

Contact :\\
Courriel : <a@example.org>
"""


def test_markdown_keeps_its_markup() -> None:
    english = {"1.1": "A * title", "2.1": "“Yes,” says Paul Ba.", "3.1": "one point", "4.1": "a lien_", "5.1": "Country", "10.1": "Contact:",
               "8.1": "two | 2", "11.1": "E-mail: a@example.org"}  # fmt: skip
    found = write_stream(MARKDOWN.encode(), "a.md", english).decode()
    assert found == (
        "---\ntitre: Essai\n---\n# A \\* title #\n\n> “Yes,” says **Paul Ba**.\n\n* one point\n* a [lien](https://example.org)\\_\n\n"
        "| Country | Bacs |\n|------|------|\n| Mali | two \\| 2 |\n\nPartager\n\nContact:\\\nE-mail: <a@example.org>\n"
    )


SOURCES = [
    "# Un titre\n",
    "Un titre\n===\n",
    "Un titre\n",
    "- Un titre\n",
    "> Un titre\n",
    "1. Un titre\n",
    "| Un titre |\n|---|\n",
]
MARKUP = st.text(alphabet="ab1 #*_[]()<>&;|\\`~!-+=.:\"'/@é", min_size=1, max_size=30).map(str.strip).filter(bool)


@pytest.mark.parametrize("source", SOURCES)
@settings(deadline=None)
@given(target=MARKUP)
def test_no_text_turns_into_markdown(source: str, target: str) -> None:
    written = write_stream(source.encode(), "a.md", {"1.1": target}).decode()
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    shape = [token.type for token in parser.parse(source)]
    tokens = parser.parse(written)
    assert [token.type for token in tokens] == shape
    inline = next(token for token in tokens if token.type == "inline")
    assert "".join(child.content for child in inline.children or []) == target
    assert {child.type for child in inline.children or []} == {"text"}


def a_document() -> bytes:
    made = docx.Document()
    made.add_heading("Un titre", 0)
    lead = made.add_paragraph()
    lead.add_run("Niamey").bold = True
    lead.add_run(" – Une phrase, dit ")
    lead.add_run("Paul Ba").italic = True
    lead.add_run(".")
    made.add_paragraph("Un point", style="List Bullet")
    made.add_table(1, 1).cell(0, 0).text = "Contact :\nCourriel :\na@example.org"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_docx_keeps_styles_and_all_other_parts() -> None:
    source = a_document()
    english = {
        "1.1": "A title",
        "2.1": "Niamey – A sentence, says Paul Ba.",
        "3.1": "A point",
        "4.1": "Contact:",
        "5.1": "E-mail: a@example.org",
    }
    data = write_stream(source, "a.docx", english)
    assert data == write_stream(source, "a.docx", english)
    made = docx.Document(io.BytesIO(data))
    assert [(p.style.name, p.text) for p in made.paragraphs] == [
        ("Title", "A title"),
        ("Normal", "Niamey – A sentence, says Paul Ba."),
        ("List Bullet", "A point"),
    ]
    assert [(r.text, bool(r.bold), bool(r.italic)) for r in made.paragraphs[1].runs if r.text] == [
        ("Niamey", True, False),
        (" – A sentence, says ", False, False),
        ("Paul Ba", False, True),
        (".", False, False),
    ]
    assert made.tables[0].cell(0, 0).text == "Contact:\nE-mail: a@example.org"
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(io.BytesIO(data)) as new:
        assert old.namelist() == new.namelist()
        assert all(old.read(name) == new.read(name) for name in old.namelist() if name != "word/document.xml")


def test_docx_text_that_shares_no_words_takes_the_longest_run() -> None:
    made = docx.Document(io.BytesIO(write_stream(a_document(), "a.docx", {"2.1": "Something else."})))
    assert [r.text for r in made.paragraphs[1].runs] == ["", "Something else.", "", ""]


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_target_gives_a_page_that_says_it(target: str) -> None:
    page = etree.fromstring(
        write_stream(b"<p>Une <b>phrase</b></p>", "a.html", lambda _: target), etree.HTMLParser(encoding="utf-8")
    )
    shown = write_stream(b"Une phrase", "a.txt", lambda _: target).decode()
    assert page is None or "".join(page.itertext()).strip() == shown.strip()
