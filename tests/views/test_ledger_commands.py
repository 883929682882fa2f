"""`onrecord add`, `timeline` and `show`."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from talks import KNOWN, LATER_RECORD, RECORD, TEXT
from typer.testing import Result

from onrecord.ledger import open_ledger
from onrecord.ledger.identity import item_ids
from onrecord.model import Span
from onrecord.views.item import context

Onrecord = Callable[..., Result]

IDS = {item.id: id_ for item, id_ in zip(RECORD.items, item_ids(RECORD), strict=True)}


def test_reports_are_added_and_told_in_one_line(onrecord: Onrecord, folder: Path) -> None:
    result = onrecord("add", "vell.txt", "later.txt")
    assert result.exit_code == 0
    assert result.stdout == "onrecord.ledger: reports: 2 new; items added: 13\n"
    assert (folder / "onrecord.ledger").exists()


def test_adding_again_adds_nothing_and_reads_nothing(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord import pipeline

    onrecord("add", "vell.txt")
    monkeypatch.setattr(pipeline, "read_many", lambda reports: pytest.fail("read again"))
    assert onrecord("add", "vell.txt").stdout == "onrecord.ledger: reports: 1 known already; items added: 0\n"


def test_the_same_report_twice_in_one_go_is_added_once(onrecord: Onrecord, folder: Path) -> None:
    (folder / "copy.txt").write_text(TEXT, encoding="utf-8")
    expected = "onrecord.ledger: reports: 1 new, 1 known already; items added: 9\n"
    assert onrecord("add", "vell.txt", "copy.txt").stdout == expected


def test_a_changed_report_is_told(onrecord: Onrecord, folder: Path) -> None:
    lines = [{"id": "a", "outlet": "X", "text": TEXT}, {"id": "a", "outlet": "X", "text": TEXT + "\nUpdated."}]
    (folder / "both.jsonl").write_text("\n".join(map(json.dumps, lines)))
    assert onrecord("add", "both.jsonl").stdout == "onrecord.ledger: reports: 1 new, 1 changed; items added: 9\n"


def test_refused_reports_are_counted_and_set_the_exit_status(onrecord: Onrecord, folder: Path) -> None:
    (folder / "empty.txt").touch()
    result = onrecord("add", "empty.txt", "vell.txt")
    assert result.exit_code == 2
    assert result.stdout == "onrecord.ledger: reports: 1 new, 1 refused; items added: 9\n"
    assert len(result.stderr.splitlines()) == 1


def test_a_record_without_evidence_is_refused_and_the_others_are_added(
    onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = replace(RECORD, events=(replace(RECORD.events[0], evidence=()),))
    monkeypatch.setitem(KNOWN, TEXT, bare)
    result = onrecord("add", "vell.txt", "later.txt")
    assert result.exit_code == 2
    assert result.stdout == "onrecord.ledger: reports: 1 new, 1 refused; items added: 4\n"
    assert result.stderr.startswith("refused: Norland and Sudmark to meet in Vell on Monday: Item e1 of report r")


def test_nothing_to_add_is_told(onrecord: Onrecord, folder: Path) -> None:
    (folder / "empty.jsonl").write_text("\n")
    assert "refused" in onrecord("add", "empty.jsonl").stdout


def test_the_ledger_is_where_the_option_or_the_variable_says(
    onrecord: Onrecord, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    onrecord("add", "vell.txt", "--ledger", "a.ledger")
    monkeypatch.setenv("ONRECORD_LEDGER", "b.ledger")
    onrecord("add", "vell.txt")
    assert sorted(path.name for path in folder.glob("*.ledger")) == ["a.ledger", "b.ledger"]
    assert onrecord("timeline").stdout == onrecord("timeline", "--ledger", "a.ledger").stdout


def test_the_timeline_goes_by_day_and_ends_with_the_undated(onrecord: Onrecord, filled: Path) -> None:
    page = onrecord("timeline").stdout
    days = [line for line in page.splitlines() if line and not line.startswith(" ")]
    assert days == ["2031-05-05 to 2031-05-11", "2031-05-16", "until 2031-05-18", "2031-05-19", "no date"]


def test_an_entry_has_status_deed_place_quote_voice_report_and_id(onrecord: Onrecord, filled: Path) -> None:
    page = onrecord("timeline", "--type", "assault").stdout
    assert (
        page
        == f"""2031-05-16
  happened ASSAULT artillery: Sudmark → civilians · in Ostby
           “Sudmark's army shelled the town of Ostby on Friday, killing at least
            12 civilians, Norland's health ministry said.”
           according to Norland's health ministry · reported 2031-05-17 by The
           Vell Courier · {IDS["e2"][:10]}
"""
    )


def test_an_unresolved_time_and_an_undated_report_are_said_to_be_so(onrecord: Onrecord, filled: Path) -> None:
    page = onrecord("timeline", "--place", "Vell", "--status", "happened").stdout
    assert "CONSULT visit: Norland · in Vell · on Sunday (unresolved)" in page
    assert "reported on an unknown day in “Envoys of\n           Norland arrive in Vell”" in page


def test_a_clock_time_is_shown(onrecord: Onrecord, filled: Path) -> None:
    assert "planned  CONSULT meet: Norland, Sudmark · in Vell · at 10:00" in onrecord("timeline").stdout


def test_statements_and_figures_come_on_request(onrecord: Onrecord, filled: Path) -> None:
    page = onrecord("timeline", "--statements", "--figures").stdout
    assert "  said     Åsa Holm, to reporters (news conference)" in page
    assert "  figure   killed: 12 or more civilians · in Ostby" in page
    assert "said     " not in onrecord("timeline").stdout


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--actor", "holm"), ["REJECT", "CONSULT"]),
        (("--actor", "norland", "--actor", "sudmark"), ["AGREE", "CONSULT"]),
        (("--type", "agree", "--type", "REJECT"), ["AGREE", "REJECT"]),
        (("--status", "Planned", "--status", "denied"), ["CONSULT", "CONSULT"]),
        (("--from", "2031-05-16", "--to", "2031-05-17"), ["ASSAULT", "REJECT"]),
        (("--place", "ostby"), ["ASSAULT"]),
        (("--text", "prisoner swap"), ["AGREE"]),
    ],
)
def test_the_options_narrow_the_timeline(
    onrecord: Onrecord, filled: Path, options: tuple[str, ...], expected: list[str]
) -> None:
    lines = onrecord("timeline", *options, "--json").stdout.splitlines()
    assert [json.loads(line)["event"]["type"] for line in lines] == expected


def test_json_has_the_item_its_quotes_its_voices_and_its_report(onrecord: Onrecord, filled: Path) -> None:
    (line,) = onrecord("timeline", "--type", "REJECT", "--json").stdout.splitlines()
    entry = json.loads(line)
    assert entry["kind"] == "event"
    assert entry["event"] == LATER_RECORD.to_json()["events"][1]
    assert entry["quotes"] == ["=SUM(1) and all"]
    assert [(told["id"], told["speaker"]) for told in entry["voices"]] == [("s2", ["Holm"]), ("s1", ["Bo Lind"])]
    assert entry["report"]["title"] == "Envoys of Norland arrive in Vell"
    assert entry["recorded_at"] == "2031-06-01T12:00:00Z"


def test_nothing_found_is_said_beside_an_empty_answer(onrecord: Onrecord, filled: Path) -> None:
    result = onrecord("timeline", "--actor", "Nobody")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Nothing in onrecord.ledger answers this; leave out an option to see more.\n"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--status", "done"), "'done' is no status. Give one of happened, ongoing, planned, possible, denied."),
        (("--type", "fight"), "'FIGHT' is no event type. Give one of AGREE, CONSULT"),
        (("--from", "monday"), "'monday' is no day. Give year, month and day, such as 2025-05-16."),
        (("--text", "?"), "'?' holds no word to look for."),
        (("--ledger", "none.ledger"), "There is no ledger at none.ledger. Make one: onrecord add FILES --ledger none"),
        (("--ledger", "vell.txt"), "vell.txt is not a ledger."),
    ],
)
def test_what_cannot_be_asked_is_said_in_one_line(
    onrecord: Onrecord, filled: Path, options: tuple[str, ...], told: str
) -> None:
    result = onrecord("timeline", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"onrecord: {told}")
    assert len(result.stderr.splitlines()) == 1


def test_an_event_is_shown_whole(onrecord: Onrecord, filled: Path) -> None:
    page = onrecord("show", IDS["e2"][:10]).stdout
    assert (
        page
        == f"""Event {IDS["e2"]}  e2 of its record

type        ASSAULT artillery
status      happened
anchor      “shelled”
actors      Sudmark
recipients  civilians
about       –
place       Ostby
time        2031-05-16 (on Friday)
voice       according to Norland's health ministry ({IDS["s3"][:10]})

In the report
  "We will come with open hands," Holm told reporters. »Sudmark's army shelled
  the town of Ostby on Friday, killing at least 12 civilians, Norland's health
  ministry said.« Officials from both sides agreed on a prisoner swap last week,
  Sudmark's spokesman said. Holm did not attend the talks.

The report
  Norland and Sudmark to meet in Vell on Monday
  The Vell Courier · published 2031-05-17 · version 1
  https://courier.example/vell-1
  id vell-1
  recorded 2031-06-01T12:00:00Z

Said in this statement
  {IDS["s3"][:10]}  Norland's health ministry, “said”

Figures of this event
  {IDS["f1"][:10]}  killed: 12 or more civilians
"""
    )


def test_a_statement_is_shown_with_what_it_carries(onrecord: Onrecord, filled: Path) -> None:
    page = onrecord("show", IDS["s1"]).stdout
    assert "speaker     Åsa Holm\nfor         –\nto          –\n" in page
    assert "cue         “said”\nsaid        “her country and Sudmark would meet in Vell on Monday”" in page
    assert "also told: “Norland and Sudmark to meet in Vell on Monday”" in page
    assert f"What this statement carries\n  {IDS['e1'][:10]}  planned  CONSULT meet: Norland, Sudmark" in page
    assert "rule        verb" in page


def test_a_figure_is_shown_with_its_event(onrecord: Onrecord, filled: Path) -> None:
    page = onrecord("show", IDS["f1"]).stdout
    assert "measure     killed\nnumber      12 or more\nunit        civilians\nper         –\nplace       Ostby" in page
    assert f"The event of this figure\n  {IDS['e2'][:10]}  happened  ASSAULT artillery: Sudmark → civilians" in page


def test_an_item_in_the_reports_voice_from_an_undated_report(onrecord: Onrecord, filled: Path) -> None:
    page = onrecord("show", item_ids(LATER_RECORD)[0]).stdout
    assert "voice       told by the report" in page
    assert "no outlet · no date of publication · version 1" in page


def test_an_item_as_json_is_its_line_of_the_timeline(onrecord: Onrecord, filled: Path) -> None:
    shown = onrecord("show", IDS["e2"], "--json").stdout
    assert shown == onrecord("timeline", "--type", "ASSAULT", "--json").stdout


def test_an_unknown_or_ambiguous_id_is_said(onrecord: Onrecord, filled: Path) -> None:
    with open_ledger(filled) as ledger:
        ids = [found.entry.id for found in ledger.entries()]
    first = next(digit for digit in "0123456789abcdef" if sum(id_.startswith(digit) for id_ in ids) > 1)
    for asked, told in (
        ("xyz", "No item 'xyz' is in onrecord.ledger."),
        (first, f"{sum(id_.startswith(first) for id_ in ids)} ids begin with '{first}': "),
    ):
        result = onrecord("show", asked)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.startswith(f"onrecord: {told}")


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("One. Two. Three.", "Two.", ("One. ", "Two.", " Three.")),
        ("Two.", "Two.", ("", "Two.", "")),
        ("Zero.\nOne.\nTwo.\nThree.\nFour.", "Two.", ("One. ", "Two.", " Three.")),
        ("He “met” her", "met", ("He “", "met", "” her")),
    ],
)
def test_a_quote_has_its_neighbours_around_it(text: str, quote: str, expected: tuple[str, str, str]) -> None:
    start = text.index(quote)
    assert context(text, Span(start, start + len(quote))) == expected


def test_a_long_neighbourhood_is_cut_between_words() -> None:
    text = "left " * 200 + "QUOTE" + " right" * 200
    before, _, after = context(text, Span(1000, 1005))
    assert before.startswith("… left left")
    assert after.endswith("right right …")
    assert len(before) < 260 > len(after)
