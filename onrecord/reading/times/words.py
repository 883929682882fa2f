"""The senses of words that several rules share: modifiers, approximations, lengths, unresolved points."""

from __future__ import annotations

import re

from onrecord.reading.times.grammar import Sense
from onrecord.reading.times.vocabulary import vocabulary

__all__: list[str] = []


def mod_of(text: str | None) -> str | None:
    """The TIMEX3 modifier that a phrase such as "the early" or "late in" stands for."""
    if not text:
        return None
    words = re.sub(r"[ -]+", " ", text.removeprefix("the ")).strip()
    return vocabulary().modifiers.get(words)


SYMBOL = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}


def symbolic(unit: str) -> Sense:
    """A point of the grain of a unit that stays unresolved: the report has no date."""
    return Sense("DATE", SYMBOL.get(unit, "XXXX"), bounds=(None, None), against=None)


MODS = {
    "APPROX": ("about", "around", "approximately", "roughly", "some", "an estimated"),
    "LESS_THAN": ("nearly", "almost", "less than", "under", "fewer than"),
    "MORE_THAN": ("more than", "over"),
    "EQUAL_OR_MORE": ("at least", "no less than"),
    "EQUAL_OR_LESS": ("up to", "no more than", "not more than", "within", "as long as", "as many as"),
}


def approx_mod(words: str | None) -> str | None:
    """The modifier of "about", "nearly", "more than", "at least", "up to"."""
    if not words:
        return None
    words = words.removeprefix("just ").strip()
    for mod, cues in MODS.items():
        if words in cues:
            return mod
    return None


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: P3M, PT10H, PXD, P1.5Y; decades and centuries in years."""
    time = "T" if unit[0] == "T" else ""
    letter = unit[-1]
    if unit == "WE":
        return f"P{figure(count)}WE"
    times = int(unit[:-1]) if unit[:-1].isdecimal() else 1
    if count is None:
        return "PXDE" if times == 10 else "PXCE" if times == 100 else f"P{time}X{letter}"
    return f"P{time}{figure(count * times)}{letter}"


def figure(count: float | None) -> str:
    """A number as TIMEX3 writes it."""
    if count is None:
        return "X"
    return str(int(count)) if float(count).is_integer() else str(count)
