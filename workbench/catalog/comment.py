"""The `# workbench:` lines: provenance, and dismissed checks."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from workbench.core.text import digest
from workbench.core.unit import Provenance, State, Unit

HEAD = "# workbench:"
_PAIR = re.compile(r'([a-z]+)=("(?:[^"\\]|\\.)*"|[^\s"]+)')
_LINE = re.compile(r'(?:\s+[a-z]+=(?:"(?:[^"\\]|\\.)*"|[^\s"]+)(?=\s|$))*\s*')
_END = re.compile(r"\sh=[0-9a-f]{6}$")
_BARE = re.compile(r'[^\s"\\]+')


def fingerprint(context: str, source: str, target: str) -> str:
    """Returns the hash `h` of a pair: 6 hex digits of the SHA-256 of context, source and target."""
    return digest(context, source, target, length=6)


def continuations(lines: Sequence[str]) -> int:
    """Returns how many comment lines go on with the workbench line that is the first of `lines`.

    polib wraps comments, at a space or behind a hyphen. Every workbench line ends in its hash; where no following
    line does, none goes on with it.
    """
    whole = lines[0].strip()
    for count, line in enumerate(lines):
        whole = _joined(whole, line) if count else whole
        if _END.search(whole):
            return count if fields(whole) else 0
    return 0


def whole(lines: Iterable[str]) -> list[str]:
    """Returns workbench lines with those that go on with them joined to them."""
    result: list[str] = []
    for line in lines:
        if result and not line.startswith(HEAD):
            result[-1] = _joined(result[-1], line)
        else:
            result.append(line)
    return result


def _joined(start: str, line: str) -> str:
    broken_word = re.search(r"\w-$", start)
    return start + ("" if broken_word else " ") + line.strip().removeprefix("#").strip()


def fields(line: str) -> dict[str, str]:
    """Returns the fields of a `# workbench:` line; nothing if the line is broken."""
    rest = line.partition("workbench:")[2]
    if not _LINE.fullmatch(rest):
        return {}
    try:
        return {name: json.loads(value) if value[0] == '"' else value for name, value in _PAIR.findall(rest)}
    except ValueError:
        return {}


def provenance(found: Mapping[str, str]) -> Provenance | None:
    """Returns what the fields say, or None if they name no state or one that does not exist."""
    try:
        return Provenance(
            state=State(found["state"]),
            on=date.fromisoformat(found["on"]) if "on" in found else None,
            **{name: found.get(name, "") for name in ("by", "engine", "options", "glossary", "why", "terms")},
        )
    except (KeyError, ValueError):
        return None


def state_line(unit: Unit) -> str:
    """Returns the provenance line of a unit, empty if there is nothing to say."""
    p = unit.provenance or Provenance(unit.state)
    plain = unit.provenance is None and unit.state in (State.UNTRANSLATED, State.TRANSLATED)
    if plain or (unit.state is State.UNTRANSLATED and not (p.why or p.engine or p.terms)):
        return ""
    values = {
        "state": unit.state.value, "by": p.by, "on": p.on.isoformat() if p.on else "", "engine": p.engine,
        "options": p.options, "glossary": p.glossary, "terms": p.terms, "why": p.why,
        "h": fingerprint(unit.context, unit.source, unit.target),
    }  # fmt: skip
    return _line(values.items())


def ignored_line(unit: Unit) -> str:
    """Returns the line of the dismissed checks of a unit, empty if there are none."""
    values = {"ignore": ",".join(unit.ignored), "h": fingerprint(unit.context, unit.source, unit.target)}
    return _line(values.items()) if unit.ignored else ""


def _line(values: Iterable[tuple[str, str]]) -> str:
    return " ".join([HEAD, *(f"{name}={_quoted(value)}" for name, value in values if value)])


def _quoted(value: str) -> str:
    """Returns the value as it is if it is one plain word, else as a JSON string of printable characters."""
    if _BARE.fullmatch(value) and value.isprintable():
        return value
    return "".join(c if c.isprintable() else _escaped(c) for c in json.dumps(value, ensure_ascii=False))


def _escaped(char: str) -> str:
    return json.dumps(char)[1:-1]
