"""One record on a page: the report, then its statements, events and figures, each with its quote and its voice."""

from __future__ import annotations

from onrecord.model import Event, Figure, Item, Record, Statement
from onrecord.views.console import COLOURS, Page
from onrecord.wording import deed, headline, measured, one_line, origin, quoted, saying, voice, when

__all__ = ["print_record"]

INDENT = 5
"""Columns of the ids at the left of every item."""


def print_record(page: Page, record: Record) -> None:
    """Prints a record for a person."""
    report = record.report
    page.tell((headline(report), "bold"))
    page.tell((origin(report.outlet, report.published), "dim" if report.published else "yellow"))
    if report.url:
        page.whole(one_line(report.url))
    for title, items in (("Statements", record.statements), ("Events", record.events), ("Figures", record.figures)):
        page.blank()
        page.tell((title, "bold underline"), f"  {len(items) or 'none'}")
        for item in items:
            page.blank()
            _print_item(page, record, item)


def _print_item(page: Page, record: Record, item: Item) -> None:
    page.tell((f"{item.id:<{INDENT}}", "dim"), *_heading(record, item), hang=INDENT)
    voices = record.voices(item)
    told_by = voice((statement.speaker for statement in voices), (statement.id for statement in voices))
    page.tell(*_details(item, told_by), indent=INDENT)
    for span in item.evidence[:1]:
        page.quote(quoted(record.report, span), INDENT)
    if len(item.evidence) > 1:
        more = len(item.evidence) - 1
        page.tell((f"told again {'once' if more == 1 else f'{more} times'}", "dim"), indent=INDENT)


def _heading(record: Record, item: Item) -> tuple[str | tuple[str, str], ...]:
    if isinstance(item, Statement):
        return ((saying(item, quoted(record.report, item.cue) if item.cue else None), "bold"),)
    if isinstance(item, Event):
        return (item.status, COLOURS[item.status]), "  ", (deed(item), "bold")
    return ((measured(item), "bold"),)


def _details(item: Item, told_by: str) -> list[tuple[str, str]]:
    """When, where, of what, and in whose voice; what the report does not tell is left out."""
    details = []
    if item.time:
        unresolved = not (item.time.earliest or item.time.latest)
        details.append((when(item.time) or "", "yellow" if unresolved else ""))
    if isinstance(item, Statement):
        details.append((item.manner if item.manner != "none" else "no words", ""))
    elif item.place:
        details.append((f"in {one_line(item.place)}", ""))
    if isinstance(item, Figure) and item.event:
        details.append((f"of {item.event}", ""))
    details.append((told_by, "italic"))
    parted = [(" · ", "dim")] * (2 * len(details) - 1)
    parted[::2] = details
    return parted
