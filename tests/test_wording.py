"""How dates, numbers, names and voices are told to a person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from talks import FRIDAY, MONDAY, RECORD

from onrecord import wording
from onrecord.model import Time


@pytest.mark.parametrize(
    ("time", "told"),
    [
        (None, None),
        (FRIDAY, "2031-05-16 (on Friday)"),
        (MONDAY, "2031-05-19, 10:00 (on Monday)"),
        (Time("on Monday"), "on Monday (unresolved)"),
        (Time("in April", "2031-04-01", "2031-04-30"), "2031-04-01 to 2031-04-30 (in April)"),
        (Time("for weeks", None, "2031-05-17"), "until 2031-05-17 (for weeks)"),
        (Time("since May 1", "2031-05-01", None), "from 2031-05-01 (since May 1)"),
    ],
)
def test_a_time_has_its_days_and_the_reports_words(time: Time | None, told: str | None) -> None:
    assert wording.when(time) == told


@pytest.mark.parametrize(
    ("low", "high", "approximate", "told"),
    [
        (12, 12, False, "12"),
        (12.0, None, False, "12 or more"),
        (5000, None, False, "5,000 or more"),
        (None, 40, False, "up to 40"),
        (300, 300, True, "about 300"),
        (10, 12, False, "10 to 12"),
        (24, None, True, "about 24 or more"),
        (0, 0, False, "none"),
        (2.5, 2.5, False, "2.5"),
        (1_200_000_000, 1_200_000_000, False, "1,200,000,000"),
        (None, None, False, "an untold number of"),
    ],
)
def test_a_number_has_its_bounds(low: float | None, high: float | None, approximate: bool, told: str) -> None:
    assert wording.amount(low, high, approximate) == told


def test_an_event_tells_who_to_whom() -> None:
    meeting, shelling, *_ = RECORD.events
    assert wording.deed(meeting) == "CONSULT meet: Norland, Sudmark"
    assert wording.deed(shelling) == "ASSAULT artillery: Sudmark → civilians"
    assert wording.deed(replace(shelling, mode=None, actors=())) == "ASSAULT: nobody named → civilians"


def test_a_statement_tells_who_for_whom_to_whom_and_where() -> None:
    first, second, _, fourth = RECORD.statements
    assert wording.saying(first, "said") == "Åsa Holm, “said”"
    assert wording.saying(second) == "Åsa Holm, to reporters (news conference)"
    assert wording.saying(fourth, "said") == "Sudmark's spokesman, for Sudmark, “said”"


def test_a_figure_tells_measure_number_unit_and_period() -> None:
    (toll,) = RECORD.figures
    assert wording.measured(toll) == "killed: 12 or more civilians"
    assert wording.measured(replace(toll, unit=None, per="week", high=12)) == "killed: 12 a week"


def test_voices_are_told_from_the_inner_to_the_outer() -> None:
    assert wording.voice([]) == "told by the report"
    assert wording.voice([["Åsa Holm"]]) == "according to Åsa Holm"
    assert wording.voice([["Holm"], ["Bo Lind", "Ek"]], ["s2", "s1"]) == (
        "according to Holm (s2), as told by Bo Lind, Ek (s1)"
    )


def test_a_long_text_is_cut_between_words() -> None:
    assert wording.shortened("short  one\n", 300) == "short one"
    assert wording.shortened("one two, three", 10) == "one two …"
    assert wording.shortened("one two three", 13) == "one two three"


def test_no_text_can_steer_the_terminal() -> None:
    assert wording.one_line("a\x1b[2Jb\n\tc\u202ed\x07") == "a [2Jb c d"
    assert wording.names(["a\x1bb"]) == "a b"
