"""Every type that crosses a border between stages: the report, its reading, its record and the items in it.

All spans are half-open `[start, end)` in code points of `Report.text`; all dates are ISO 8601 strings, because that is
what the record keeps. The form of a record as JSON is a contract; `Record.to_json` gives exactly that.
"""

from onrecord.model.actors import Actor, Candidate, Form, Post, Sort
from onrecord.model.links import SYMMETRIC, Candidates, Kept, KeptReport, Link, LinkKind, Matcher, kept_from_json
from onrecord.model.places import Location, Place, PlaceKind
from onrecord.model.reading import (
    Attribution,
    Chain,
    EntityKind,
    Manner,
    Mention,
    MentionKind,
    OfficeHeld,
    Proposals,
    Quantity,
    Quotation,
    Reading,
    Timex,
    TimexType,
)
from onrecord.model.record import Event, Figure, Item, Record, Statement, Status, Time, span_json, spans_json
from onrecord.model.report import Refusal, Report, Span

__all__ = [
    "SYMMETRIC",
    "Actor",
    "Attribution",
    "Candidate",
    "Candidates",
    "Chain",
    "EntityKind",
    "Event",
    "Figure",
    "Form",
    "Item",
    "Kept",
    "KeptReport",
    "Link",
    "LinkKind",
    "Location",
    "Manner",
    "Matcher",
    "Mention",
    "MentionKind",
    "OfficeHeld",
    "Place",
    "PlaceKind",
    "Post",
    "Proposals",
    "Quantity",
    "Quotation",
    "Reading",
    "Record",
    "Refusal",
    "Report",
    "Sort",
    "Span",
    "Statement",
    "Status",
    "Time",
    "Timex",
    "TimexType",
    "kept_from_json",
    "span_json",
    "spans_json",
]
