"""The words of time from the data files, and the classes of words that the grammar's patterns name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from onrecord.data import DATA, rows
from onrecord.errors import DataError
from onrecord.reading.times.numbers import VAGUE, number_words, ordinal_words

__all__ = ["Reference", "Vocabulary", "one_of", "vocabulary"]

FOLDER = DATA / "times"
VALUE = re.compile(
    r"(?:\d\d-\d\d|(?:easter|orthodox|hebrew|kislev)[+-]\d+|islamic \d\d-\d\d|\d\d-[1-7]-(?:[1-5]|-1)|\d\d-[1-7]>\d+"
    r"|\d{4}-\d\d-\d\d(?: \d{4}-\d\d-\d\d)*)(?:/\d+)?"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A word for the present, past or future: its TIMEX3 value, its kind, and whether TIMEX3 marks it at all."""

    value: str
    kind: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words in lower case and what they stand for."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, str]
    units: dict[str, str]
    dayparts: dict[str, str]
    modifiers: dict[str, str]
    holidays: dict[str, str]
    references: dict[str, Reference]
    zones: dict[str, str]

    def unit(self, word: str) -> str:
        """The code of a unit in the singular or plural."""
        return self.units.get(word) or self.units.get(word.removesuffix("s")) or self.units[word[:-3] + "y"]


@cache
def vocabulary() -> Vocabulary:
    """The words as they ship; `DataError` names the file and line of an entry that is wrong."""
    return Vocabulary(
        months=_numbered("months.tsv", 12),
        weekdays=_numbered("weekdays.tsv", 7),
        seasons={name: code for _, (name, code, _, _) in _rows("seasons.tsv", 4)},
        units={word: code for _, (word, code, _) in _rows("units.tsv", 3)},
        dayparts={word: code for _, (word, code) in _rows("dayparts.tsv", 2)},
        modifiers={words: mod for _, (words, mod) in _rows("modifiers.tsv", 2)},
        holidays=_holidays(),
        references={
            w: Reference(value, kind, when == "always") for _, (w, value, kind, when) in _rows("references.tsv", 4)
        },
        zones={name: offset for _, (name, offset) in _rows("zones.tsv", 2)},
    )


def _rows(name: str, columns: int) -> Iterable[tuple[int, tuple[str, ...]]]:
    return rows(FOLDER / name, ("words", "value", "value", "value")[:columns])


def _numbered(name: str, top: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for line, (word, value) in _rows(name, 2):
        if not value.isdigit() or not 1 <= int(value) <= top:
            raise DataError(f"{name}, line {line}: {value!r} is not a number from 1 to {top}.", "Correct the line.")
        found[word] = int(value)
    return found


def _holidays() -> dict[str, str]:
    found: dict[str, str] = {}
    for line, (name, day) in _rows("holidays.tsv", 2):
        if not VALUE.fullmatch(day):
            raise DataError(
                f"holidays.tsv, line {line}: {day!r} is no day.",
                "Write MM-DD, YYYY-MM-DD, easter+N, MM-weekday-N or MM-weekday>DD; see the head of the file.",
            )
        found[name.replace("-", " ")] = day
    return found


def one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; apostrophes of either form, spaces of any width."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", "[ -]{1,3}").replace("'", "['’]") for word in ordered) + ")"


@cache
def classes() -> dict[str, str]:
    """The classes of words that a pattern may name, each as the regular expression of one word or phrase of it."""
    words = vocabulary()
    units = one_of([*words.units, *(f"{unit}s" for unit in words.units if unit != "century"), "centuries"])
    small = one_of(word for word in number_words() if word not in ("hundred", "thousand", "dozen", "zero"))
    tail = rf"(?:(?: and)? {small}(?:-{small})?)?"
    spelled = rf"(?:(?:{small}|an?)[ -])?(?:hundred|thousand|dozen){tail}|{small}(?:[ -]{small})?"
    count = rf"(?:\d[\d,]*(?:\.\d+)?|{spelled}|an?|(?:a )?couple(?: of)?|half an?|half|{one_of(VAGUE)})(?: and a half)?"
    return {
        "month": one_of(words.months),
        "weekday": one_of(words.weekdays),
        "season": one_of(words.seasons),
        "unit": units,
        "part": one_of(words.dayparts),
        "mod": rf"(?:the )?{one_of(words.modifiers)}",
        "holiday": one_of(words.holidays),
        "zone": one_of(words.zones),
        "ordinal": rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{one_of(ordinal_words())})",
        "count": count,
        "year": r"(?:1[0-9]\d\d|20\d\d)(?![\d,.]\d)",
        "dom": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[:.,]\d)",
        "approx": (
            r"(?:just )?(?:about|around|approximately|roughly|some|nearly|almost|more than|over|at least|up to|"
            r"less than|under|fewer than|no more than|as long as|as many as|no less than|not more than|only|just|"
            r"within|an estimated)"
        ),
    }
