"""A record as the ledger will hold it: each item with the words, voices and identities that comparing it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.matching.copies import bands, digest, signature
from onrecord.matching.identities import identified, names_of, states_in
from onrecord.matching.keys import keys_of
from onrecord.matching.words import words_of
from onrecord.model import Event, Figure, Item, Kept, KeptReport, Record, Span, Statement

__all__ = ["keep"]


def keep(record: Record, report: str, ids: Sequence[str], recorded: str | None = None) -> KeptReport:
    """A record as the ledger will hold it under the id `report`; `ids` are those of `record.items`, in their order."""
    text = record.report.text
    identities, members = identified(record)
    by_id = {item.id: id_ for item, id_ in zip(record.items, ids, strict=True)}
    events = {event.id: event for event in record.events}
    scene = tuple(sorted(states_in(record.report.title or "")))
    kept = []
    for item, id_ in zip(record.items, ids, strict=True):
        names = names_of(item)
        event = events.get(item.event or "") if isinstance(item, Figure) else None
        plain = Kept(
            id=id_,
            report=report,
            item=item,
            outlet=record.report.outlet,
            published=record.report.published,
            recorded=recorded,
            quote=_words(text, item.evidence[:1]),
            said=_said(text, item),
            anchor=_words(text, (item.anchor,)) if isinstance(item, Event) else "",
            about=_about(text, item, event),
            voice=tuple(name for voice in record.voices(item) for name in voice.speaker),
            identities=tuple((name, identities[name]) for name in names if name in identities),
            members=tuple((name, members[name]) for name in names if name in members),
            event=by_id.get(event.id) if event is not None else None,
            scene=scene,
        )
        kept.append(replace(plain, keys=keys_of(plain)))
    marks = signature(text)
    return KeptReport(
        id=report,
        outlet=record.report.outlet,
        published=record.report.published,
        recorded=recorded,
        digest=digest(text),
        signature=marks,
        words=len(words_of(text)),
        keys=bands(marks, digest(text)),
        items=tuple(kept),
    )


def _said(text: str, item: Item) -> str:
    """The words of a statement; for a figure, which is a few words only, the sentence around it."""
    if isinstance(item, Figure):
        span = item.evidence[0]
        start = max((at + len(mark) for mark in _ENDS if (at := text.rfind(mark, 0, span.start)) >= 0), default=0)
        stops = [at for mark in _ENDS if (at := text.find(mark, span.end)) >= 0]
        return text[start : min(stops, default=len(text))].strip()
    return _words(text, item.content) if isinstance(item, Statement) else ""


_ENDS = (". ", "? ", "! ", "\n", ".” ")


def _about(text: str, item: Item, event: Event | None) -> str:
    """What an event is about; for a figure, whom and what its event names, by which figures of one thing are found."""
    if isinstance(item, Event):
        return _words(text, (item.about,)) if item.about else ""
    if isinstance(item, Figure):
        told = [*event.actors, *event.recipients, event.place or ""] if event is not None else []
        return " ".join(part for part in (*told, item.place or "") if part)
    return ""


def _words(text: str, spans: Sequence[Span]) -> str:
    return " ".join(text[span.start : span.end] for span in spans)
