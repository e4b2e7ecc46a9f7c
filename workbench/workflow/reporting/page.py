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
from workbench.metrics.scores import SMALL_SAMPLE
from workbench.workflow.reporting.charts import bars, lines
from workbench.workflow.reporting.figures import BINS, Report
from workbench.workflow.scoring import Result

NAMES = {"bleu": "BLEU", "chrf": "chrF2++", "ter": "TER"}
MEANING = (
    "Drafts are scored against what people made of them, so TER is the HTER: edits for a hundred words of the reviewed "
    "text, less is better. BLEU and chrF2++ run from 0 to 100, more is better. The bars compare TER within a table.",
    "Unchanged: drafts accepted as they were. Changed: characters inserted, deleted or replaced, of the reviewed "
    "text's. s/word: seconds for a word of the French, where the time is between 0.25 and 30. Terms: occurrences of "
    "glossary terms whose draft has an accepted form.",
    f"± is half of the 95 % confidence interval. * fewer than {SMALL_SAMPLE} segments, which say little. A reviewed "
    "text stays near the draft it began with: these figures are higher than against an independent translation.",
)


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
    labels = [f"{i * 100 // BINS}–{(i + 1) * 100 // BINS}" for i in range(BINS)]
    months = report.months
    series = [(NAMES[name], [_value(month, name) for month in months]) for name in ("bleu", "chrf")]
    by_month = "Quality by month of review"
    return [
        _cards(report),
        _section(
            by_month, _chart(lines([m.group for m in months], series)), _legend(series), _results(by_month, months)
        ),
        *(
            _section(title, _results(title, results))
            for title, results in (
                ("Quality by engine", report.engines),
                ("Quality and effort by release", report.releases),
                ("Quality by kind of block", report.blocks),
            )
        ),
        _section("Segments by chrF2++", _chart(bars(labels, report.distribution, "Segments by chrF2++"))),
        _section("Terms that drafts lacked", _terms(report)),
        _section("Segments with the lowest chrF2++", *(_worst(report))),
        _section("Who reviewed what", _table("Reviewers", ["reviewer", "release", "segments"], report.reviewers)),
        _section("What the figures mean", *(E.p(sentence) for sentence in MEANING)),
        _section("Signatures", *[E.p(E.code(f"{NAMES[s.metric]}: {s.signature}")) for s in report.overall.scores]),
    ]


def _value(result: Result, metric: str) -> float | None:
    score = result.score(metric)
    return score.value if score else None


def _section(title: str, *parts: Any) -> Any:
    return E.section(E.h2(title), *parts)


def _chart(drawing: Any) -> Any:
    region = {"class": "wide", "role": "region", "aria-label": drawing.get("aria-label"), "tabindex": "0"}
    return E.div(E.div(drawing, **{"class": "chart"}), **region)


def _cards(report: Report) -> Any:
    overall, effort = report.overall, report.overall.effort
    cards = [(NAMES[s.metric], f"{s.value:.1f}", f"± {s.interval:.1f}" if s.interval else "") for s in overall.scores]
    if effort:
        cards.append(("accepted unchanged", f"{effort.unchanged:.0f} %", f"{effort.segments:,} segments"))
    if effort and effort.seconds_a_word is not None:
        cards.append(("seconds a word", f"{effort.seconds_a_word:.1f}", f"{effort.timed:,} segments"))
    if overall.terms is not None:
        cards.append(("terms", f"{overall.terms:.1f} %", f"{overall.term_occurrences:,} occurrences"))
    done, words = sum(s.words_done for s in report.progress), sum(s.words for s in report.progress)
    cards.append(("reviewed", f"{100 * done / words:.0f} %" if words else "–", f"of {words:,} words"))
    boxes = [E.div(E.span(name), E.strong(value), E.small(note), **{"class": "card"}) for name, value, note in cards]
    said = [f"{overall.segments} segments say little: see the intervals."] * overall.small
    warnings = [E.p(_text(warning), **{"class": "warning"}) for warning in (*said, *report.warnings)]
    days = [E.p(f"Reviewed {report.first} to {report.last}", **{"class": "days"})] if report.first else []
    return E.section(*days, E.div(*boxes, **{"class": "cards"}), *warnings)


def _legend(series: Sequence[tuple[str, Sequence[float | None]]]) -> Any:
    keys = [E.span(E.i(**{"class": f"key s{i}"}), name) for i, (name, _) in enumerate(series)]
    return E.p(*keys, **{"class": "legend"})


def _results(title: str, results: Sequence[Result]) -> Any:
    columns = ["", "segments", *NAMES.values(), "unchanged", "changed", "s/word", "terms"]
    table = _table(title, columns, [_row(result) for result in results])
    values = [_value(result, "ter") or 0.0 for result in results]
    for row, value in zip(table.iter("tr"), [0.0, *values], strict=True):
        if value:
            row[2 + list(NAMES).index("ter")].set("style", f"--part: {100 * value / max(values):.0f}%")
    return table


def _row(result: Result) -> list[object]:
    effort = result.effort
    unchanged = f"{effort.unchanged:.0f} %" if effort else ""
    changed = f"{effort.characters:.0f} %" if effort else ""
    seconds = f"{effort.seconds_a_word:.1f}" if effort and effort.seconds_a_word is not None else ""
    terms = f"{result.terms:.0f} %" if result.terms is not None else ""
    return [
        result.group,
        f"{result.segments:,}" + " *" * result.small,
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
    return _table("Terms that drafts lacked", ["term", "occurrences", "in the draft"], rows)


def _table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Any:
    """A table that a keyboard can scroll; the first cell of a row heads it."""
    head = E.thead(E.tr(*[E.th(name, scope="col") for name in columns]))
    body = E.tbody(
        *[E.tr(E.th(_cell(name), scope="row"), *[E.td(_cell(value)) for value in values]) for name, *values in rows]
    )
    region = {"class": "wide", "role": "region", "aria-label": title, "tabindex": "0"}
    return E.div(E.table(head, body), **region)


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else _text(str(value))


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
