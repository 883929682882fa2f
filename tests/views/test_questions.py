"""The questions to a ledger as commands: accounts, commitments, actors, changes, differences, briefs, judgements."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from talks import LATER_RECORD, RECORD, REPORT
from typer.testing import Result

from onrecord.ledger import open_ledger
from onrecord.ledger.identity import item_ids
from onrecord.model import Record

Onrecord = Callable[..., Result]

IDS = {item.id: id_ for item, id_ in zip(RECORD.items, item_ids(RECORD), strict=True)}
LATER = {item.id: id_ for item, id_ in zip(LATER_RECORD.items, item_ids(LATER_RECORD), strict=True)}
BY = ("--by", "A. Reader")


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_merged_events_are_shown_once_with_all_reports_and_what_differs(onrecord: Onrecord, filled: Path) -> None:
    onrecord("judge", "merge", IDS["e1"], LATER["e1"], *BY)
    page = onrecord("events", "--status", "planned").stdout
    assert page.count("CONSULT") == 1
    told = " ".join(page.split())
    assert (
        "told by 2 independent reports; also reported on an unknown day in “Envoys of Norland arrive in Vell”" in told
    )
    assert f"status told differently: planned ({IDS['e1'][:10]}); happened ({LATER['e1'][:10]})" in told
    assert f"mode told differently: meet ({IDS['e1'][:10]}); visit ({LATER['e1'][:10]})" in told
    (account,) = lines(onrecord("events", "--status", "planned", "--json"))
    assert account["witnesses"] == 2
    assert [entry["item"] for entry in account["entries"]] == [IDS["e1"], LATER["e1"]]  # type: ignore[attr-defined]


def test_statements_and_figures_are_asked_by_themselves(onrecord: Onrecord, filled: Path) -> None:
    assert onrecord("statements", "--actor", "holm").stdout.count("  said ") == 3
    assert onrecord("statements", "--topic", "prisoner").stdout.count("  said ") == 1
    page = onrecord("figures").stdout
    assert page.startswith(
        "killed: 12 or more civilians · in Ostby\n  Norland's health ministry\n    12 or more civilians"
    )
    assert f"reported 2031-05-17 by The Vell Courier\n      · {IDS['f1'][:10]}" in page


def test_actors_are_listed_with_their_parts(onrecord: Onrecord, filled: Path) -> None:
    page = onrecord("actors", "--type", "CONSULT").stdout
    assert page.splitlines()[0] == "    2  Norland  acts 2 · 2031-05-19 to 2031-05-19"
    assert {line["name"] for line in lines(onrecord("actors", "--json"))} >= {
        "Holm",
        "Åsa Holm",
        "reporters",
        "Bo Lind",
    }


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--between", "Norland", "Sudmark"), ["AGREE", "CONSULT"]),
        (("--between", "2031-05-16", "2031-05-17"), ["ASSAULT", "REJECT"]),
        (("--actor", "norland", "--with", "sudmark"), ["AGREE", "CONSULT"]),
        (("--outlet", "courier", "--type", "consult"), ["CONSULT", "CONSULT"]),
        (("--topic", "swap"), ["AGREE"]),
        (("--as-known-on", "2031-05-16"), []),
        (("--as-known-on", "2031-05-17", "--place", "vell"), ["CONSULT"]),
        (("--as-known-on", "2031-06-01", "--clock", "recording", "--place", "vell"), ["CONSULT", "CONSULT"]),
    ],
)
def test_the_filters_narrow_every_question(
    onrecord: Onrecord, filled: Path, options: tuple[str, ...], expected: list[str]
) -> None:
    found = lines(onrecord("timeline", *options, "--json"))
    assert [entry["event"]["type"] for entry in found] == expected  # type: ignore[index]
    accounts = lines(onrecord("events", *options, "--json"))
    assert len(accounts) == len(expected)


def test_reports_that_no_day_can_place_are_told(onrecord: Onrecord, filled: Path) -> None:
    result = onrecord("timeline", "--as-known-on", "2031-05-17")
    assert result.stderr == "1 report has no date of publication and cannot be known on a day.\n"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--between", "2031-05-16", "Holm"), "names a day and no other. Give two days or two actors."),
        (("--between", "2031-05-16", "2031-05-17", "--from", "2031-05-01"), "The period is given twice."),
        (("--clock", "hearsay"), "'hearsay' is no clock. Give one of publication, recording."),
        (("--as-known-on", "today"), "'today' is no day."),
    ],
)
def test_what_cannot_be_asked_is_said(onrecord: Onrecord, filled: Path, options: tuple[str, ...], told: str) -> None:
    result = onrecord("events", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_a_limit_says_that_there_is_more(onrecord: Onrecord, filled: Path) -> None:
    result = onrecord("timeline", "--limit", "2", "--json")
    assert len(lines(result)) == 2
    assert result.stderr == "There are more; only the first 2 are shown.\n"
    assert onrecord("timeline", "--limit", "6", "--json").stderr == ""


def test_commitments_have_their_state_and_their_window(onrecord: Onrecord, filled: Path) -> None:
    result = onrecord("commitments")
    assert result.stderr == "As known on 2031-05-17, the last day on which a report was published.\n"
    told = " ".join(result.stdout.split())
    assert told.startswith(
        "pending CONSULT meet: Norland, Sudmark · in Vell due 2031-05-19 “VELL — Norland's president"
    )
    (later,) = lines(onrecord("commitments", "--as-known-on", "2031-08-01", "--json"))
    assert later["state"] == "no report found"
    assert later["due"] == {"earliest": "2031-05-19", "latest": "2031-05-19", "told": True}
    assert lines(onrecord("commitments", "--as-known-on", "2031-08-01", "--state", "pending", "--json")) == []
    assert "'broken' is no state. Give one of pending, due" in onrecord("commitments", "--state", "broken").stderr


def test_a_judgement_is_told_shown_listed_and_taken_back(onrecord: Onrecord, filled: Path) -> None:
    told = onrecord("judge", "reject", IDS["e2"][:10], *BY, "--note", "No such town.").stdout
    assert told == f"1  {IDS['e2'][:10]} rejected by A. Reader on 2031-06-01: No such town.\n"
    assert onrecord("timeline", "--type", "assault").stdout == ""
    assert "rejected by A. Reader on 2031-06-01: No such town." in onrecord("timeline", "--rejected").stdout
    assert "rejected by A. Reader" in onrecord("show", IDS["e2"]).stdout
    onrecord("judge", "withdraw", "1", "--by", "B. Reader")
    assert "ASSAULT" in onrecord("timeline").stdout
    listed = onrecord("judge", "list").stdout.splitlines()
    assert listed[1] == f"2  {IDS['e2'][:10]} taken back: judgement 1 by B. Reader on 2031-06-01"
    assert [line["verdict"] for line in lines(onrecord("judge", "list", "--json"))] == ["reject", "withdraw"]


def test_a_correction_is_marked_and_goes_into_exports(onrecord: Onrecord, filled: Path) -> None:
    onrecord("judge", "correct", IDS["e1"], "status=denied", "actors=Norland; Ostland", *BY)
    page = onrecord("timeline", "--status", "denied").stdout
    assert "denied   CONSULT meet: Norland, Ostland" in page
    assert "corrected to status denied (read: planned) by A. Reader" in " ".join(page.split())
    assert "corrected to status denied (read: planned) by A. Reader" in onrecord("export", "--format", "csv").stdout
    assert onrecord("export").stdout.splitlines()[0] == json.dumps(RECORD.to_json(), ensure_ascii=False)
    (entry,) = lines(onrecord("timeline", "--actor", "Ostland", "--json"))
    assert entry["read"] == RECORD.to_json()["events"][0]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("correct", IDS["e1"], "status", *BY), "'status' is no FIELD=VALUE."),
        (("correct", IDS["e1"], "colour=red", *BY), "'colour' cannot be corrected here."),
        (("merge", IDS["e1"], IDS["f1"], *BY), "Give two of one kind."),
        (("withdraw", "3", *BY), "There is no judgement 3."),
        (("reject", IDS["e1"], "--by", " "), "needs the name of who made it."),
    ],
)
def test_what_cannot_be_judged_is_said(onrecord: Onrecord, filled: Path, arguments: tuple[str, ...], told: str) -> None:
    result = onrecord("judge", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr


def test_changes_since_a_day_are_shown(onrecord: Onrecord, filled: Path) -> None:
    with open_ledger(filled) as ledger:
        changed = replace(REPORT, text=REPORT.text.replace("12 civilians", "14 civilians"))
        ledger.add(Record(changed), recorded_at="2031-06-02T12:00:00Z")
        events = (replace(LATER_RECORD.events[0], status="planned"), LATER_RECORD.events[1])
        ledger.add(replace(LATER_RECORD, events=events), reader="onrecord 99", recorded_at="2031-06-02T12:00:00Z")
    onrecord("judge", "accept", LATER["e1"], *BY)
    page = " ".join(onrecord("changes", "--since", "2031-06-01").stdout.split())
    assert "New reports 2" in page
    assert "Changed reports 1" in page
    assert "“12” became “14”" in page
    assert f"≠ event {LATER['e1'][:10]}: status happened → planned" in page
    assert "Judgements 1" in page
    found = lines(onrecord("changes", "--since", "2031-06-02", "--json"))
    assert [each["change"] for each in found] == ["version", "reading"]
    assert onrecord("changes", "--since", "2031").exit_code == 2


def test_what_became_known_between_two_days_is_shown(onrecord: Onrecord, filled: Path) -> None:
    page = onrecord("diff", "--from", "2031-05-16", "--to", "2031-05-17").stdout
    assert page.startswith("Became known  4\n")
    assert "No longer told  none" in page
    found = lines(onrecord("diff", "--from", "2031-05-16", "--to", "2031-05-17", "--actor", "Holm", "--json"))
    assert [(each["known"], each["item"]) for each in found] == [("came", IDS["e4"])]


def test_a_brief_has_every_part_with_its_sources(onrecord: Onrecord, filled: Path) -> None:
    page = onrecord("brief", "--title", "Talks in *Vell*").stdout
    assert page.startswith("# Talks in \\*Vell\\*\n")
    heads = [line[3:] for line in page.splitlines() if line.startswith("## ")]
    assert heads == [
        *("What happened", "What was announced", "Figures and who claims them", "Who said what", "Sources"),
    ]
    assert "- **pending** CONSULT meet: Norland, Sudmark, due 2031-05-19:" in page
    assert f"According to Norland's health ministry. [1] `{IDS['e2'][:10]}`" in page
    assert "1. Norland and Sudmark to meet in Vell on Monday, The Vell Courier, published 2031-05-17," in page
    assert "Nothing in the ledger answers this." in onrecord("brief", "--actor", "Nobody").stdout


def test_a_ledger_is_read_again(onrecord: Onrecord, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from talks import KNOWN, TEXT

    onrecord("add", "vell.txt", "later.txt")
    assert "0 reports read again" in onrecord("reread").stdout
    events = (replace(RECORD.events[0], status="possible"), *RECORD.events[1:3])
    monkeypatch.setitem(KNOWN, TEXT, replace(RECORD, events=events))
    told = onrecord("reread", "--again").stdout
    assert told == (
        "onrecord.ledger: 2 reports read again, 1 of them differently; items: 0 new, 1 gone, 1 read otherwise\n"
    )
