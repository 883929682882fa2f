"""Every type that crosses a border between stages: the report, its reading, its record and the items in it.

All spans are half-open `[start, end)` in code points of `Report.text`; all dates are ISO 8601 strings, because that is
what the record keeps. The form of a record as JSON is a contract; `Record.to_json` gives exactly that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from spacy.tokens import Doc

__all__ = [
    "Attribution",
    "Chain",
    "Event",
    "Figure",
    "Item",
    "Mention",
    "OfficeHeld",
    "Proposals",
    "Quantity",
    "Quotation",
    "Reading",
    "Record",
    "Refusal",
    "Report",
    "Span",
    "Statement",
    "Time",
    "Timex",
]

Manner = Literal["direct", "indirect", "mixed", "none"]
Status = Literal["happened", "ongoing", "planned", "possible", "denied"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
MentionKind = Literal["name", "description", "pronoun"]
EntityKind = Literal["PER", "ORG", "LOC"]


class Span(NamedTuple):
    """A stretch of `Report.text`, `[start, end)` in code points."""

    start: int
    end: int

    def within(self, other: Span) -> bool:
        """Whether all of this span lies inside the other."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


# --- sources ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Report:
    """One news report: its cleaned text, headline first and one paragraph a line, and what is known of its origin.

    `published` is an ISO 8601 date or date-time (with zone where it was told) or None; relative times are resolved
    against it and never against today. `quiet` are the stretches of the text that are kept but give no items:
    bylines, author lines, credits.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "en"
    quiet: tuple[Span, ...] = ()

    def is_quiet(self, span: Span) -> bool:
        """Whether the span touches a byline, author line or credit."""
        return any(span.overlaps(quiet) for quiet in self.quiet)

    def to_json(self) -> dict[str, Any]:
        """The `report` part of a record."""
        keys = ("id", "title", "outlet", "published", "url", "language", "text")
        return {key: getattr(self, key) for key in keys}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A report that could not be had or read: where it was looked for, why, and what to do about it."""

    where: str
    reason: str
    remedy: str = ""


# --- reading ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the network's heads for attribution and events propose, one row a token of `Reading.doc`.

    `cue`, `content` and `source` are probabilities of shape `(tokens,)`; `event` has shape `(tokens, types)` with the
    types named by `event_types` (PLOVER types, the last column "none").
    """

    cue: np.ndarray[Any, np.dtype[np.float32]]
    content: np.ndarray[Any, np.dtype[np.float32]]
    source: np.ndarray[Any, np.dtype[np.float32]]
    event: np.ndarray[Any, np.dtype[np.float32]]
    event_types: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timex:
    """One time expression: its TIMEX3 type, value and modifiers, and the bounds on the calendar.

    `value` follows TIMEX3 ("2025-05-16", "2025-W20", "P3M", "XXXX-WXX-1" where it stays symbolic). `earliest` and
    `latest` are inclusive ISO dates or None; `at` is a clock time "10:00" or None. `against` says what it was resolved
    against ("publication", "expression", "itself", or None) and `rule` which rule did it.
    """

    span: Span
    type: TimexType
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    earliest: str | None = None
    latest: str | None = None
    at: str | None = None
    zone: str | None = None
    against: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks: `span` with the marks, `content` without.

    `closed` is False where no mark ends it; `scare` is True for a title or a word held at arm's length.
    """

    span: Span
    content: Span
    closed: bool = True
    scare: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase or pronoun that stands for someone; `start`, `end`, `head` are token indices of the `Doc`."""

    start: int
    end: int
    head: int
    kind: MentionKind
    entity: EntityKind | None
    span: Span


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office that the report gives a person ("foreign minister"), and the state or body it names with it, if any."""

    office: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions of one person, body or place, in the order of the text; `name` is its fullest name, if it has one.

    A mention of several ("Russia and Ukraine" before "they") spans them all and has the first for its head.
    """

    mentions: tuple[Mention, ...]
    name: str | None
    entity: EntityKind | None
    offices: tuple[OfficeHeld, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying as the syntax gives it: who (head tokens of the source), by which words, what.

    `sources` and `addressees` are token indices of noun-phrase heads (conjuncts listed one by one); `cue` is the verb
    or phrase and `cue_token` its head token; `content` the spans said, without cue, source and outer quotation marks
    (empty for "declined to comment"); `evidence` the sentence or sentences that carry it; `rule` says what found it.
    """

    sources: tuple[int, ...]
    cue: Span | None
    cue_token: int | None
    content: tuple[Span, ...]
    manner: Manner
    evidence: tuple[Span, ...]
    addressees: tuple[int, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count in the text: bounds, whether it is rounded, and what is counted.

    `token` is the head token of the number, `unit_token` the head token of the noun counted (None for a bare "12");
    `span` covers number and unit with its modifiers; `per` is the period of a rate.
    """

    span: Span
    token: int
    unit_token: int | None
    unit: str | None
    low: float | None
    high: float | None
    approximate: bool = False
    per: Literal["day", "week", "month", "year"] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the language of one report gives, before any codebook is opened.

    `doc` is a spaCy `Doc` over exactly `report.text`: tokens, tags, tree, lemmas, entities, sentences.
    """

    report: Report
    doc: Doc
    proposals: Proposals | None = None
    timexes: tuple[Timex, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    chains: tuple[Chain, ...] = ()
    quantities: tuple[Quantity, ...] = ()


# --- coding: the record ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Time:
    """When an item is or was: the words of the report and the narrowest bounds that they and its date allow."""

    text: str
    earliest: str | None = None
    latest: str | None = None
    at: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The `time` of an item of a record."""
        return {"text": self.text, "earliest": self.earliest, "latest": self.latest, "at": self.at}


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
    """Who did, does, will do or did not do what to whom, by the codebook; `rule` names the entry that made it."""

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

    def to_json(self) -> dict[str, Any]:
        """This event in the form of the contract."""
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

    def to_json(self) -> dict[str, Any]:
        """This figure in the form of the contract; whole numbers are written without a point."""
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
        }


Item = Statement | Event | Figure


@dataclass(frozen=True, slots=True)
class Record:
    """What one report says: its statements, events and figures, each with the words that carry it."""

    report: Report
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()

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

    def to_json(self) -> dict[str, Any]:
        """The record as one JSON object in the form of the contract."""
        return {
            "report": self.report.to_json(),
            "statements": [item.to_json() for item in self.statements],
            "events": [item.to_json() for item in self.events],
            "figures": [item.to_json() for item in self.figures],
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
