"""The events for TimelineJS, a page that shows them by day."""

from __future__ import annotations

import json
import sys
from html import escape
from typing import Any, TextIO

from onrecord.ledger import Entry, Ledger, Question
from onrecord.views.timeline import reported
from onrecord.wording import deed, one_line, voice

__all__ = ["write"]


def write(ledger: Ledger, stream: TextIO) -> None:
    """Writes the events that have a day; says on standard error how many have none, which TimelineJS cannot place."""
    slides, undated = list[dict[str, Any]](), 0
    for entry in ledger.stream(Question(rejected=True)):
        days = (entry.item.time.earliest, entry.item.time.latest) if entry.item.time else (None, None)
        if days[0] or days[1]:
            slides.append(_slide(entry, days[0] or days[1] or "", days[1] or days[0] or ""))
        else:
            undated += 1
    stream.write(json.dumps({"events": slides}, ensure_ascii=False, indent=1) + "\n")
    if undated:
        events = "1 event has" if undated == 1 else f"{undated} events have"
        print(f"{events} no day and cannot stand in a TimelineJS; --format jsonl has all.", file=sys.stderr)


def _slide(entry: Entry, first: str, last: str) -> dict[str, Any]:
    item: Any = entry.item
    place = f" · {one_line(item.place)}" if item.place else ""
    source = f"{voice(told.speakers for told in entry.voices)} · {reported(entry.origin)}"
    source = f'<a href="{escape(entry.origin.url)}">{escape(source)}</a>' if entry.origin.url else escape(source)
    rejected = "rejected · " if entry.rejected else ""
    return {
        "unique_id": entry.id,
        "start_date": _date(first),
        "end_date": _date(last),
        "group": item.type,
        "text": {
            "headline": escape(f"{rejected}{item.status} · {deed(item)}{place}"),
            "text": f"<blockquote>{escape(one_line(entry.quote))}</blockquote><p>{source}</p>",
        },
    }


def _date(day: str) -> dict[str, str]:
    year, month, number = day.split("-")
    return {"year": year, "month": month, "day": number}
