"""How a ledger grew: differences of versions, readings told apart, what became known between two days."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from talks import LATER_RECORD, RECORD, REPORT, span

from onrecord.errors import SettingsError
from onrecord.ledger import Ledger, Question
from onrecord.ledger.differences import changes_of, difference, difference_json
from onrecord.ledger.identity import item_ids
from onrecord.model import Record

IDS = {item.id: id_ for item, id_ in zip(RECORD.items, item_ids(RECORD), strict=True)}


def test_a_difference_has_the_words_that_went_and_came() -> None:
    older = "A truce holds\nAt least 12 people died, officials said.\nIt is quiet."
    newer = "A truce holds\nAt least 14 people died in Vell, officials said.\nIt is quiet.\nMore to follow."
    was = [(change.was, change.now) for change in difference(older, newer)]
    assert was[0] == (" 12", " 14")
    assert was[1][1].split() == ["died", "in", "Vell,"]
    assert was[-1][1].strip().endswith("More to follow.")
    assert all(newer[change.at :].startswith(change.now) for change in difference(older, newer))


@given(st.text("ab \n", max_size=60), st.text("ab \n", max_size=60))
def test_the_newer_text_can_be_made_of_the_older_one_and_the_difference(older: str, newer: str) -> None:
    changes = difference(older, newer)
    made, taken, rest = "", 0, older
    for change in changes:
        kept = change.at - len(made)
        made += rest[taken : taken + kept] + change.now
        assert rest[taken + kept :].startswith(change.was)
        taken += kept + len(change.was)
    assert made + rest[taken:] == newer
    assert changes_of(difference_json(older, newer)) == changes
    assert bool(changes) == (older != newer)


def test_a_changed_report_keeps_its_difference(empty: Ledger) -> None:
    empty.add(RECORD, recorded_at="2031-06-01T12:00:00Z")
    changed = replace(REPORT, text=REPORT.text.replace("12 civilians", "14 civilians"))
    empty.add(Record(changed), recorded_at="2031-06-02T12:00:00Z")
    changes = empty.changes("2031-06-02")
    assert changes.reports == ()
    (version,) = changes.versions
    assert [(change.was.strip(), change.now.strip()) for change in version.changes] == [("12", "14")]
    assert (version.origin.version, version.recorded_at) == (2, "2031-06-02T12:00:00Z")


def test_a_new_reading_shows_what_came_what_went_and_what_is_read_otherwise(ledger: Ledger) -> None:
    first, second, third, _ = RECORD.events
    new = replace(second, id="e9", anchor=span(REPORT.text, "killing"))
    events = (replace(first, status="possible", mode="visit"), second, third, new)
    ledger.add(replace(RECORD, events=events), reader="onrecord 99", recorded_at="2031-06-03T12:00:00Z")
    (reading,) = ledger.changes("2031-06-03").readings
    assert [kind for _, kind in reading.came] == ["event"]
    assert reading.went == ((IDS["e4"], "event"),)
    assert reading.otherwise == ((IDS["e1"], "event", {"mode": ("meet", "visit"), "status": ("planned", "possible")}),)
    assert reading.reader == "onrecord 99"
    assert ledger.changes("2031-06-04").readings == ()
    assert ledger.readings(2) == [reading]
    assert ledger.newest() == 3


def test_changes_take_an_instant_as_well(ledger: Ledger) -> None:
    ledger.judge("accept", IDS["e1"], person="A. Reader", recorded_at="2031-06-01T13:00:00Z")
    assert len(ledger.changes("2031-06-01").reports) == 2
    changes = ledger.changes("2031-06-01T12:30:00Z")
    assert (changes.reports, len(changes.judgements)) == ((), 1)
    with pytest.raises(SettingsError, match="is no day"):
        ledger.changes("Monday")


def test_what_became_known_between_two_days(empty: Ledger) -> None:
    empty.add(RECORD)
    later = replace(LATER_RECORD, report=replace(LATER_RECORD.report, published="2031-05-20"))
    empty.add(later)
    changed = replace(REPORT, text=REPORT.text + "\nUpdated.", published="2031-05-21")
    empty.add(replace(RECORD, report=changed))
    found = empty.difference("2031-05-18", "2031-05-20")
    assert [entry.item.id for entry in found.came] == ["e2", "e1"]
    assert (found.went, found.changed) == ((), ())
    found = empty.difference("2031-05-20", "2031-05-21")
    assert len(found.came) == len(found.went) == 4
    assert empty.difference("2031-05-20", "2031-05-21", Question(actors=("Lind",))).came == ()
    with pytest.raises(SettingsError, match="comes after"):
        empty.difference("2031-05-21", "2031-05-20")


def test_a_later_correction_is_told_as_a_change(ledger: Ledger) -> None:
    ledger.judge("correct", IDS["e1"], person="A", field="status", value="denied", recorded_at="2031-06-05T00:00:00Z")
    found = ledger.difference("2031-06-01", "2031-06-05", Question(clock="recording"))
    ((was, now),) = found.changed
    assert (was.item.status, now.item.status) == ("planned", "denied")  # type: ignore[union-attr]
