"""Checks of the file: what msgfmt --check says, and what a merge leaves behind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.checks.poentries import entries
from workbench.checks.pofile import inspect

HEADER = (
    'msgid ""\nmsgstr ""\n"Project-Id-Version: x\\n"\n"PO-Revision-Date: 2026-01-01\\n"\n"Last-Translator: a\\n"\n'
    '"Language-Team: t\\n"\n"Language: en\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
)
PLURALS = '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
ONE = '\nmsgid "a"\nmsgstr "b"\n'
MANY = '\nmsgid "%d cas"\nmsgid_plural "%d cas"\nmsgstr[0] "%d case"\nmsgstr[1] "%d cases"\n'

CLEAN = [HEADER + ONE, HEADER + PLURALS + MANY, HEADER + "\n#= odd\n" + ONE[1:], "", HEADER]
FAULTS = [
    (HEADER.replace('"Language: en\\n"\n', "") + ONE, "header", 2),
    (HEADER.replace("Last-Translator: a", "Last-Translator: FULL NAME <E>") + ONE, "header", 2),
    (ONE, "header", 1),
    (HEADER.replace("; charset=UTF-8", "") + ONE, "encoding", 2),
    (HEADER + ONE + ONE, "duplicate-entry", 15),
    (
        HEADER + '\n<<<<<<< ours\nmsgid "a"\nmsgstr "b"\n=======\nmsgid "a"\nmsgstr "c"\n>>>>>>> theirs\n',
        "conflict-markers",
        12,
    ),
    (HEADER + '\nmsgid "a"\nmsgstr "b\\q"\n', "syntax", 13),
    (HEADER + MANY, "plural-forms", 2),
    (HEADER + '"Plural-Forms: nplurals=2; plural=n%;\\n"\n' + MANY, "plural-forms", 2),
    (HEADER + '"Plural-Forms: nplurals=1; plural=(n != 1);\\n"\n' + MANY, "plural-forms", 2),
    (HEADER + '"Plural-Forms: two\\n"\n' + ONE, "plural-forms", 2),
    (HEADER + PLURALS + MANY.replace('msgstr[1] "%d cases"\n', ""), "plural-forms", 15),
    (HEADER + PLURALS + "\n#, c-format" + MANY.replace("%d cases", "%s cases"), "placeholders", 17),
    (HEADER + PLURALS + MANY.replace("cases", "cases\\n"), "syntax", 16),
]


@pytest.mark.parametrize("text", CLEAN)
def test_clean_files(text: str) -> None:
    assert inspect(text.encode()).issues == ()


@pytest.mark.parametrize(("text", "check", "line"), FAULTS)
def test_faults(text: str, check: str, line: int) -> None:
    issues = inspect(text.encode(), whole=True).issues
    assert (check, line) in [(issue.check, issue.line) for issue in issues]


def test_every_bad_line_of_mixed_encodings_is_named() -> None:
    data = (HEADER + ONE).encode() + 'msgid "é"\nmsgstr "é"\n'.encode("latin-1")
    found = inspect(data)
    assert [(i.check, i.line, i.column) for i in found.issues] == [("encoding", 14, 8), ("encoding", 15, 9)]
    assert not found.readable


def test_nul_and_unknown_charset() -> None:
    assert inspect(b'msgid "a\0"\n').issues[0].check == "encoding"
    assert (
        inspect(HEADER.replace("UTF-8", "KLINGON").encode()).issues[0].message == "the charset “KLINGON” does not exist"
    )


def test_entries_know_their_lines() -> None:
    text = HEADER + "\n# note\n#, fuzzy, c-format\n" + ONE[1:] + '#~ msgid "old"\n#~ msgstr ""\n#~ "gone"\n'
    header, live, old = entries(text)
    assert (header.first, live.first, live.last, live.flags) == (1, 12, 15, {"fuzzy", "c-format"})
    assert (old.obsolete, old.key, old.targets[0].value) == (True, ("", "old"), "gone")


@given(st.text(max_size=300), st.booleans())
def test_takes_any_text(text: str, whole: bool) -> None:
    inspect(text.encode("utf-8", "surrogatepass"), whole=whole)


@given(
    st.lists(
        st.sampled_from(["msgid", '"a"', "msgstr", "[0]", "#~ ", "\n", '"', "msgctxt", "#, fuzzy", "\\"]), max_size=30
    )
)
def test_takes_any_mixture_of_po(pieces: list[str]) -> None:
    inspect(" ".join(pieces).encode(), whole=True)
