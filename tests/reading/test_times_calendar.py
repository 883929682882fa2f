"""The calendar behind time expressions, and the data files of their words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.reading.times import vocabulary as words
from onrecord.reading.times.calendar import easter, moved, nth_weekday, part_of, shifted, stretch, value_at
from onrecord.reading.times.holidays import days_of
from onrecord.reading.times.numbers import number, ordinal, spoken_year

STRETCHES = [
    ("2025-05-17", "2025-05-17", "2025-05-17"),
    ("2025-05-17T10:00", "2025-05-17", "2025-05-17"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2025-02", "2025-02-01", "2025-02-28"),
    ("2025", "2025-01-01", "2025-12-31"),
    ("199", "1990-01-01", "1999-12-31"),
    ("19", "1900-01-01", "1999-12-31"),
    ("2025-W01", "2024-12-30", "2025-01-05"),
    ("2025-W20-WE", "2025-05-17", "2025-05-18"),
    ("2025-Q4", "2025-10-01", "2025-12-31"),
    ("2025-H2", "2025-07-01", "2025-12-31"),
    ("2023-WI", "2023-12-01", "2024-02-29"),
]


@pytest.mark.parametrize(("value", "first", "last"), STRETCHES)
def test_a_value_covers_its_days(value: str, first: str, last: str) -> None:
    assert stretch(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["XXXX-WXX-1", "PAST_REF", "P3M", "BC0480", "2025-13", "2025-02-30", "", "2025-W54"])
def test_what_is_no_stretch_of_the_calendar_has_no_days(value: str) -> None:
    assert stretch(value) is None


@pytest.mark.parametrize(
    ("value", "mod", "first", "last"),
    [
        ("2025-02", "END", "2025-02-20", "2025-02-28"),
        ("2025-02", "START", "2025-02-01", "2025-02-10"),
        ("2025-02", "MID", "2025-02-11", "2025-02-20"),
        ("2025", "START", "2025-01-01", "2025-04-30"),
        ("2025", "END", "2025-09-01", "2025-12-31"),
        ("2025-W20", "START", "2025-05-12", "2025-05-13"),
        ("2025-05-17", "END", "2025-05-17", "2025-05-17"),
        ("2025-05", "APPROX", "2025-05-01", "2025-05-31"),
    ],
)
def test_early_mid_and_late_take_a_part(value: str, mod: str, first: str, last: str) -> None:
    days = stretch(value)
    assert days is not None
    assert part_of(days, mod) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("year", "day"), [(2000, "04-23"), (2008, "03-23"), (2024, "03-31"), (2025, "04-20"), (2038, "04-25")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


def test_the_nth_and_the_last_weekday_of_a_month() -> None:
    assert nth_weekday(2024, 11, 4, 4) == date(2024, 11, 28)
    assert nth_weekday(2025, 5, 1, -1) == date(2025, 5, 26)


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("12-25", "2024-12-25"),
        ("easter-2", "2024-03-29"),
        ("11-4-4", "2024-11-28"),
        ("11-2>2", "2024-11-05"),
        ("05-1--1", "2024-05-27"),
        ("orthodox+0", "2024-05-05"),
        ("hebrew+9", "2024-10-12"),
        ("hebrew-163", "2024-04-23"),
        ("kislev+0", "2024-12-26"),
        ("islamic 10-01", "2024-04-10"),
        ("2023-01-22 2024-02-10 2025-01-29", "2024-02-10"),
    ],
)
def test_each_form_of_a_holiday(rule: str, day: str) -> None:
    assert [each.isoformat() for each in days_of(rule, 2024)] == [day]


def test_a_feast_of_the_islamic_year_can_fall_twice_into_one_year_or_never() -> None:
    assert [each.isoformat() for each in days_of("islamic 09-01", 2030)] == ["2030-01-06", "2030-12-26"]
    assert days_of("2023-01-22 2024-02-10", 2031) == []


@pytest.mark.parametrize(
    ("value", "count", "unit", "to"),
    [
        ("1989-Q3", -1, "Y", "1988-Q3"),
        ("2025-Q1", -1, "Q", "2024-Q4"),
        ("2024-02-29", 1, "Y", "2025-02-28"),
        ("2025-01", -1, "M", "2024-12"),
        ("2025-05-17", 2, "W", "2025-05-31"),
        ("PAST_REF", 1, "Y", None),
        ("9999", 1, "Y", None),
    ],
)
def test_a_value_moves_at_its_own_grain(value: str, count: int, unit: str, to: str | None) -> None:
    assert shifted(value, count, unit) == to


def test_a_step_beyond_the_calendar_is_none() -> None:
    assert moved(date(1, 1, 1), -1, "D") is None
    assert moved(date(9999, 12, 31), 1, "100Y") is None
    assert moved(None, 1, "D") is None


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("D", "2025-05-17"), ("W", "2025-W20"), ("WE", "2025-W20-WE"), ("M", "2025-05"), ("Q", "2025-Q2"),
        ("Y", "2025"),
        ("10Y", "202"), ("100Y", "20"),
    ],
)  # fmt: skip
def test_the_value_of_each_unit_that_holds_a_day(unit: str, value: str) -> None:
    assert value_at(date(2025, 5, 17), unit) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("1,200", 1200),
        ("2.5", 2.5),
        ("twenty-four", 24),
        ("a hundred", 100),
        ("two hundred and ten", 210),
        ("three thousand", 3000),
        ("a couple of", 2),
        ("half a", 0.5),
        ("one and a half", 1.5),
        ("a dozen", 12),
        ("an", 1),
        ("several", None),
        ("a few", None),
        ("dozens of", None),
    ],
)
def test_numbers_in_figures_and_words(text: str, value: float | None) -> None:
    assert number(text) == value


def test_ordinals_and_spoken_years() -> None:
    assert [ordinal(text) for text in ("3rd", "third", "21st", "twenty-first", "blue")] == [3, 3, 21, 21, None]
    spoken = ["nineteen ninety-seven", "two thousand", "two thousand and four", "nineteen blue"]
    assert [spoken_year(text) for text in spoken] == [1997, 2000, 2004, None]


@pytest.mark.parametrize(
    ("name", "line", "fault"),
    [
        ("months.tsv", "january\tone", "'one' is not a number"),
        ("weekdays.tsv", "monday\t8", "'8' is not a number"),
        ("holidays.tsv", "new day\tsometime", "'sometime' is no day"),
        ("seasons.tsv", "spring\tSP", "2 columns"),
    ],
)
def test_a_data_file_that_is_wrong_names_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, line: str, fault: str
) -> None:
    for file in words.FOLDER.iterdir():
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / name).write_text(f"# words\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(words, "FOLDER", tmp_path)
    with pytest.raises(DataError) as error:
        words.vocabulary.__wrapped__()
    assert f"{name}, line 2" in str(error.value)
    assert fault in str(error.value)
