"""Reports of `workbench check` for programs: JSON, SARIF 2.1.0, JUnit XML, GitHub annotations."""

from __future__ import annotations

import html
import json
import re
from typing import Any
from urllib.parse import quote

from workbench import __version__
from workbench.core import Severity
from workbench.workflow.checking.finding import Finding, Report

_LEVELS = {Severity.MINOR: "note", Severity.MAJOR: "warning", Severity.CRITICAL: "error"}
_COMMANDS = {Severity.MINOR: "notice", Severity.MAJOR: "warning", Severity.CRITICAL: "error"}


def as_json(report: Report) -> str:
    """Returns an object with `findings`, `dismissed`, `errors`, `statistics` and `summary`.

    Lines and columns count from 1, `start` and `end` from 0 in the target; a missing fix is null.
    """
    value = {
        "version": __version__,
        "findings": [_finding(finding) for finding in report.findings],
        "dismissed": [_finding(finding) for finding in report.dismissed],
        "errors": list(report.errors),
        "statistics": [{"check": c, "severity": s.value, "count": n} for c, s, n in report.statistics()],
        "summary": {"files": report.files, "units": report.units, "left_out": report.left_out,
                    "known": report.known, "gone": report.gone},
    }  # fmt: skip
    return _dumps(value)


def _dumps(value: object) -> str:
    """JSON in UTF-8; half a surrogate pair, which UTF-8 cannot hold, is escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode()


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "path": finding.path, "line": finding.line, "column": finding.column, "end_line": finding.end_line,
        "end_column": finding.end_column, "check": finding.check, "severity": finding.severity.value,
        "message": finding.message, "source": finding.source, "target": finding.target, "context": finding.context,
        "start": finding.start, "end": finding.end, "text": finding.text, "source_text": finding.source_text,
        "fix": finding.fix, "fingerprint": finding.fingerprint,
    }  # fmt: skip


def as_sarif(report: Report) -> str:
    """Returns a SARIF 2.1.0 log with one run: rules, results with regions, fixes and fingerprints.

    Columns count code points. Files outside the current folder have absolute file: URIs. A file that could not be
    checked is a notification of an unsuccessful invocation.
    """
    used = sorted({finding.check for finding in (*report.findings, *report.dismissed)})
    results = [_result(finding, used) for finding in report.findings]
    results += [_result(f, used) | {"suppressions": [{"kind": "inSource"}]} for f in report.dismissed]
    driver = {
        "name": "workbench", "version": __version__, "semanticVersion": __version__,
        "rules": [_rule(check, report.explanations.get(check, check)) for check in used],
    }  # fmt: skip
    notes = [{"level": "error", "message": {"text": _clean(error)}} for error in report.errors]
    invocation = {"executionSuccessful": not report.errors, "toolExecutionNotifications": notes}
    run = {
        "tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "invocations": [invocation], "results": results
    }  # fmt: skip
    return _dumps({"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]})


def _rule(check: str, explanation: str) -> dict[str, Any]:
    first, _, rest = explanation.partition("\n\n")
    return {
        "id": check,
        "shortDescription": {"text": _clean(" ".join(first.split()))},
        "fullDescription": {"text": _clean(" ".join((rest or first).split()))},
    }


def _result(finding: Finding, rules: list[str]) -> dict[str, Any]:
    region = {
        "startLine": finding.line, "startColumn": finding.column,
        "endLine": finding.end_line, "endColumn": finding.end_column,
    }  # fmt: skip
    location = {"artifactLocation": {"uri": _uri(finding.path)}, "region": region}
    return {
        "ruleId": finding.check, "ruleIndex": rules.index(finding.check), "level": _LEVELS[finding.severity],
        "message": {"text": _clean(finding.message)},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"workbench/v1": finding.fingerprint},
        "properties": {"severity": finding.severity.value, "source": _clean(finding.source),
                       "target": _clean(finding.target)},
    }  # fmt: skip


def _uri(path: str) -> str:
    return ("file://" if path.startswith("/") else "") + quote(path.encode("utf-8", "surrogateescape"))


def _clean(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


def as_github(report: Report) -> str:
    """Returns one workflow command a finding, `::warning file=…,line=…,col=…,title=…::message`, and one an error.

    Percent signs and line ends are escaped as the runner expects, in properties also colons and commas; so no text
    can end its command and begin another.
    """
    lines = [_command(finding) for finding in report.findings]
    lines += [f"::error title=workbench::{_data(error)}" for error in report.errors]
    return "\n".join(lines)


def _command(finding: Finding) -> str:
    places = {"file": finding.path, "line": finding.line, "col": finding.column}
    if finding.end_line == finding.line and finding.end_column > finding.column:
        places |= {"endLine": finding.end_line, "endColumn": finding.end_column - 1}
    places["title"] = f"workbench: {finding.check}"
    joined = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
    return f"::{_COMMANDS[finding.severity]} {joined}::{_data(finding.message)}"


def _data(text: str) -> str:
    return _clean(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_junit(report: Report, failing: Severity) -> str:
    """Returns JUnit XML: one suite a file, one failed test a finding, an error for a file that could not be checked.

    Findings below `failing` are passed tests with their message as output. A run without findings is one passed test.
    """
    suites: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    for finding in report.findings:
        fails = finding.severity.rank >= failing.rank
        suites.setdefault(finding.path, []).append(_case(finding, fails))
        counts[finding.path] = counts.get(finding.path, 0) + fails
    blocks = [_suite(name, cases, counts[name], 0) for name, cases in suites.items()]
    errors = [
        f'    <testcase classname="workbench" name={_attribute(error)}>\n      <error message={_attribute(error)}/>\n'
        "    </testcase>"
        for error in report.errors
    ]
    blocks += [_suite("workbench", errors, 0, len(errors))] if errors else []
    if not blocks:
        blocks = [_suite("workbench", ['    <testcase classname="workbench" name="check"/>'], 0, 0)]
    tests = sum(map(len, suites.values())) + len(errors) or 1
    head = (
        f'<testsuites name="workbench check" tests="{tests}" failures="{sum(counts.values())}" errors="{len(errors)}">'
    )
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *blocks, "</testsuites>"])


def _suite(name: str, cases: list[str], failures: int, errors: int) -> str:
    counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}" skipped="0"'
    head = f"  <testsuite name={_attribute(name)} {counts}>"
    return "\n".join([head, *cases, "  </testsuite>"])


def _case(finding: Finding, fails: bool) -> str:
    place = f"{finding.path}:{finding.line}:{finding.column}"
    name = _attribute(f"{finding.check} at {finding.line}:{finding.column}")
    said = f"{place}: {finding.severity.value}: {finding.message}"
    if finding.source:
        said += f"\nfr: {finding.source}\nen: {finding.target}"
    inner = f"<failure type={_attribute(finding.check)} message={_attribute(finding.message)}>{_text(said)}</failure>"
    inner = inner if fails else f"<system-out>{_text(said)}</system-out>"
    return f"    <testcase classname={_attribute(finding.path)} name={name}>\n      {inner}\n    </testcase>"


_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _text(text: str) -> str:
    return html.escape(_NOT_XML.sub("\ufffd", text), quote=False)


def _attribute(text: str) -> str:
    value = html.escape(_NOT_XML.sub("\ufffd", text))
    return '"' + value.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;") + '"'
