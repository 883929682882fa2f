"""The words of numbers: what each is worth, what bounds or rounds a number, what makes it money or a rate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.data import DATA, rows
from onrecord.errors import DataError

__all__ = ["Bound", "NumberWords", "Period", "number_words"]

Period = Literal["day", "week", "month", "year"]
Effect = Literal["least", "most", "about", "plain"]

KINDS = ("unit", "tens", "hundred", "scale", "suffix", "dozen", "vague", "vaguer", "part")
SIDES = ("before", "after")
EFFECTS: tuple[Effect, ...] = ("least", "most", "about", "plain")
PERIODS: tuple[Period, ...] = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Bound:
    """A phrase beside a number, as its words in small letters, and what it does to the number's bounds."""

    words: tuple[str, ...]
    effect: Effect


@dataclass(frozen=True, slots=True)
class NumberWords:
    """All word lists of numbers: for each word its kind and value, and what may stand around a number."""

    values: dict[str, tuple[str, float]]
    before: tuple[Bound, ...]
    after: tuple[Bound, ...]
    signs_before: dict[str, str]
    signs_after: dict[str, str]
    rates: dict[str, Period]

    def kind(self, word: str) -> str | None:
        """What sort of number word it is, None for any other word."""
        found = self.values.get(word)
        return found[0] if found else None

    def value(self, word: str) -> float:
        """What a number word is worth; raises `KeyError` for any other word."""
        return self.values[word][1]


@cache
def number_words() -> NumberWords:
    """The lists that ship in `data/figures`; raises `DataError` that names file and line where one is wrong."""
    bounds: dict[str, list[Bound]] = {"before": [], "after": []}
    for line, (phrase, side, effect) in rows(DATA / "figures" / "bounds.tsv", ("phrase", "side", "effect")):
        _one_of("bounds.tsv", line, side, SIDES)
        for allowed in EFFECTS:
            if effect == allowed:
                bounds[side].append(Bound(tuple(phrase.lower().split()), allowed))
        _one_of("bounds.tsv", line, effect, EFFECTS)
    signs: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    for line, (sign, side, unit) in rows(DATA / "figures" / "currencies.tsv", ("sign", "side", "unit")):
        _one_of("currencies.tsv", line, side, SIDES)
        signs[side][sign] = unit
    return NumberWords(
        values=_values(),
        before=_longest_first(bounds["before"]),
        after=_longest_first(bounds["after"]),
        signs_before=signs["before"],
        signs_after=signs["after"],
        rates=_rates(),
    )


def _values() -> dict[str, tuple[str, float]]:
    values: dict[str, tuple[str, float]] = {}
    for line, (word, kind, value) in rows(DATA / "figures" / "numbers.tsv", ("word", "kind", "value")):
        _one_of("numbers.tsv", line, kind, KINDS)
        try:
            values[word] = (kind, float(value))
        except ValueError as error:
            raise DataError(f"numbers.tsv, line {line}: {value!r} is no number.", "Write it in digits.") from error
    return values


def _rates() -> dict[str, Period]:
    rates: dict[str, Period] = {}
    for line, (words, per) in rows(DATA / "figures" / "rates.tsv", ("words", "per")):
        _one_of("rates.tsv", line, per, PERIODS)
        rates.update({" ".join(words.lower().split()): period for period in PERIODS if period == per})
    return rates


def _longest_first(bounds: list[Bound]) -> tuple[Bound, ...]:
    return tuple(sorted(bounds, key=lambda bound: (-len(bound.words), bound.words)))


def _one_of(file: str, line: int, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise DataError(f"{file}, line {line}: {value!r} is none of {', '.join(allowed)}.", "Write one of these.")
