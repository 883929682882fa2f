"""Time expressions of a report in TIMEX3 terms, each with the days it can mean and the rule that says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.model import Reading, Report, Span, Timex
from onrecord.reading.times.context import Context, flattened
from onrecord.reading.times.edtf import edtf
from onrecord.reading.times.named import UNMARKED
from onrecord.reading.times.reasons import grain, reason
from onrecord.reading.times.rules import Found, bounds_of, found_in
from onrecord.reading.times.steps import IN_A_PERIOD
from onrecord.reading.times.tense import Tenses

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["marked", "times_json", "timex_json", "timexes"]

BEYOND = frozenset({UNMARKED, IN_A_PERIOD})
"""Rules whose expressions are times of the record but no TIMEX3 expressions."""
KEYS = (
    "type", "value", "mod", "quant", "freq", "earliest", "latest", "granularity", "at", "zone",
    "against", "anchor", "direction", "rule", "reason", "edtf",
)  # fmt: skip
"""The keys of an expression in JSON, beside its place in the text and that of its anchor."""


def timexes(report: Report, doc: Doc | None = None) -> tuple[Timex, ...]:
    """The time expressions of a report in the order of its text, resolved against its date of publication.

    The tree of `doc` gives the tense around an expression; without a tree (or without a doc) the words around do.
    Without a date of publication what depends on it stays symbolic ("XXXX-WXX-1") and has no bounds.
    """
    lowered = flattened(report.text)
    tenses = Tenses(report.text, lowered, doc)
    context = Context(report.text, lowered, published_day(report.published), tenses, outlet=report.outlet)
    return tuple(_timex(each, context) for each in found_in(context))


def published_day(published: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time; None without one."""
    if not published or len(published) < 10:
        return None
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        return None


def _timex(found: Found, context: Context) -> Timex:
    sense, trace = found.sense, found.trace
    governor = context.tenses.governor(found.start, found.end)
    first, last = bounds_of(sense)
    published = context.published.isoformat() if context.published else None
    point = trace.point if sense.against == "expression" else None
    timex = Timex(
        span=Span(found.start, found.end),
        type=sense.type,
        value=sense.value,
        mod=sense.mod,
        quant=sense.quant,
        freq=sense.freq,
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
        at=sense.at,
        zone=sense.zone,
        against=sense.against,
        rule=found.rule,
        governor=governor.i if governor is not None else None,
        granularity=grain(sense),
        anchor=point.value if point else published if sense.against == "publication" else None,
        anchor_span=Span(point.start, point.end) if point else None,
        direction=trace.direction,
        reason=reason(found.rule, sense, trace, context.text, published),
    )
    return replace(timex, edtf=edtf(timex))


def times_json(reading: Reading) -> dict[str, Any]:
    """`{"id", "timexes": [...]}`: what `onrecord times --json` prints for one report, TIMEX3 expressions only."""
    return {"id": reading.report.id, "timexes": [timex_json(timex) for timex in marked(reading)]}


def marked(reading: Reading) -> list[Timex]:
    """The expressions that TIMEX3 marks; the others are times for the record only ("so far")."""
    return [timex for timex in reading.timexes if timex.rule not in BEYOND]


def timex_json(timex: Timex) -> dict[str, Any]:
    """One expression as an object; `start` and `end` are code points of the text."""
    values = {key: getattr(timex, key) for key in KEYS}
    anchor_span = list(timex.anchor_span) if timex.anchor_span else None
    return {"start": timex.span.start, "end": timex.span.end, **values, "anchor_span": anchor_span}
