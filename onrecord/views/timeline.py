"""`onrecord timeline`: the ledger's entries by day, on a page or as JSON lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from onrecord.ledger import Entry, Judgement, Origin, Question
from onrecord.model import Event, Figure, Statement
from onrecord.views.answers import asked_of, found
from onrecord.views.console import COLOURS, Page
from onrecord.wording import bounds, deed, measured, one_line, saying, shortened, voice

__all__ = [
    "SHORT",
    "answer",
    "entry_form",
    "entry_json",
    "judged",
    "print_entry",
    "print_timeline",
    "reported",
    "value",
    "where",
]

INDENT = 11
"""Columns of the status at the left of every entry."""

SHORT = 10
"""Digits of an entry's id that are shown on a page."""

LONGEST_TITLE = 40
"""Characters of the title of a report whose outlet is not known."""


def answer(question: Question, ledger: Path, limit: int | None, json: bool) -> None:
    """Asks for a timeline and prints it as it comes, up to `limit` entries."""
    with asked_of(ledger, question) as kept:
        entries = found(kept.stream(question), ledger)
        shown = islice(entries, limit) if limit else entries
        if json:
            for entry in shown:
                print(entry_json(entry))
        else:
            print_timeline(Page(), shown)
        if limit and next(entries, None) is not None:
            print(f"There are more; only the first {limit} are shown.", file=sys.stderr)


def print_timeline(page: Page, entries: Iterable[Entry]) -> None:
    """Prints entries under their days; those without a day come under "no date"."""
    groups = groupby(entries, key=lambda entry: bounds(entry.item.time))
    for number, (days, group) in enumerate(groups):
        if number:
            page.blank()
        page.tell((days or "no date", "bold underline"))
        for entry in group:
            print_entry(page, entry)


def print_entry(page: Page, entry: Entry, more: Sequence[str] = ()) -> None:
    """Prints an entry: what, where, its quote, its voice and its report; then more lines about it."""
    item = entry.item
    label: str
    if isinstance(item, Event):
        label, what, colour = item.status, deed(item), COLOURS[item.status]
    elif isinstance(item, Figure):
        label, what, colour = "figure", measured(item), "blue"
    else:
        label, what, colour = "said", saying(item), "blue"
    page.tell((f"  {label:<{INDENT - 2}}", colour), (what, "bold"), *where(entry), hang=INDENT)
    page.quote(entry.quote, INDENT)
    page.tell(
        (voice(told.speakers for told in entry.voices), "italic"),
        (f" · {reported(entry.origin)} · ", "dim"),
        (entry.id[:SHORT], "cyan"),
        indent=INDENT,
    )
    for judgement in entry.judgements:
        page.tell((judged(judgement, entry), "yellow"), indent=INDENT)
    for line in more:
        page.tell((line, "dim"), indent=INDENT)


def judged(judgement: Judgement, entry: Entry | None = None) -> str:
    """A judgement in one line: what was judged, by whom, when."""
    what = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "merge": "merged", "split": "split"}
    told = what.get(judgement.verdict, "taken back")
    if judgement.verdict == "correct":
        told += f" to {judgement.field} {value(judgement.value)}"
        was = entry.read.to_json().get(judgement.field or "") if entry and entry.read else None
        told += f" (read: {value(was)})" if was else ""
    elif judgement.other:
        told += f" with {judgement.other[:SHORT]}"
    elif judgement.withdrawn:
        told += f": judgement {judgement.withdrawn}"
    note = f": {one_line(judgement.note)}" if judgement.note else ""
    return f"{told} by {one_line(judgement.person)} on {judgement.recorded_at[:10]}{note}"


def value(plain: Any) -> str:
    """A value of a field in words; nothing is a dash."""
    if isinstance(plain, list):
        return one_line("; ".join(map(str, plain))) or "–"
    return one_line(str(plain)) if plain is not None else "–"


def reported(origin: Origin) -> str:
    """When the report was published, and where; its title where its outlet is not known."""
    day = origin.published[:10] if origin.published else "on an unknown day"
    if origin.outlet:
        return f"reported {day} by {one_line(origin.outlet)}"
    return f"reported {day} in “{shortened(origin.title or origin.id, LONGEST_TITLE)}”"


def where(entry: Entry) -> list[str | tuple[str, str]]:
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
    """An entry as one line of JSON; see `entry_form`."""
    return json.dumps(entry_form(entry), ensure_ascii=False)


def entry_form(entry: Entry) -> dict[str, Any]:
    """An entry as JSON: its ids, its item in the form of the record, its quotes, voices, report and judgements."""
    origin = entry.origin
    body: dict[str, Any] = {
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
    if entry.judgements:
        body["judgements"] = [each.to_json() for each in entry.judgements]
    if entry.read:
        body["read"] = entry.read.to_json()
    return body
