"""What people judge: it stands beside what was read, outlives a new reading, and can be taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from talks import LATER_RECORD, RECORD, REPORT

from onrecord.errors import LedgerError, SettingsError
from onrecord.ledger import Entry, Ledger, Question, open_ledger
from onrecord.ledger.identity import item_ids
from onrecord.model import Event, Figure, Record

IDS = {item.id: id_ for item, id_ in zip(RECORD.items, item_ids(RECORD), strict=True)}
READER = "A. Reader"


def shown(entries: list[Entry]) -> list[str]:
    return [entry.item.id for entry in entries if entry.origin.id == REPORT.id]


def test_a_rejected_item_is_left_out_unless_asked_for(ledger: Ledger) -> None:
    ledger.judge("reject", IDS["e2"], person=READER, note="No such town.")
    assert shown(ledger.timeline()) == ["e3", "e1", "e4"]
    (entry,) = ledger.timeline(Question(types=("ASSAULT",), rejected=True))
    assert entry.rejected
    assert [(each.verdict, each.person, each.note) for each in entry.judgements] == [
        ("reject", READER, "No such town.")
    ]
    assert ledger.item(IDS["e2"]).entry.rejected


def test_nothing_is_left_out_of_records_and_entries(ledger: Ledger) -> None:
    ledger.judge("reject", IDS["e2"], person=READER)
    assert list(ledger.records()) == [RECORD, LATER_RECORD]
    assert len(list(ledger.entries())) == 13


def test_the_newest_verdict_stands(ledger: Ledger) -> None:
    ledger.judge("reject", IDS["e2"], person=READER)
    ledger.judge("accept", IDS["e2"], person="B. Reader")
    (entry,) = ledger.timeline(Question(types=("ASSAULT",)))
    assert [each.verdict for each in entry.judgements] == ["accept"]
    assert len(ledger.judgements()) == 2


def test_the_beginning_of_an_id_will_do(ledger: Ledger) -> None:
    assert ledger.judge("accept", IDS["e2"][:12], person=READER).item == IDS["e2"]


@pytest.mark.parametrize(
    ("field", "value", "question", "expected"),
    [
        ("status", "denied", Question(statuses=("denied",)), ["e2", "e4"]),
        ("status", "denied", Question(statuses=("happened",)), ["e3"]),
        ("type", "coerce", Question(types=("COERCE",)), ["e2"]),
        ("actors", "Holm; Bo Lind", Question(actors=("Bo Lind",)), ["e2"]),
        ("actors", "", Question(actors=("Sudmark",)), ["e3", "e1"]),
        ("place", "Westby", Question(place="westby"), ["e2"]),
        ("place", "Westby", Question(place="Ostby"), []),
        ("latest", "2031-05-20", Question(since="2031-05-20"), ["e2"]),
        ("earliest", "2031-05-21", Question(until="2031-05-16"), ["e3"]),
    ],
)
def test_questions_go_by_what_is_corrected(
    ledger: Ledger, field: str, value: str, question: Question, expected: list[str]
) -> None:
    ledger.judge("correct", IDS["e2"], person=READER, field=field, value=value)
    assert shown(ledger.timeline(question)) == expected


def test_a_corrected_entry_has_what_was_read_as_well(ledger: Ledger) -> None:
    ledger.judge("correct", IDS["e2"], person=READER, field="status", value="denied")
    ledger.judge("correct", IDS["e2"], person=READER, field="recipients", value="Norland")
    entry = ledger.item(IDS["e2"]).entry
    assert entry.item == replace(RECORD.events[1], status="denied", recipients=("Norland",))
    assert entry.read == RECORD.events[1]
    assert ledger.item(IDS["e2"]).record == RECORD


def test_a_corrected_day_moves_the_entry(ledger: Ledger) -> None:
    before = shown(ledger.timeline())
    ledger.judge("correct", IDS["e3"], person=READER, field="earliest", value="2031-05-18")
    ledger.judge("correct", IDS["e3"], person=READER, field="latest", value="2031-05-18")
    assert before == ["e3", "e2", "e1", "e4"]
    assert shown(ledger.timeline()) == ["e2", "e3", "e1", "e4"]


def test_numbers_are_corrected_as_numbers(ledger: Ledger) -> None:
    ledger.judge("correct", IDS["f1"], person=READER, field="high", value="1,200")
    figure = ledger.item(IDS["f1"]).entry.item
    assert isinstance(figure, Figure)
    assert figure.high == 1200


def test_judgements_outlive_a_new_reading(ledger: Ledger) -> None:
    ledger.judge("correct", IDS["e2"], person=READER, field="status", value="denied")
    ledger.judge("reject", IDS["e4"], person=READER)
    again = replace(RECORD, events=tuple(replace(event, mode="other") for event in RECORD.events))
    ledger.add(again, reader="onrecord 99")
    entry = ledger.item(IDS["e2"]).entry
    assert isinstance(entry.item, Event)
    assert (entry.item.status, entry.item.mode) == ("denied", "other")
    assert "e4" not in shown(ledger.timeline())


def test_a_correction_that_no_longer_fits_is_left_alone(empty: Ledger) -> None:
    # A newer reader has an event of another kind there; its fields are the same, so only what it has is corrected.
    empty.add(RECORD)
    empty.judge("correct", IDS["e1"], person=READER, field="at", value="")
    bare = replace(RECORD, events=(replace(RECORD.events[0], time=None), *RECORD.events[1:]))
    empty.add(bare, reader="onrecord 99")
    assert empty.item(IDS["e1"]).entry.item.time is not None


def test_a_judgement_is_taken_back_and_a_taking_back_too(ledger: Ledger) -> None:
    first = ledger.judge("reject", IDS["e2"], person=READER)
    back = ledger.withdraw(first.number, person=READER)
    assert "e2" in shown(ledger.timeline())
    ledger.withdraw(back.number, person=READER)
    assert "e2" not in shown(ledger.timeline())
    assert [each.verdict for each in ledger.judgements()] == ["reject", "withdraw", "withdraw"]


def test_what_cannot_be_judged_is_refused(ledger: Ledger) -> None:
    for options, told in (
        ({"verdict": "reject", "item": "abcdef"}, "No item 'abcdef'"),
        ({"verdict": "merge", "item": IDS["e1"]}, "takes two items"),
        ({"verdict": "merge", "item": IDS["e1"], "other": IDS["e1"]}, "was given twice"),
        ({"verdict": "split", "item": IDS["e1"], "other": IDS["s1"]}, "Give two of one kind"),
        ({"verdict": "accept", "item": IDS["e1"], "other": IDS["e2"]}, "takes one item"),
        ({"verdict": "correct", "item": IDS["e1"]}, "needs a field"),
        ({"verdict": "correct", "item": IDS["e1"], "field": "quote", "value": "x"}, "'quote' cannot be corrected"),
        ({"verdict": "correct", "item": IDS["e1"], "field": "status", "value": "done"}, "'done' is none"),
        ({"verdict": "correct", "item": IDS["e1"], "field": "earliest", "value": "May"}, "'May' is no day"),
        ({"verdict": "correct", "item": IDS["f1"], "field": "low", "value": "many"}, "'many' is no number"),
        ({"verdict": "correct", "item": IDS["f1"], "field": "low", "value": "-1"}, "is no count"),
        ({"verdict": "reject", "item": IDS["e1"], "person": "  "}, "needs the name"),
    ):
        with pytest.raises((LedgerError, SettingsError), match=told):
            ledger.judge(**{"person": READER, **options})  # type: ignore[arg-type]
    with pytest.raises(LedgerError, match="no judgement 7"):
        ledger.withdraw(7, person=READER)
    assert ledger.judgements() == []


def test_judgements_are_known_from_the_day_they_were_recorded(ledger: Ledger) -> None:
    ledger.judge("reject", IDS["e2"], person=READER, recorded_at="2031-07-01T08:00:00Z")
    for day, there in (("2031-06-30", True), ("2031-07-01", False)):
        entries = ledger.timeline(Question(known_on=day, clock="recording"))
        assert ("e2" in shown(entries)) is there
    assert "e2" not in shown(ledger.timeline(Question(known_on="2031-06-30")))


def test_merged_items_are_one_account_until_they_are_split(ledger: Ledger) -> None:
    later = item_ids(LATER_RECORD)[2]
    ledger.judge("merge", IDS["e1"], person=READER, other=later)
    (account,) = ledger.accounts(Question(types=("CONSULT",), statuses=("planned",)))
    assert {entry.id for entry in account.entries} == {IDS["e1"], later}
    assert account.witnesses == 2
    assert account.variants["status"] == {"happened": (later,), "planned": (IDS["e1"],)}
    ledger.judge("split", later, person=READER, other=IDS["e1"])
    (account,) = ledger.accounts(Question(types=("CONSULT",), statuses=("planned",)))
    assert [entry.id for entry in account.entries] == [IDS["e1"]]


def test_a_judgement_can_be_read_by_another_program(ledger: Ledger, path: Path) -> None:
    ledger.judge("reject", IDS["e2"], person=READER)
    with open_ledger(path, create=False) as other:
        assert "e2" not in shown(other.timeline())


def test_a_judged_item_of_an_older_version_can_still_be_shown(empty: Ledger) -> None:
    empty.add(RECORD)
    empty.judge("reject", IDS["e2"], person=READER)
    empty.add(Record(replace(REPORT, text=REPORT.text + "\nUpdated.")))
    assert empty.item(IDS["e2"]).entry.rejected
