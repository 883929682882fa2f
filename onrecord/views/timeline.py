"""The ledger's entries by day, on a page or as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby

from onrecord.ledger import Entry, Origin
from onrecord.model import Event, Figure, Statement
from onrecord.views.console import COLOURS, Page
from onrecord.wording import bounds, deed, measured, one_line, saying, shortened, voice

__all__ = ["SHORT", "entry_json", "print_timeline"]

INDENT = 11
"""Columns of the status at the left of every entry."""

SHORT = 10
"""Digits of an entry's id that are shown on a page."""

LONGEST_TITLE = 40
"""Characters of the title of a report whose outlet is not known."""


def print_timeline(page: Page, entries: Iterable[Entry]) -> None:
    """Prints entries under their days; those without a day come under "no date"."""
    groups = groupby(entries, key=lambda entry: bounds(entry.item.time))
    for number, (days, group) in enumerate(groups):
        if number:
            page.blank()
        page.tell((days or "no date", "bold underline"))
        for entry in group:
            _print_entry(page, entry)


def _print_entry(page: Page, entry: Entry) -> None:
    item = entry.item
    label: str
    if isinstance(item, Event):
        label, what, colour = item.status, deed(item), COLOURS[item.status]
    elif isinstance(item, Figure):
        label, what, colour = "figure", measured(item), "blue"
    else:
        label, what, colour = "said", saying(item), "blue"
    page.tell((f"  {label:<{INDENT - 2}}", colour), (what, "bold"), *_where(entry), hang=INDENT)
    page.quote(entry.quote, INDENT)
    page.tell(
        (voice(told.speakers for told in entry.voices), "italic"),
        (f" · {_reported(entry.origin)} · ", "dim"),
        (entry.id[:SHORT], "cyan"),
        indent=INDENT,
    )


def _reported(origin: Origin) -> str:
    """When the report was published, and where; its title where its outlet is not known."""
    day = origin.published[:10] if origin.published else "on an unknown day"
    if origin.outlet:
        return f"reported {day} by {one_line(origin.outlet)}"
    return f"reported {day} in “{shortened(origin.title or origin.id, LONGEST_TITLE)}”"


def _where(entry: Entry) -> list[str | tuple[str, str]]:
    """The place, the clock time and the words for a time that stays unresolved."""
    item, parts = entry.item, list[str | tuple[str, str]]()
    if not isinstance(item, Statement) and item.place:
        parts.append(f" · in {one_line(item.place)}")
    if item.time and item.time.at:
        parts.append(f" · at {item.time.at}")
    if item.time and bounds(item.time) is None:
        parts.append((f" · {one_line(item.time.text)} (unresolved)", "yellow"))
    return parts


def entry_json(entry: Entry) -> str:
    """An entry as one line of JSON: its ids, its item in the form of the record, its quotes, voices and report."""
    origin = entry.origin
    body = {
        "item": entry.id,
        "kind": entry.kind,
        entry.kind: entry.item.to_json(),
        "quotes": [entry.quote, *entry.further],
        "voices": [{"item": told.item, "id": told.id, "speaker": list(told.speakers)} for told in entry.voices],
        "event_item": entry.event,
        "report": {
            "id": origin.id,
            "title": origin.title,
            "outlet": origin.outlet,
            "published": origin.published,
            "url": origin.url,
            "version": origin.version,
        },
        "recorded_at": entry.recorded_at,
    }
    return json.dumps(body, ensure_ascii=False)
