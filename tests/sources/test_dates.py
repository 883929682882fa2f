"""Dates of publication: normalised if they are dates, refused if not, never guessed."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import SourceError
from onrecord.sources.dates import date_in_text, date_line, iso_date, to_iso

MONTHS = "January February March April May June July August September October November December"


@pytest.mark.parametrize(
    ("told", "iso"),
    [
        ("2025-05-17", "2025-05-17"),
        (" 2025-05-17 ", "2025-05-17"),
        ("20250517", "2025-05-17"),
        ("2025/05/17", "2025-05-17"),
        ("2025-05-17T10:00", "2025-05-17T10:00:00"),
        ("2025-05-17 10:00:30", "2025-05-17T10:00:30"),
        ("2025-05-17T10:00:00Z", "2025-05-17T10:00:00Z"),
        ("2025-05-17T10:00:00.123Z", "2025-05-17T10:00:00Z"),
        ("2025-05-17t10:00:00+02:00", "2025-05-17T10:00:00+02:00"),
        ("2025-05-17T10:00:00-0400", "2025-05-17T10:00:00-04:00"),
        ("17 May 2025", "2025-05-17"),
        ("17th of May, 2025", "2025-05-17"),
        ("May 17, 2025", "2025-05-17"),
        ("Saturday, May 17, 2025", "2025-05-17"),
        ("Sat 17 May 2025", "2025-05-17"),
        ("Sept. 4, 2025", "2025-09-04"),
        ("17-May-2025", "2025-05-17"),
        ("May 17, 2025, 10:05 a.m.", "2025-05-17T10:05:00"),
        ("May 17, 2025 at 12:05 AM EDT", "2025-05-17T00:05:00-04:00"),
        ("17 May 2025 12.30 pm GMT", "2025-05-17T12:30:00Z"),
        ("17 May 2025 18:00 +0300", "2025-05-17T18:00:00+03:00"),
        ("17 May 2025 | 10:30 BST", "2025-05-17T10:30:00"),
        ("Sat, 17 May 2025 10:00:00 +0200", "2025-05-17T10:00:00+02:00"),
        ("Sat, 17 May 2025 10:00:00 GMT", "2025-05-17T10:00:00Z"),
        ("17/05/2025", "2025-05-17"),
        ("05/17/2025", "2025-05-17"),
        ("05.05.2025", "2025-05-05"),
    ],
)
def test_a_date_becomes_iso(told: str, iso: str) -> None:
    assert to_iso(told) == iso


@pytest.mark.parametrize(
    "told",
    [
        "yesterday",
        "Monday",
        "May 2025",
        "2025",
        "2025-05",
        "17 May",
        "2025-13-40",
        "2025-02-29",
        "31 April 2025",
        "32/01/2025",
        "2025-05-17T25:00",
        "May 17, 2025 at 25:00",
        "May 17, 2025 in Geneva",
        "13:00 PM 17 May 2025",
        "17.05.25",
        "0000-00-00",
        "²025-05-17",
        "",
        "x" * 500,
    ],
)
def test_what_is_no_date_is_refused_in_one_line_that_says_how_to_write_it(told: str) -> None:
    with pytest.raises(SourceError) as refused:
        to_iso(told)
    assert "2025-05-17" in refused.value.remedy
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 200


def test_a_day_that_may_be_a_month_is_refused_as_such() -> None:
    with pytest.raises(SourceError, match="day or month first"):
        to_iso("05/06/2025")
    assert iso_date("05/06/2025") is None


@given(st.dates(datetime.date(1000, 1, 1)))
def test_every_day_of_the_calendar_can_be_written_in_words(day: datetime.date) -> None:
    month = MONTHS.split()[day.month - 1]
    assert iso_date(f"{day.day} {month} {day.year}") == day.isoformat()
    assert iso_date(f"{month[:3]} {day.day}, {day.year}") == day.isoformat()


@given(st.text(max_size=60) | st.text(st.sampled_from("0123456789/-:. TZMayapm"), max_size=30))
def test_any_words_give_a_date_or_none(told: str) -> None:
    found = iso_date(told)
    assert found is None or datetime.datetime.fromisoformat(found)


@pytest.mark.parametrize(
    "head",
    [
        "Ministers meet\nGENEVA, May 17, 2025 — The ministers met.",
        "Ministers meet\nGeneva, 17 May 2025 - The ministers met.",
        "Ministers meet\nGENEVA, Switzerland (May 17, 2025) - The ministers met.",
        "Ministers meet\nGENEVA, May 17, 2025 (Wire) -- The ministers met.",
        "Ministers meet\nGENEVA, May 17, 2025 /Wire/ -- The ministers met.",
        "Ministers meet\nSaturday, May 17, 2025\nThe ministers met.",
        "Ministers meet\nPublished: 17 May 2025\nThe ministers met.",
        "Ministers meet\nBy Ada Moss\nUpdated on May 17, 2025\nThe ministers met.",
        "2025-05-17\nMinisters meet\nThe ministers met.",
        "Ministers meet\nGENEVA, Switzerland (May 17, 2025)\nThe ministers met.",
    ],
)
def test_the_head_of_a_text_may_tell_its_date(head: str) -> None:
    assert date_in_text(head) == "2025-05-17"


def test_a_date_line_may_tell_clock_and_zone() -> None:
    assert date_in_text("Ministers meet\nMay 17, 2025, 9:30 p.m. EDT\nThey met.") == "2025-05-17T21:30:00-04:00"


@pytest.mark.parametrize(
    "text",
    [
        "Ministers meet\nThe ministers met on May 17, 2025 in Geneva.",
        "Ministers meet\nGENEVA, May 17 — The ministers met.",
        "Ministers meet\nGENEVA — The ministers met on Saturday.",
        "On May 17, 2025 the ministers met. It was raining.",
        "Ministers meet\nThe war began on February 24, 2022, when tanks crossed the border.",
        "Ministers meet\n“We want peace.”\n– Joint declaration,\nMarch 11, 2021\nThe ministers met.",
        "One.\nTwo.\nThree.\nFour.\nFive.\n17 May 2025",
        "Ministers meet\nMay 2025\nThe ministers met.",
        "Ministers meet\n05/06/2025\nThe ministers met.",
        "",
    ],
)
def test_a_date_inside_the_matter_or_without_day_or_year_is_no_date_of_publication(text: str) -> None:
    assert date_in_text(text) is None


def test_a_date_line_holds_nothing_else() -> None:
    assert date_line("Published on 17 May 2025") == "2025-05-17"
    assert date_line("17 May 2025 was a Saturday") is None
    assert date_line("No date here") is None
