"""What was announced, as a calendar (iCalendar, RFC 5545): a day or days for each, a to-do where no day is told.

Each commitment stands once, with its state on the last day on which a report was published.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord import pipeline
from onrecord.errors import SettingsError
from onrecord.ledger import Entry, Ledger, Question
from onrecord.model import Event
from onrecord.version import __version__
from onrecord.views.timeline import reported
from onrecord.wording import deed, one_line, voice

if TYPE_CHECKING:
    import icalendar

    from onrecord.matching import Commitment

__all__ = ["write"]

STATUS = {
    "happened": ("CONFIRMED", "COMPLETED"),
    "happened differently": ("CONFIRMED", "COMPLETED"),
    "cancelled": ("CANCELLED", "CANCELLED"),
    "denied": ("CANCELLED", "CANCELLED"),
}
"""What a calendar calls the states, of an event and of a to-do; the others are open."""

OPEN = "TENTATIVE", "NEEDS-ACTION"


def write(ledger: Ledger, stream: BinaryIO) -> None:
    """Writes every commitment once with all its tellings, and what people rejected; raises `SettingsError` without
    icalendar."""
    try:
        import icalendar
    except ImportError as error:
        raise SettingsError("A calendar needs icalendar.", "Get it: pip install 'onrecord[export]'") from error
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//Onrecord//Onrecord {__version__}//EN")
    calendar.add("version", "2.0")
    day = ledger.last_day() or ""
    for commitment in pipeline.commitments(ledger):
        tellings = {entry.id: entry for entry in ledger.by_ids(commitment.items)}
        entry = tellings[commitment.id]
        component = _component(icalendar, entry, tellings.values(), _days(commitment, entry, day))
        _add_state(component, commitment, day)
        calendar.add_component(component)
    for entry in ledger.stream(Question(statuses=("planned",), rejected=True)):
        if entry.rejected:
            component = _component(icalendar, entry, (), _told_days(entry))
            component.add("status", "CANCELLED")
            component.add("comment", "rejected")
            calendar.add_component(component)
    stream.write(calendar.to_ical())


def _days(commitment: Commitment, entry: Entry, day: str) -> list[str]:
    """The first and the last day on which it is due, as known on a day; none where no report tells any."""
    due = commitment.due_on(day)
    if due is None:
        return _told_days(entry)
    return [due.earliest, due.latest] if due.told else []


def _told_days(entry: Entry) -> list[str]:
    time = entry.item.time
    return [day for day in (time.earliest, time.latest) if day] if time else []


def _add_state(component: Any, commitment: Commitment, day: str) -> None:
    """The state, in a calendar's own terms and in Onrecord's, with what told it and when."""
    state = commitment.state_on(day)
    known = [step for step in commitment.history if step.day <= day]
    component.add("status", STATUS.get(state or "", OPEN)[component.name == "VTODO"])
    component.add("x-onrecord-state", state or "not known")
    told = [f"{state or 'not known'}, as known on {day}" if day else "not known: no report has a date"]
    told += [f"{step.day} {step.state}: {one_line(step.reason)} ({step.item})" for step in known]
    before = component.pop("description")
    component.add("description", "\n".join(told) + f"\n\n{before}")


def _component(ical: Any, entry: Entry, tellings: Iterable[Entry], days: list[str]) -> icalendar.Component:
    item = entry.item
    component = ical.Event() if days else ical.Todo()
    component.add("uid", f"{entry.id}@onrecord")
    component.add("dtstamp", datetime.fromisoformat(entry.recorded_at.replace("Z", "+00:00")))
    component.add("summary", one_line(deed(item)) if isinstance(item, Event) else one_line(entry.quote))
    if days:
        component.add("dtstart", date.fromisoformat(days[0]))
        # The end of whole days is the first day after them.
        component.add("dtend", date.fromisoformat(days[-1]) + timedelta(days=1))
    if place := getattr(item, "place", None):
        component.add("location", one_line(place))
    if entry.origin.url:
        component.add("url", entry.origin.url)
    told = [_told(each) for each in (entry, *(each for each in tellings if each.id != entry.id))]
    at = f"at {item.time.at}\n" if item.time and item.time.at else ""
    component.add("description", at + "\n\n".join(told))
    kinds = [item.type, *([item.mode] if item.mode else [])] if isinstance(item, Event) else ["figure"]
    component.add("categories", kinds)
    return component  # type: ignore[no-any-return]  # The module comes in as a value.


def _told(entry: Entry) -> str:
    source = f"{voice(told.speakers for told in entry.voices)} · {reported(entry.origin)}"
    return f"“{one_line(entry.quote)}”\n{source} · {entry.id}"
