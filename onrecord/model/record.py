"""The record of one report: statements, events and figures, each with the words that carry it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from onrecord.model.actors import Actor
from onrecord.model.places import Place
from onrecord.model.reading import Manner
from onrecord.model.report import Report, Span

Status = Literal["happened", "ongoing", "planned", "possible", "denied"]

__all__ = ["Event", "Figure", "Item", "Record", "Statement", "Status", "Time", "span_json", "spans_json"]


@dataclass(frozen=True, slots=True)
class Time:
    """When an item is or was: the words of the report and the narrowest bounds that they and its date allow.

    `value` is the TIMEX3 value of the words ("XXXX-WXX-1" where they stay symbolic), `granularity` how fine they tell
    it, `zone` the zone of `at` where one is told, `edtf` the EDTF string, `reason` how the bounds came about, `anchor`
    the words of the other event that it is told by ("the attack" of "two days after the attack").
    """

    text: str
    earliest: str | None = None
    latest: str | None = None
    at: str | None = None
    value: str | None = field(default=None, compare=False)
    granularity: str | None = field(default=None, compare=False)
    zone: str | None = field(default=None, compare=False)
    edtf: str | None = field(default=None, compare=False)
    reason: str | None = field(default=None, compare=False)
    anchor: str | None = field(default=None, compare=False)

    def to_json(self) -> dict[str, Any]:
        """The `time` of an item of a record; what is not known beyond the contract's four keys is left out."""
        told = {"text": self.text, "earliest": self.earliest, "latest": self.latest, "at": self.at}
        more = {key: getattr(self, key) for key in ("value", "granularity", "zone", "edtf", "reason", "anchor")}
        return told | {key: value for key, value in more.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Statement:
    """One act of saying: a speaker, a cue and what was said."""

    id: str
    evidence: tuple[Span, ...]
    source: str | None
    speaker: tuple[str, ...]
    manner: Manner
    content: tuple[Span, ...]
    cue: Span | None
    addressee: tuple[str, ...] = ()
    medium: str | None = None
    on_behalf_of: str | None = None
    time: Time | None = None
    rule: str = field(default="", compare=False)

    def to_json(self) -> dict[str, Any]:
        """This statement in the form of the contract."""
        return {
            "id": self.id,
            "evidence": spans_json(self.evidence),
            "source": self.source,
            "speaker": list(self.speaker),
            "manner": self.manner,
            "content": spans_json(self.content),
            "cue": span_json(self.cue),
            "addressee": list(self.addressee),
            "medium": self.medium,
            "on_behalf_of": self.on_behalf_of,
            "time": self.time.to_json() if self.time else None,
        }


@dataclass(frozen=True, slots=True)
class Event:
    """Who did, does, will do or did not do what to whom, by the codebook.

    `rule` names the codebook's entry that made it; `contexts` are PLOVER's contexts, in the order of its list.
    """

    id: str
    evidence: tuple[Span, ...]
    source: str | None
    type: str
    mode: str | None
    anchor: Span
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    time: Time | None
    status: Status
    about: Span | None
    rule: str = field(default="", compare=False)
    contexts: tuple[str, ...] = field(default=(), compare=False)

    def to_json(self) -> dict[str, Any]:
        """This event in the form of the contract, with `contexts` and `rule` as keys of our own."""
        return {
            "id": self.id,
            "evidence": spans_json(self.evidence),
            "source": self.source,
            "type": self.type,
            "mode": self.mode,
            "anchor": span_json(self.anchor),
            "actors": list(self.actors),
            "recipients": list(self.recipients),
            "place": self.place,
            "time": self.time.to_json() if self.time else None,
            "status": self.status,
            "about": span_json(self.about),
            "contexts": list(self.contexts),
            "rule": self.rule,
        }


@dataclass(frozen=True, slots=True)
class Figure:
    """A claimed number of people or things: its measure, bounds and unit, and the event it belongs to."""

    id: str
    evidence: tuple[Span, ...]
    source: str | None
    measure: str
    low: float | None
    high: float | None
    approximate: bool
    unit: str | None
    per: str | None
    event: str | None
    time: Time | None
    place: str | None
    rule: str = field(default="", compare=False)
    cumulative: bool = False

    def to_json(self) -> dict[str, Any]:
        """This figure in the form of the contract; whole numbers are written without a point.

        `cumulative`, a key of our own, is true for a total that a report tells beside what is new in it.
        """
        return {
            "id": self.id,
            "evidence": spans_json(self.evidence),
            "source": self.source,
            "measure": self.measure,
            "low": _number(self.low),
            "high": _number(self.high),
            "approximate": self.approximate,
            "unit": self.unit,
            "per": self.per,
            "event": self.event,
            "time": self.time.to_json() if self.time else None,
            "place": self.place,
            "cumulative": self.cumulative,
        }


Item = Statement | Event | Figure


@dataclass(frozen=True, slots=True)
class Record:
    """What one report says: its statements, events and figures, each with the words that carry it.

    `places` are the places that it names, on the map as far as they are plain; `actors` tells whom the names in the
    items stand for, each name once, in the order of their first item. `reader` names what read the report: the version
    of Onrecord and of the network's weights. `analysis`, of undated reports only, is what dating it later needs: see
    `onrecord.dated`.
    """

    report: Report
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[Actor, ...] = ()
    reader: str = ""
    analysis: str | None = field(default=None, compare=False, repr=False)

    @property
    def items(self) -> tuple[Item, ...]:
        """All items: statements, then events, then figures."""
        return (*self.statements, *self.events, *self.figures)

    def voices(self, item: Item) -> tuple[Statement, ...]:
        """The statements that carry an item, innermost first; none where the report tells it in its own voice."""
        statements = {statement.id: statement for statement in self.statements}
        passed, found = {item.id}, []
        while item.source in statements and item.source not in passed:
            passed.add(item.source)
            item = statements[item.source]
            found.append(item)
        return tuple(found)

    def located(self, item: Item) -> Place | None:
        """The place of an event or figure on the map (`Place.geometry` is GeoJSON), None where it tells none."""
        name = None if isinstance(item, Statement) else item.place
        return next((place for place in self.places if name in place.names), None) if name else None

    def to_json(self) -> dict[str, Any]:
        """The record as one JSON object in the form of the contract."""
        kept = {"analysis": self.analysis} if self.analysis else {}
        return {
            "report": self.report.to_json(),
            "statements": [item.to_json() for item in self.statements],
            "events": [item.to_json() for item in self.events],
            "figures": [item.to_json() for item in self.figures],
            "places": [place.to_json() for place in self.places],
            "actors": [actor.to_json() for actor in self.actors],
            "reader": self.reader,
            **kept,
        }

    def _repr_html_(self) -> str:
        """The record as a table for notebooks; every item with its quote."""
        from onrecord.notebook import record_html

        return record_html(self)


def span_json(span: Span | None) -> list[int] | None:
    """A span as the two-number list of the contract, or None."""
    return [span.start, span.end] if span is not None else None


def spans_json(spans: tuple[Span, ...]) -> list[list[int]]:
    """Spans as lists of two numbers."""
    return [[span.start, span.end] for span in spans]


def _number(value: float | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if float(value).is_integer() else value
