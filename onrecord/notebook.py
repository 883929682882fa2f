"""A record as a table of HTML for notebooks: self-contained, everything from the report escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from onrecord.model import Event, Item, Record, Statement
from onrecord.wording import deed, headline, measured, one_line, origin, quoted, saying, voice, when

__all__ = ["record_html"]

_CELL = "text-align:left;vertical-align:top;padding:4px 8px"
_COLOURS = {
    "happened": "#1a7f37",
    "ongoing": "#0969da",
    "planned": "#8250df",
    "possible": "#9a6700",
    "denied": "#cf222e",
}


def record_html(record: Record) -> str:
    """A record as one HTML table: what, in whose voice, when, where, and the quote of every item."""
    report = record.report
    undated = "no date: relative times stay unresolved — give published=…"
    head = (
        f'<caption style="{_CELL};caption-side:top"><b>{escape(headline(report))}</b><br>'
        f"{escape(origin(report.outlet, report.published, undated))}</caption>"
    )
    titles = "".join(f'<th style="{_CELL}">{title}</th>' for title in ("", "what", "voice", "when", "where", "quote"))
    rows = "".join(f"<tr>{''.join(_cells(record, item))}</tr>" for item in record.items)
    return f"<table>{head}<thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(record: Record, item: Item) -> Iterator[str]:
    voices = record.voices(item)
    told_by = voice((statement.speaker for statement in voices), (statement.id for statement in voices))
    yield _cell(escape(item.id))
    yield _cell(_what(record, item))
    yield _cell(escape(told_by))
    yield _cell(escape(when(item.time) or "–"))
    yield _cell(escape("–" if isinstance(item, Statement) or not item.place else one_line(item.place)))
    yield _cell("<br>".join(f"<q>{escape(quoted(record.report, span))}</q>" for span in item.evidence))


def _what(record: Record, item: Item) -> str:
    if isinstance(item, Statement):
        return escape(saying(item, quoted(record.report, item.cue) if item.cue else None))
    if isinstance(item, Event):
        colour = _COLOURS[item.status]
        return f'<b style="color:{colour}">{escape(item.status)}</b> {escape(deed(item))}'
    return escape(measured(item) + (f" (of {item.event})" if item.event else ""))


def _cell(content: str) -> str:
    return f'<td style="{_CELL}">{content}</td>'
