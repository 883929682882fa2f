"""Items and records back from the form in which they are kept; the other way is `to_json` of the model."""

from __future__ import annotations

from typing import Any

from onrecord.model import Event, Figure, Item, Span, Statement, Time

__all__ = ["event_of", "figure_of", "item_of", "statement_of"]

Json = dict[str, Any]


def item_of(kind: str, body: Json, rule: str = "") -> Item:
    """The item of a kind from its form in a record; `rule` is kept beside that form."""
    if kind == "statement":
        return statement_of(body, rule)
    return event_of(body, rule) if kind == "event" else figure_of(body, rule)


def statement_of(body: Json, rule: str = "") -> Statement:
    """A statement from its form in a record."""
    return Statement(
        id=body["id"],
        evidence=_spans(body["evidence"]),
        source=body["source"],
        speaker=tuple(body["speaker"]),
        manner=body["manner"],
        content=_spans(body["content"]),
        cue=_span(body["cue"]),
        addressee=tuple(body["addressee"]),
        medium=body["medium"],
        on_behalf_of=body["on_behalf_of"],
        time=_time(body["time"]),
        rule=rule,
    )


def event_of(body: Json, rule: str = "") -> Event:
    """An event from its form in a record."""
    return Event(
        id=body["id"],
        evidence=_spans(body["evidence"]),
        source=body["source"],
        type=body["type"],
        mode=body["mode"],
        anchor=Span(*body["anchor"]),
        actors=tuple(body["actors"]),
        recipients=tuple(body["recipients"]),
        place=body["place"],
        time=_time(body["time"]),
        status=body["status"],
        about=_span(body["about"]),
        rule=rule,
    )


def figure_of(body: Json, rule: str = "") -> Figure:
    """A figure from its form in a record."""
    return Figure(
        id=body["id"],
        evidence=_spans(body["evidence"]),
        source=body["source"],
        measure=body["measure"],
        low=body["low"],
        high=body["high"],
        approximate=body["approximate"],
        unit=body["unit"],
        per=body["per"],
        event=body["event"],
        time=_time(body["time"]),
        place=body["place"],
        rule=rule,
    )


def _span(pair: list[int] | None) -> Span | None:
    return Span(*pair) if pair is not None else None


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*pair) for pair in pairs)


def _time(body: Json | None) -> Time | None:
    return Time(body["text"], body["earliest"], body["latest"], body["at"]) if body else None
