"""What was known on a day, by publication and by recording, whatever was added in whatever order; rows only come."""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from talks import LATER_RECORD, RECORD, REPORT

from onrecord.errors import SettingsError
from onrecord.ledger import Ledger, Question, open_ledger
from onrecord.model import Record

DAYS = [f"2031-06-{number:02}" for number in range(1, 9)]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens to a ledger on a day: a record is added, or an item is judged."""

    report: int
    version: int
    published: str | None
    reader: str
    mode: str | None
    judged: str | None


STEPS = st.lists(
    st.builds(
        Step,
        report=st.integers(0, 2),
        version=st.integers(0, 2),
        published=st.sampled_from([None, *DAYS[::2]]),
        reader=st.sampled_from(["one", "two"]),
        mode=st.sampled_from([None, "visit"]),
        judged=st.sampled_from([None, None, "reject", "accept"]),
    ),
    min_size=1,
    max_size=len(DAYS),
)


def record(step: Step) -> Record:
    report = replace(
        REPORT,
        id=f"r{step.report}",
        url=f"https://courier.example/{step.report}",
        text=REPORT.text + "\nUpdated." * step.version,
        published=step.published,
    )
    return replace(RECORD, report=report, events=(replace(RECORD.events[0], mode=step.mode), *RECORD.events[1:]))


def take(ledger: Ledger, step: Step, day: str) -> None:
    instant = f"{day}T12:00:00Z"
    ledger.add(record(step), reader=step.reader, recorded_at=instant)
    if step.judged:
        item = ledger.timeline(Question(rejected=True))[0].id
        verdict = "reject" if step.judged == "reject" else "accept"
        ledger.judge(verdict, item, person="A. Reader", recorded_at=instant)  # type: ignore[arg-type]


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        tables = [name for (name,) in connection.execute(query) if not name.startswith(INDICES)]
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


INDICES = ("quotes_", "texts_", "topics_", "name_words_", "sqlite_")
"""Tables of the full-text indices, which SQLite rewrites as it likes."""


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_a_day_by_recording_is_what_the_ledger_answered_then_and_rows_only_come(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "x.ledger") as ledger:
        answers, before = {}, rows(ledger.path)
        for step, day in zip(steps, DAYS, strict=False):
            take(ledger, step, day)
            after = rows(ledger.path)
            assert all(set(before[table]) <= set(after[table]) for table in before)
            before = after
            answers[day] = (list(ledger.records()), ledger.timeline(), ledger.counts())
        for day, (records, timeline, counts) in answers.items():
            assert list(ledger.records(day, "recording")) == records
            assert ledger.timeline(Question(known_on=day, clock="recording")) == timeline
            assert ledger.counts(day, "recording") == counts


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_a_day_by_publication_knows_the_newest_version_published_by_then_as_read_last(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_ledger(Path(folder) / "x.ledger") as ledger:
        versions: dict[int, dict[object, Record]] = {}
        for step, day in zip(steps, DAYS, strict=False):
            if ledger.add(record(step), reader=step.reader, recorded_at=f"{day}T12:00:00Z"):
                read = versions.setdefault(step.report, {})
                read.pop((step.version, step.published), None)  # A text that comes back is the newest version again.
                read[step.version, step.published] = record(step)
        for day in DAYS:
            known = [
                [read for (_, published), read in each.items() if published and published <= day]
                for each in versions.values()
            ]
            expected = [read[-1] for read in known if read]
            assert sorted(ledger.records(day), key=str) == sorted(expected, key=str)
            assert ledger.counts(day)["report"] == len(expected)


def test_what_was_published_later_is_not_known(ledger: Ledger) -> None:
    assert [entry.item.id for entry in ledger.timeline(Question(known_on="2031-05-17"))] == ["e3", "e2", "e1", "e4"]
    assert ledger.timeline(Question(known_on="2031-05-16")) == []
    assert ledger.timeline(Question(known_on="2031-05-31", clock="recording")) == []
    assert len(ledger.timeline(Question(known_on="2031-06-01", clock="recording"))) == 6


def test_an_undated_report_is_never_known_by_publication_and_counted(ledger: Ledger) -> None:
    assert list(ledger.records("2099-01-01")) == [RECORD]
    assert ledger.undated() == 1
    assert ledger.last_day() == "2031-05-17"


def test_an_account_on_a_day_has_only_tellings_known_then(ledger: Ledger) -> None:
    one = ledger.timeline(Question(statuses=("planned",)))[0].id
    other = next(entry.id for entry in ledger.timeline() if entry.origin.id == LATER_RECORD.report.id)
    ledger.judge("merge", one, other=other, person="A. Reader")
    (account,) = ledger.accounts(Question(statuses=("planned",), known_on="2031-05-18"))
    assert [entry.id for entry in account.entries] == [one]


@pytest.mark.parametrize(("day", "clock"), [("yesterday", "publication"), ("2031-06-01", "hearsay")])
def test_what_is_no_day_or_clock_is_refused(day: str, clock: str) -> None:
    with pytest.raises(SettingsError, match="is no"):
        Question(known_on=day, clock=clock)  # type: ignore[arg-type]
