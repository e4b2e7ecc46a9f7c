"""The report as one HTML page: no script, nothing from the network."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from importlib.resources import files
from pathlib import Path
from typing import Any

from lxml import html
from lxml.builder import E

from workbench.catalog import store
from workbench.core.text import visible
from workbench.workflow.reporting.charts import bars, lines
from workbench.workflow.reporting.figures import BINS, Report
from workbench.workflow.scoring import Result

NAMES = {"bleu": "BLEU", "chrf": "chrF2++", "ter": "TER"}


def page(report: Report, title: str) -> str:
    """Returns the page as HTML text. All text of segments is escaped and cannot act as markup."""
    style = files("workbench.workflow.reporting").joinpath("report.css").read_text(encoding="utf-8")
    head = E.head(
        E.meta(charset="utf-8"),
        E.meta(name="viewport", content="width=device-width, initial-scale=1"),
        E.title(_text(title)),
        E.style(style),
    )
    body = E.body(E.main(E.h1(_text(title)), *_sections(report)))
    text: str = html.tostring(E.html(head, body, lang="en"), encoding="unicode", pretty_print=True)
    return f"<!doctype html>\n{text}"


def save(path: Path, report: Report, title: str) -> None:
    """Writes the page in one step.

    Raises:
        CatalogError: nothing could be written.
    """
    store.write(path, page(report, title).encode())


def _sections(report: Report) -> list[Any]:
    labels = [f"{i * 100 // BINS}" for i in range(BINS)]
    months = report.months
    series = [(NAMES[name], [_value(month, name) for month in months]) for name in ("bleu", "chrf")]
    return [
        _cards(report),
        _section(
            "Quality by month of review", lines([m.group for m in months], series), _legend(series), _results(months)
        ),
        _section("Quality by engine", _results(report.engines)),
        _section("Quality and effort by release", _results(report.releases)),
        _section("Quality by kind of block", _results(report.blocks)),
        _section("Segments by chrF2++", bars(labels, report.distribution, "segments by chrF2++, ten points a bar")),
        _section("Terms that drafts lacked", _terms(report)),
        _section("Segments with the lowest chrF2++", *(_worst(report))),
        _section("Who reviewed what", _table(["reviewer", "release", "segments"], report.reviewers)),
        _section("Signatures", *[E.p(E.code(f"{NAMES[s.metric]}: {s.signature}")) for s in report.overall.scores]),
    ]


def _value(result: Result, metric: str) -> float | None:
    score = result.score(metric)
    return score.value if score else None


def _section(title: str, *parts: Any) -> Any:
    return E.section(E.h2(title), *parts)


def _cards(report: Report) -> Any:
    overall, effort = report.overall, report.overall.effort
    cards = [(NAMES[s.metric], f"{s.value:.1f}", f"± {s.interval:.1f}" if s.interval else "") for s in overall.scores]
    if effort:
        cards.append(("accepted unchanged", f"{effort.unchanged:.0f} %", f"{effort.segments} segments"))
    if effort and effort.seconds_a_word is not None:
        cards.append(("seconds a word", f"{effort.seconds_a_word:.1f}", f"{effort.timed} segments"))
    if overall.terms is not None:
        cards.append(("terms", f"{overall.terms:.1f} %", f"{overall.term_occurrences} occurrences"))
    done, words = sum(s.words_done for s in report.progress), sum(s.words for s in report.progress)
    cards.append(("reviewed", f"{100 * done / words:.0f} %" if words else "–", f"{words:,} words"))
    boxes = [E.div(E.span(name), E.strong(value), E.small(note), **{"class": "card"}) for name, value, note in cards]
    warning = [E.p(f"{overall.segments} segments say little: see the intervals.", **{"class": "warning"})]
    return E.section(E.div(*boxes, **{"class": "cards"}), *(warning if overall.small else []))


def _legend(series: Sequence[tuple[str, Sequence[float | None]]]) -> Any:
    keys = [E.span(E.i(**{"class": f"key s{i}"}), name) for i, (name, _) in enumerate(series)]
    return E.p(*keys, **{"class": "legend"})


def _results(results: Sequence[Result]) -> Any:
    columns = ["", "segments", *NAMES.values(), "unchanged", "changed", "s/word", "terms"]
    return _table(columns, [_row(result) for result in results])


def _row(result: Result) -> list[object]:
    effort = result.effort
    unchanged = f"{effort.unchanged:.0f} %" if effort else ""
    changed = f"{effort.characters:.0f} %" if effort else ""
    seconds = f"{effort.seconds_a_word:.1f}" if effort and effort.seconds_a_word is not None else ""
    terms = f"{result.terms:.0f} %" if result.terms is not None else ""
    return [
        result.group,
        result.segments,
        *("–" if (value := _value(result, name)) is None else f"{value:.1f}" for name in NAMES),
        unchanged,
        changed,
        seconds,
        terms,
    ]


def _terms(report: Report) -> Any:
    if not report.terms:
        return E.p("None.")
    rows = [[row.term, row.occurrences, row.accepted] for row in report.terms[:30]]
    return _table(["term", "occurrences", "in the draft"], rows)


def _table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Any:
    head = E.thead(E.tr(*[E.th(name) for name in columns]))
    body = E.tbody(*[E.tr(*[E.td(_text(str(value))) for value in row]) for row in rows])
    return E.div(E.table(head, body), **{"class": "wide"})


def _worst(report: Report) -> list[Any]:
    return [
        E.article(
            E.p(E.b(_text(row.release)), f" chrF2++ {row.chrf:.1f}"),
            E.p(_text(row.source), lang="fr"),
            E.p(*difference(row.draft, row.target)),
        )
        for row in report.worst
    ]


def difference(before: str, after: str) -> list[Any]:
    """Returns `after` with the words of `before` that it replaced struck out: strings, `del` and `ins` elements."""
    old, new = before.split(), after.split()
    parts: list[Any] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts += [_text(" ".join(new[c:d])), " "]
            continue
        if a < b:
            parts += [E("del", _text(" ".join(old[a:b]))), " "]
        if c < d:
            parts += [E.ins(_text(" ".join(new[c:d]))), " "]
    return parts


def _text(text: str) -> str:
    """Text that XML can hold: control characters as pictures, lone surrogates and non-characters replaced."""
    return "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF or ord(c) in (0xFFFE, 0xFFFF) else c for c in visible(text))
