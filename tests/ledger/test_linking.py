"""Links: found as records are added, kept as rows, undone by new ones, overruled by people."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from talks import LATER_RECORD, RECORD, REPORT

from onrecord.errors import SettingsError
from onrecord.ledger import Ledger, Question, open_ledger
from onrecord.ledger.identity import item_ids
from onrecord.ledger.linking import groups
from onrecord.model import Candidates, Event, Kept, KeptReport, Link, Record

KEYS = {"CONSULT": 1, "ASSAULT": -(2**63), "AGREE": 2**63 - 1}


class ByType:
    """Links events of one type whose places are the same, and reports of one length."""

    name = "by type 1"

    def keep(self, record: Record, report: str, ids: Sequence[str], recorded: str | None = None) -> KeptReport:
        items = tuple(
            Kept(
                id_, report, item, quote="", about=str(getattr(item, "place", "")), members=(("Holm", "Norland"),),
                keys=(KEYS[item.type],) if isinstance(item, Event) and item.type in KEYS else (),
            )
            for item, id_ in zip(record.items, ids, strict=True)
        )  # fmt: skip
        words = len(record.report.text)
        return KeptReport(report, signature=(1, 2), words=words, keys=(words,), items=items)

    def match(self, new: KeptReport, candidates: Candidates) -> tuple[Link, ...]:
        links = []
        for item in new.items:
            for other in candidates.items(item.keys):
                if other.report != new.id and other.about == item.about:
                    one, two = sorted((item.id, other.id))
                    links.append(Link("same event", one, two, 0.75, f"both in {item.about}"))
        for report in candidates.reports(new.keys):
            if report.id != new.id:
                one, two = sorted((report.id, new.id))
                links.append(Link("copy", one, two, 1.0, f"{report.words} characters"))
        return tuple(dict.fromkeys(links))

    def events(self, items: Mapping[str, Kept], links: Iterable[Link]) -> Iterable[tuple[str, ...]]:
        return sorted(set(groups([(link.one, link.other) for link in links]).values()))


REPRINT = replace(RECORD, report=replace(REPORT, id="x", outlet="Norland Daily", url="https://daily.example/x"))


@pytest.fixture
def linked(path: Path) -> Iterable[Ledger]:
    with open_ledger(path, matcher=ByType()) as ledger:
        for record in (RECORD, LATER_RECORD, REPRINT):
            ledger.add(record, recorded_at="2031-06-01T12:00:00Z")
        yield ledger


def test_records_are_linked_as_they_are_added(linked: Ledger) -> None:
    kinds = [link.kind for link in linked.links()]
    assert kinds.count("copy") == 1
    # Both tell the talks in Vell, the shelling of Ostby and the rest; the later report tells of Vell once.
    assert kinds.count("same event") == 1 + 2 + 3
    event = item_ids(RECORD)[4]
    assert {link.reason for link in linked.links([event])} == {"both in Vell"}


def test_a_copy_is_no_witness(linked: Ledger) -> None:
    (account,) = linked.accounts(Question(place="Vell", statuses=("planned",), outlet="Daily"))
    assert [entry.origin.outlet for entry in account.entries] == ["The Vell Courier", "Norland Daily", None]
    assert account.witnesses == 2


def test_what_is_kept_comes_back_as_it_was(linked: Ledger) -> None:
    _, items, links = linked.linked(Question(place="Vell"))
    kept = items[item_ids(RECORD)[4]]
    assert (kept.item, kept.about, kept.members) == (RECORD.events[0], "Vell", (("Holm", "Norland"),))
    assert (kept.outlet, kept.published, kept.voice) == ("The Vell Courier", "2031-05-17", ("Åsa Holm",))
    assert kept.recorded == "2031-06-01T12:00:00Z"
    assert {link.kind for link in links} == {"same event"}


def test_a_link_no_longer_found_is_undone_by_a_new_row(linked: Ledger, path: Path) -> None:
    moved = tuple(replace(event, place="Norstad") for event in LATER_RECORD.events)
    linked.add(replace(LATER_RECORD, events=moved), reader="onrecord 99", recorded_at="2031-06-02T12:00:00Z")
    event = item_ids(LATER_RECORD)[2]
    assert linked.links([event]) == []
    assert len(linked.links([event], known_on="2031-06-01")) == 2
    with sqlite3.connect(path) as connection:
        held = connection.execute("SELECT holds, count(*) FROM links GROUP BY holds ORDER BY holds").fetchall()
    assert held == [(0, 2), (1, 7)]
    links = linked.changes("2031-06-02").links
    assert [(holds, link.reason) for link, holds, _ in links] == [(False, "no longer found")] * 2


def test_a_split_overrules_matching_and_outlives_it(linked: Ledger) -> None:
    one, other = item_ids(RECORD)[4], item_ids(LATER_RECORD)[2]
    before = linked.links([one])
    linked.judge("split", one, other=other, person="A. Reader")
    assert len(linked.links([one])) == len(before) - 1
    again = replace(RECORD, events=tuple(replace(event, mode=None) for event in RECORD.events))
    linked.add(again, reader="onrecord 99")
    assert len(linked.links([one])) == len(before) - 1
    linked.withdraw(1, person="A. Reader")
    assert len(linked.links([one])) == len(before)


def test_records_added_without_a_matcher_are_linked_later(path: Path) -> None:
    with open_ledger(path) as ledger:
        for record in (RECORD, LATER_RECORD, REPRINT):
            ledger.add(record)
        assert ledger.links() == []
        with pytest.raises(SettingsError, match="without a matcher"):
            ledger.match()
    with open_ledger(path, matcher=ByType()) as ledger:
        assert ledger.match() == 3
        assert len(ledger.links()) == 7
        assert ledger.match() == 0


class Newer(ByType):
    """A later state of the matcher, which no longer takes one place for one event."""

    name = "by type 2"

    def match(self, new: KeptReport, candidates: Candidates) -> tuple[Link, ...]:
        return tuple(link for link in super().match(new, candidates) if link.kind == "copy")


def makers(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        return [row[0] for row in connection.execute("SELECT DISTINCT maker FROM links ORDER BY maker")]


def test_a_newer_matcher_matches_everything_anew(linked: Ledger, path: Path) -> None:
    assert linked.match(recorded_at="2031-06-02T12:00:00Z") == 0
    with open_ledger(path, matcher=Newer()) as ledger:
        assert ledger.match(recorded_at="2031-06-03T12:00:00Z") == 3
        assert [link.kind for link in ledger.links()] == ["copy"]
        assert len(ledger.links(known_on="2031-06-02")) == 7
        assert {holds for _, holds, _ in ledger.changes("2031-06-03").links} == {False}
        assert ledger.match() == 0
    assert makers(path) == ["by type 1", "by type 2"]


def test_the_matcher_of_onrecord_has_a_name_of_its_own(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord import matching, pipeline

    with pipeline.open_ledger(path) as ledger:
        for record in (RECORD, REPRINT):
            ledger.add(record)
        assert ledger.match() == 0
    assert makers(path) == [matching.name] == ["matching 1"]
    monkeypatch.setattr(matching, "name", "matching 2")
    with pipeline.open_ledger(path) as ledger:
        assert ledger.match() == 2


def test_only_records_that_count_are_candidates(linked: Ledger) -> None:
    linked.add(Record(replace(REPORT, text="Nothing.")))
    new = replace(RECORD, report=replace(REPORT, id="y", outlet="Third", url="https://third.example/y"))
    linked.add(new)
    ids = item_ids(new)
    old = set(item_ids(RECORD))
    assert all(not {link.one, link.other} & old for link in linked.links(ids))


def test_the_same_report_again_makes_no_rows(linked: Ledger, path: Path) -> None:
    with sqlite3.connect(path) as connection:
        before = connection.execute("SELECT count(*) FROM links").fetchone()
        assert not linked.add(RECORD)
        assert connection.execute("SELECT count(*) FROM links").fetchone() == before


def test_groups_join_through_others_and_stay_in_order() -> None:
    assert groups([("b", "a"), ("c", "d"), ("b", "c"), ("x", "y")]) == {
        **dict.fromkeys("abcd", ("a", "b", "c", "d")),
        **dict.fromkeys("xy", ("x", "y")),
    }
    assert groups([]) == {}


def test_all_commitments_are_found_by_what_matching_knows_without_reading_every_event(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord import matching, pipeline
    from onrecord.ledger import asking

    with pipeline.open_ledger(path) as ledger:
        for record in (RECORD, LATER_RECORD, REPRINT):
            ledger.add(record)
        hoped = next(entry.id for entry in ledger.timeline() if entry.item.id == "e2")
        ledger.judge("correct", hoped, field="status", value="planned", person="A. Reader")
        days = (None, "2031-05-16", "2031-05-17", "2031-06-01")
        with monkeypatch.context() as barred:
            barred.setattr(asking, "timeline", lambda *_: pytest.fail("every event was read"))
            quick = [pipeline.commitments(ledger, Question(known_on=day)) for day in days]
            with pytest.raises(pytest.fail.Exception, match="every event"):
                pipeline.commitments(ledger, Question(place="Vell"))
        monkeypatch.setattr(matching, "name", "matching 2")  # It has seen nothing yet, so all has to be read.
        assert [pipeline.commitments(ledger, Question(known_on=day)) for day in days] == quick
        assert {each.what for each in quick[0]} >= {"ASSAULT", "CONSULT"}
        assert quick[1] == []
