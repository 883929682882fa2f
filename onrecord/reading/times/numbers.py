"""Numbers in figures and words, as they stand before units of time and in years."""

from __future__ import annotations

import re
from functools import cache

from onrecord.data import DATA, rows
from onrecord.errors import DataError

__all__ = ["VAGUE", "number", "number_words", "ordinal", "ordinal_words", "spoken_year"]

VAGUE = (
    "a few",
    "several",
    "some",
    "many",
    "a number of",
    "dozens of",
    "hundreds of",
    "thousands of",
    "few",
    "a handful of",
    "countless",
    "multiple",
)
"""Words for a number that is not told; TIMEX3 writes X."""


@cache
def _values(name: str) -> dict[str, int]:
    values: dict[str, int] = {}
    for line, (word, value) in rows(DATA / "times" / name, ("word", "value")):
        if not value.isdigit():
            raise DataError(f"{name}, line {line}: {value!r} is no number.", "Write the number in figures.")
        values[word] = int(value)
    return values


def number_words() -> dict[str, int]:
    """Words for numbers and their values."""
    return _values("numbers.tsv")


def ordinal_words() -> dict[str, int]:
    """Words for ordinals and their values."""
    return _values("ordinals.tsv")


def ordinal(text: str) -> int | None:
    """The value of "third" or "3rd"."""
    figures = re.match(r"\d+", text)
    return int(figures[0]) if figures else ordinal_words().get(text.replace(" ", "-"))


def number(text: str) -> float | None:
    """The value of "3", "1,200", "twenty-four", "a hundred", "half a", "one and a half"; None for a vague number.

    "a", "an" and "one" are 1, "a couple of" is 2.
    """
    text = text.strip()
    if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", text):
        return float(text.replace(",", ""))
    if text in VAGUE:
        return None
    if text.startswith("half"):
        return 0.5
    if text.endswith(" and a half"):
        whole = number(text[: -len(" and a half")])
        return None if whole is None else whole + 0.5
    if text.startswith(("a couple", "couple")):
        return 2.0
    return _sum(re.split(r"[ -]+", text))


def _sum(parts: list[str]) -> float | None:
    """Adds up number words from left to right: "two hundred and ten"."""
    total = 0
    current = 0
    for part in parts:
        if part in ("a", "an"):
            current = 1
        elif part == "and":
            continue
        elif (value := number_words().get(part)) is None:
            return None
        elif value in (100, 12):
            current = max(current, 1) * value
        elif value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        else:
            current += value
    return float(total + current)


def spoken_year(text: str) -> int | None:
    """The year of "nineteen ninety-seven" or "two thousand"; None if the words make none."""
    words = re.split(r"[ -]+", text)
    if "thousand" in words:
        value = _sum(words)
        return int(value) if value else None
    first = number_words().get(words[0], 0)
    rest = _sum(words[1:])
    return first * 100 + int(rest) if rest is not None and 10 <= first <= 20 and 10 <= rest < 100 else None
