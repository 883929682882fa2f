"""How the parts of an item are told to a person: who, when, how many, in whose voice, in which words of the report."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from onrecord.model import Event, Figure, Report, Span, Statement, Time

__all__ = [
    "amount",
    "bounds",
    "deed",
    "headline",
    "measured",
    "names",
    "one_line",
    "origin",
    "quoted",
    "saying",
    "shortened",
    "voice",
    "when",
]

BEGINNING = 80
"""Characters of a report that stand for its missing title."""

UNDATED = "no date: relative times stay unresolved — give --published"
"""What the head of a report without a date says."""


def one_line(text: str) -> str:
    """A text on one line, without control characters that could move a terminal's cursor or turn its writing round."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def shortened(text: str, longest: int) -> str:
    """A text on one line, cut before a word and marked with "…" where it has more characters than `longest`."""
    line = one_line(text)
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def quoted(report: Report, span: Span) -> str:
    """The words of a report at a span, on one line."""
    return one_line(report.text[span.start : span.end])


def names(parties: Iterable[str], nobody: str = "nobody named") -> str:
    """Names in a row."""
    return ", ".join(one_line(name) for name in parties) or nobody


def bounds(time: Time | None) -> str | None:
    """The days that a time may be, None where it is unresolved."""
    if time is None or not (time.earliest or time.latest):
        return None
    if time.earliest == time.latest:
        return str(time.earliest)
    if not time.earliest:
        return f"until {time.latest}"
    return f"{time.earliest} to {time.latest}" if time.latest else f"from {time.earliest}"


def when(time: Time | None) -> str | None:
    """A time with the report's own words for it: "2025-05-19, 10:00 (on Monday)", "on Monday (unresolved)", or None."""
    if time is None:
        return None
    days = bounds(time)
    told = one_line(time.text)
    if days is None:
        return f"{told} (unresolved)"
    return f"{days}, {time.at} ({told})" if time.at else f"{days} ({told})"


def deed(event: Event) -> str:
    """An event in one line: type and mode, actors, recipients."""
    kind = f"{event.type} {event.mode}" if event.mode else event.type
    done = f"{kind}: {names(event.actors)}"
    return f"{done} → {names(event.recipients)}" if event.recipients else done


def saying(statement: Statement, cue: str | None = None) -> str:
    """A statement in one line: who, for whom, by which cue, to whom, by which medium."""
    said = names(statement.speaker)
    if statement.on_behalf_of:
        said += f", for {one_line(statement.on_behalf_of)}"
    if cue:
        said += f", “{cue}”"
    if statement.addressee:
        said += f", to {names(statement.addressee)}"
    return f"{said} ({one_line(statement.medium)})" if statement.medium else said


def measured(figure: Figure) -> str:
    """A figure in one line: measure, number, unit, period."""
    number = amount(figure.low, figure.high, figure.approximate)
    unit = f" {one_line(figure.unit)}" if figure.unit else ""
    return f"{figure.measure}: {number}{unit}" + (f" a {figure.per}" if figure.per else "")


def amount(low: float | None, high: float | None, approximate: bool) -> str:
    """A number with its bounds: "12", "about 300", "10 to 12", "12 or more", "up to 40", "none"."""
    about = "about " if approximate else ""
    if low is None and high is None:
        return "an untold number of"
    if low is None:
        return f"up to {about}{_number(high)}"
    if high is None:
        return f"{about}{_number(low)} or more"
    if low == high:
        return f"{about}{_number(low)}" if low else "none"
    return f"{about}{_number(low)} to {_number(high)}"


def voice(speakers: Iterable[Iterable[str]], ids: Iterable[str] = ()) -> str:
    """In whose voice an item stands: the speakers of the statements that carry it, innermost first, with their ids."""
    told = [names(who) + (f" ({id_})" if id_ else "") for who, id_ in zip_longest(speakers, ids)]
    return f"according to {', as told by '.join(told)}" if told else "told by the report"


def headline(report: Report) -> str:
    """A report's title, or the beginning of its text where it has none."""
    return one_line(report.title) if report.title else shortened(report.text, BEGINNING)


def origin(outlet: str | None, published: str | None, undated: str = UNDATED) -> str:
    """Where a report comes from and when it was published."""
    return f"{one_line(outlet or 'no outlet')} · {f'published {published}' if published else undated}"


def _number(value: float | None) -> str:
    assert value is not None
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
