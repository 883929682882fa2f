"""What was announced, as a calendar (iCalendar, RFC 5545): a day or days for each, a to-do where no day is told."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.errors import SettingsError
from onrecord.ledger import Entry, Ledger, Question
from onrecord.model import Event
from onrecord.version import __version__
from onrecord.views.timeline import reported
from onrecord.wording import deed, one_line, voice

if TYPE_CHECKING:
    import icalendar

__all__ = ["write"]


def write(ledger: Ledger, stream: BinaryIO) -> None:
    """Writes every announced event, each once with all its tellings; raises `SettingsError` without icalendar."""
    try:
        import icalendar
    except ImportError as error:
        raise SettingsError("A calendar needs icalendar.", "Get it: pip install 'onrecord[export]'") from error
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//Onrecord//Onrecord {__version__}//EN")
    calendar.add("version", "2.0")
    for account in ledger.accounts(Question(statuses=("planned",), rejected=True)):
        calendar.add_component(_component(icalendar, account.main, account.entries))
    stream.write(calendar.to_ical())


def _component(ical: Any, entry: Entry, tellings: tuple[Entry, ...]) -> icalendar.Component:
    item = entry.item
    assert isinstance(item, Event)
    days = [day for day in (item.time.earliest, item.time.latest) if day] if item.time else []
    component = ical.Event() if days else ical.Todo()
    component.add("uid", f"{entry.id}@onrecord")
    component.add("dtstamp", datetime.fromisoformat(entry.recorded_at.replace("Z", "+00:00")))
    component.add("summary", one_line(deed(item)))
    if days:
        component.add("dtstart", date.fromisoformat(days[0]))
        # The end of whole days is the first day after them.
        component.add("dtend", date.fromisoformat(days[-1]) + timedelta(days=1))
    if item.place:
        component.add("location", one_line(item.place))
    if entry.origin.url:
        component.add("url", entry.origin.url)
    told = [_told(each) for each in (entry, *(each for each in tellings if each.id != entry.id))]
    at = f"at {item.time.at}\n" if item.time and item.time.at else ""
    component.add("description", at + "\n\n".join(told))
    component.add("categories", [item.type, *([item.mode] if item.mode else [])])
    if entry.rejected:
        component.add("status", "CANCELLED")
        component.add("comment", "rejected")
    return component  # type: ignore[no-any-return]  # The module comes in as a value.


def _told(entry: Entry) -> str:
    source = f"{voice(told.speakers for told in entry.voices)} · {reported(entry.origin)}"
    return f"“{one_line(entry.quote)}”\n{source} · {entry.id}"
