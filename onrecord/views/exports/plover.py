"""Events in the form of PLOVER 2.0, one JSON object each, for programs that read POLECAT-like data.

PLOVER has no slot for what is planned, possible or denied. Where it says which plain type such an event is, that type
is given; else the type stays and its auxiliary mode ("future", "hypothetical", "negation") is added. An event without
an actor is none in PLOVER.
"""

from __future__ import annotations

import json
import sys
from typing import Any, TextIO

from onrecord.coding.codebook import Codebook, load_codebook
from onrecord.ledger import Found, Ledger
from onrecord.model import Event, Record, Status

__all__ = ["folded", "plover", "write"]

FOLDED: dict[tuple[str, Status], tuple[str, str | None]] = {
    ("CONSULT", "planned"): ("AGREE", None),
    ("SUPPORT", "planned"): ("AGREE", None),
    ("COOPERATE", "planned"): ("AGREE", None),
    ("AID", "planned"): ("AGREE", None),
    ("AGREE", "planned"): ("AGREE", None),
    ("RETREAT", "planned"): ("CONCEDE", None),
    ("CONCEDE", "planned"): ("CONCEDE", None),
    ("ASSAULT", "possible"): ("THREATEN", "violence"),
}
"""Type and mode for (type, status), as the manual of PLOVER 2.0 gives them."""
AUXILIARY: dict[Status, str] = {"planned": "future", "possible": "hypothetical", "denied": "negation"}
SIZES = {"killed": "dead", "wounded": "injured", "detained": "arrested"}
"""Measures of figures that PLOVER has a field for."""
UNDATED = "the report tells no day of the event: date of publication"


def write(ledger: Ledger, stream: TextIO) -> None:
    """Writes one event a line; says on standard error how many have no actor and are therefore none in PLOVER."""
    codebook, without = load_codebook(None), 0
    for found in ledger.entries():
        event = plover(found, codebook)
        if event is not None:
            stream.write(json.dumps(event, ensure_ascii=False) + "\n")
        elif isinstance(found.entry.item, Event):
            without += 1
    if without:
        print(f"{without} events have no actor and are none in PLOVER; --format jsonl has them.", file=sys.stderr)


def folded(kind: str, mode: str | None, status: Status) -> tuple[str, list[str]]:
    """The plain type and the modes, an auxiliary one last, of an event with a status."""
    if (kind, status) in FOLDED:
        plain, new = FOLDED[kind, status]
        return plain, [new] if new else []
    modes = [mode] if mode else []
    return kind, [*modes, AUXILIARY[status]] if status in AUXILIARY else modes


def plover(found: Found, codebook: Codebook) -> dict[str, Any] | None:
    """One event of a ledger as PLOVER tells it; None for other items and for events without an actor."""
    event, record = found.entry.item, found.record
    if not isinstance(event, Event) or not event.actors:
        return None
    kind, modes = folded(event.type, event.mode, event.status)
    about = codebook.types.get(kind)
    report, span = record.report, event.evidence[0]
    return {
        "id": found.entry.id,
        "has_event": True,
        **_day(event, report.published),
        "actor": [_party(name, record) for name in event.actors],
        "recipient": [_party(name, record) for name in event.recipients],
        "event": [kind],
        "mode": modes,
        "context": list(event.contexts),
        "quad_code": about.quad if about else None,
        "event_scale": about.modes.get(modes[0], about.score) if about and modes else about.score if about else None,
        "event_loc": _location(event, record),
        "size": _sizes(event, record),
        "event_text": [report.text[event.anchor.start : event.anchor.end]],
        "text": report.text[span.start : span.end],
        "text_info": {"start": span.start, "end": span.end},
        "link": report.url,
        "cite_info": {
            "title": report.title,
            "publication": report.outlet,
            "date": report.published,
            "language": report.language,
            "coder": record.reader,
            "codebook": "PLOVER 2.0",
        },
        "status": event.status,
        "voice": list(found.entry.voices[0].speakers) if found.entry.voices else [],
    }


def _day(event: Event, published: str | None) -> dict[str, Any]:
    """The first and last day of an event; the day of publication, said to be that, where the report tells none."""
    time = event.time
    first = (time.earliest or time.latest) if time else None
    if time is None or first is None:
        return {
            "date": published[:10] if published else None,
            "comment": "the report tells no day: date of publication",
        }
    last = time.latest or first
    return {"date": first} | ({"enddate": last} if last != first else {}) | ({"time": time.at} if time.at else {})


def _party(name: str, record: Record) -> dict[str, Any]:
    known = next((actor for actor in record.actors if actor.name == name), None)
    return {
        "raw_text": name,
        "entity_name": known.label or name if known else name,
        "wikidata_id": known.wikidata if known else None,
        "country": known.country if known else None,
        "sector_code": known.sector if known else None,
    }


def _location(event: Event, record: Record) -> dict[str, Any] | None:
    if event.place is None:
        return None
    place = record.located(event)
    resolved: dict[str, Any] = {"extracted_place": event.place}
    if place is None or place.location is None:
        return resolved
    where = place.location
    return resolved | {
        "resolved_place": where.name,
        "geonameid": where.geonames,
        "lat": where.latitude,
        "lon": where.longitude,
        "province": where.admin1,
        "country_code": where.country,
    }


def _sizes(event: Event, record: Record) -> dict[str, float]:
    """The least number killed, wounded and arrested in an event by the figures that belong to it."""
    sizes: dict[str, float] = {}
    for figure in record.figures:
        name = SIZES.get(figure.measure)
        if figure.event == event.id and name and figure.low is not None:
            sizes.setdefault(name, figure.low)
    return sizes
