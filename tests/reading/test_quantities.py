"""Quantities: what is counted, as a record writes it; what is no count at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import DataError
from onrecord.model import Quantity, Reading
from onrecord.reading import numberwords

Read = Callable[..., Reading]


def counted(reading_of: Read, sentence: str) -> list[Quantity]:
    return list(reading_of(f"Headline\n{sentence}\n", "2026-03-06").quantities)


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Troops detained 14 fishermen near the island.", "fishermen"),
        ("The blast wounded three Kenyan soldiers.", "Kenyan soldiers"),
        ("Shelling damaged dozens of homes.", "homes"),
        ("They took hundreds of thousands of people in.", "people"),
        ("The army killed 15 of the attackers.", "attackers"),
        ("The port shipped 3 million tons of grain.", "tons of grain"),
        ("Gunmen abducted 46 students and teachers.", "students and teachers"),
        ("The army killed ten other fighters.", "fighters"),
        ("Norway promised $85 million in aid.", "US dollars"),
        ("Tariffs rose by 30%.", "percent"),
        ("The sides agreed to a 10-day ceasefire.", "days"),
        ("A court sentenced him to five years in prison.", "years in prison"),
    ],
)
def test_the_unit_is_the_noun_counted_without_what_only_points(reading_of: Read, sentence: str, unit: str) -> None:
    (quantity,) = counted(reading_of, sentence)
    assert quantity.unit == unit


def test_a_bare_number_has_no_unit_of_its_own(reading_of: Read) -> None:
    twelve, thirty = counted(reading_of, "Rockets killed 12 people and injured 30.")
    assert (twelve.unit, thirty.unit) == ("people", None)


def test_spans_cover_bounds_number_and_unit(reading_of: Read) -> None:
    reading = reading_of("Headline\nThe blast killed at least three Kenyan soldiers in Garissa.\n")
    (quantity,) = reading.quantities
    assert reading.report.text[slice(*quantity.span)] == "at least three Kenyan soldiers"
    assert reading.doc[quantity.token].text == "three"
    assert quantity.unit_token is not None
    assert reading.doc[quantity.unit_token].text == "soldiers"


@pytest.mark.parametrize(
    ("sentence", "per"),
    [
        ("The war kills 5,000 soldiers a week.", "week"),
        ("Kitchens feed 300,000 people per day.", "day"),
        ("The pipeline lost 700,000 barrels of oil per day.", "day"),
        ("The deal lets in 1,000 workers annually.", "year"),
        ("The army killed 12 rebels a week ago.", None),
        ("The army killed 12 rebels a day after the truce.", None),
        ("The army killed 12 rebels, and a month passed.", None),
    ],
)
def test_a_rate_is_told_right_behind_the_unit(reading_of: Read, sentence: str, per: str | None) -> None:
    assert counted(reading_of, sentence)[0].per == per


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoys met on March 12, 2026.",
        "The war began in 2019.",
        "Talks opened at 10:30 on Monday.",
        "The Council adopted Resolution 2735.",
        "Article 5 was invoked.",
        "Russia lost a Su-35 jet.",
        "A Boeing 737 landed in Doha.",
        "The minister, aged 61, resigned.",
        "A 17-year-old was arrested.",
        "Two thirds of the town was flooded.",
        "He left a decade after 9/11.",
    ],
)
def test_dates_labels_ages_models_and_fractions_are_no_counts(reading_of: Read, sentence: str) -> None:
    assert counted(reading_of, sentence) == []


def test_nothing_of_something_is_a_count_of_nought(reading_of: Read) -> None:
    (quantity,) = counted(reading_of, "There were no casualties.")
    assert (quantity.low, quantity.high, quantity.unit) == (0, 0, "casualties")


class TestNumberWordsAsData:
    """The lists are data; a wrong line is named."""

    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        folder = tmp_path / "figures"
        folder.mkdir()
        for name in ("numbers", "bounds", "currencies", "rates"):
            (folder / f"{name}.tsv").write_text("", encoding="utf-8")
        monkeypatch.setattr(numberwords, "DATA", tmp_path)
        numberwords.number_words.cache_clear()
        return folder

    @pytest.fixture(autouse=True)
    def forget(self) -> object:
        yield
        numberwords.number_words.cache_clear()

    def test_lists_of_ones_own_are_read(self, folder: Path) -> None:
        (folder / "numbers.tsv").write_text("gross\tdozen\t144\n", encoding="utf-8")
        (folder / "bounds.tsv").write_text("at the very least\tbefore\tleast\n", encoding="utf-8")
        words = numberwords.number_words()
        assert words.value("gross") == 144
        assert words.kind("dozen") is None
        assert words.before[0].words == ("at", "the", "very", "least")

    @pytest.mark.parametrize(
        ("file", "line", "message"),
        [
            ("numbers", "two\tunit\ttwo", "numbers.tsv, line 1: 'two' is no number"),
            ("numbers", "two\tcardinal\t2", "numbers.tsv, line 1: 'cardinal' is none of"),
            ("bounds", "at least\tbeside\tleast", "bounds.tsv, line 1: 'beside' is none of"),
            ("bounds", "at least\tbefore\tmore", "bounds.tsv, line 1: 'more' is none of"),
            ("currencies", "$\tabove\tUS dollars", "currencies.tsv, line 1: 'above' is none of"),
            ("rates", "a decade\tdecade", "rates.tsv, line 1: 'decade' is none of"),
        ],
    )
    def test_a_wrong_line_is_named(self, folder: Path, file: str, line: str, message: str) -> None:
        (folder / f"{file}.tsv").write_text(line + "\n", encoding="utf-8")
        with pytest.raises(DataError) as error:
            numberwords.number_words()
        assert message in error.value.what
