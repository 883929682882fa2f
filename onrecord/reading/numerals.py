"""Numbers in running text with what bounds them: "at least 12", "$1.2bn", "between 10 and 12", "no", "a 30-day"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.model import Span
from onrecord.reading.numbers import DASHES, Number, Pieces
from onrecord.reading.numberwords import Bound

__all__ = ["Numeral", "numerals"]

TIME_UNITS = ("minute", "hour", "day", "night", "week", "month", "year", "decade")
NOT_ZERO = ("longer", "more", "less", "fewer", "matter", "doubt", "way", "later")
"""Words after "no" that make it no count ("no longer"); "no more than" is a bound and read with its number."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text. `span` covers it with what bounds it and its currency sign, `core` the number alone.

    `unit` is what the number itself tells: a currency ("US dollars"), "percent", or the time unit of a compound
    ("30-day": "days"). `low` and `high` are None where the words set no bound on that side.
    """

    span: Span
    core: Span
    low: float | None
    high: float | None
    approximate: bool = False
    unit: str | None = None
    compound: bool = False


def numerals(text: str) -> tuple[Numeral, ...]:
    """The numbers of a text in order; digits in names ("Su-35"), ordinals, fractions and clock times are none."""
    return tuple(_scan(Pieces(text)))


def _scan(pieces: Pieces) -> Iterator[Numeral]:
    at = 0
    while at < len(pieces):
        past_fraction = pieces.fraction(at)
        if past_fraction:
            at = past_fraction
            continue
        number = pieces.number(at)
        if number is None:
            if _is_zero(pieces, at):
                span = Span(pieces.start[at], pieces.end[at])
                yield Numeral(span, span, 0, 0)
            at += 1
            continue
        numeral, at = _numeral(pieces, number)
        if numeral is not None:
            yield numeral


def _is_zero(pieces: Pieces, at: int) -> bool:
    """ "no casualties", "none of them"; not "no longer", "No. 5" or a plain "no"."""
    if pieces.at(at) == "no":
        return pieces.at(at + 1).isalpha() and pieces.at(at + 1) not in NOT_ZERO
    return pieces.at(at) in ("none", "nobody")


def _numeral(pieces: Pieces, number: Number) -> tuple[Numeral | None, int]:
    """The numeral around a number, None if it turns out to be no count, and the piece to go on from."""
    number, upper = _range(pieces, number)
    end = upper.last if upper else number.last
    if pieces.hyphen(end):
        return _compound(pieces, number, upper, end)
    first, sign = _sign_before(pieces, number.first)
    unit, end = (sign, end) if sign else _unit_after(pieces, end)
    bounded = Numeral(
        span=Span(pieces.start[first], pieces.end[end - 1]),
        core=Span(pieces.start[number.first], pieces.end[(upper or number).last - 1]),
        low=number.value,
        high=upper.value if upper else None if number.vague else number.value,
        approximate=number.vague,
        unit=unit,
    )
    return _bounded_after(pieces, _bounded_before(pieces, bounded, first), end), end


def _range(pieces: Pieces, number: Number) -> tuple[Number, Number | None]:
    """Both ends of "10 to 12", "between 10 and 12", "2 to 3 million"; the second is None for a single number."""
    at, before = number.last, pieces.at(number.first - 1)
    join = pieces.at(at)
    between = before == "between" and join == "and"
    plain = (join in DASHES and number.digits) or (join in ("to", "or") and before not in ("from", "by"))
    if number.vague or not (between or plain):
        return number, None
    second, _ = _sign_at(pieces, at + 1)
    upper = pieces.upper_end(second)
    if upper is None or (upper.digits != number.digits and join in DASHES):
        return number, None
    bare = pieces.scaled(1, upper.last - 1)[0]  # the scale of the second holds for the first: "2 to 3 million"
    shared = (
        number.value * bare if bare > 1 and number.value < 1000 and number.last == number.first + 1 else number.value
    )
    if shared >= upper.value:
        return number, None
    return replace(number, value=shared), upper


def _compound(pieces: Pieces, number: Number, upper: Number | None, end: int) -> tuple[Numeral | None, int]:
    """A number that is half of a word: "30-day" is a length of time; "15-member", "12-year-old" are no counts."""
    word = pieces.at(end + 1)
    if word == "plus":
        return _numeral_at_least(pieces, number, end), end + 2
    if word.rstrip("s") not in TIME_UNITS or pieces.hyphen(end + 2) or pieces.at(end + 2) == "old":
        return None, end + 2
    core = Span(pieces.start[number.first], pieces.end[(upper or number).last - 1])
    span = Span(core.start, pieces.end[end + 1])
    high = upper.value if upper else number.value
    return Numeral(span, core, number.value, high, unit=word.rstrip("s") + "s", compound=True), end + 2


def _numeral_at_least(pieces: Pieces, number: Number, end: int) -> Numeral:
    """ "300-plus"."""
    core = Span(pieces.start[number.first], pieces.end[number.last - 1])
    return Numeral(Span(core.start, pieces.end[end + 1]), core, number.value, None)


def _sign_at(pieces: Pieces, at: int) -> tuple[int, str | None]:
    """Steps over the sign of a currency: the piece behind it and its unit."""
    for length in (2, 1):
        sign = "".join(pieces.text[at : at + length])
        if sign in pieces.words.signs_before:
            return at + length, pieces.words.signs_before[sign]
    return at, None


def _sign_before(pieces: Pieces, at: int) -> tuple[int, str | None]:
    """The sign of a currency before a number: its first piece and its unit."""
    for length in (3, 2, 1):
        sign = "".join(pieces.text[max(0, at - length) : at])
        if at - length >= 0 and sign in pieces.words.signs_before:
            return at - length, pieces.words.signs_before[sign]
    return at, None


def _unit_after(pieces: Pieces, at: int) -> tuple[str | None, int]:
    """A unit that a sign or a word right after the number tells: "%", "percent", "per cent", "€"."""
    if pieces.at(at) in ("%", "percent", "pct"):
        return "percent", at + 1
    if pieces.at(at) == "per" and pieces.at(at + 1) == "cent":
        return "percent", at + 2
    if at < len(pieces) and pieces.text[at] in pieces.words.signs_after:
        return pieces.words.signs_after[pieces.text[at]], at + 1
    return None, at


def _bounded_before(pieces: Pieces, numeral: Numeral, first: int) -> Numeral:
    """Applies the phrases that stand before the number, from the nearest outwards."""
    while True:
        comma = pieces.at(first - 1) == ","
        bound = next((b for b in pieces.words.before if _ends(pieces, b, first - comma)), None)
        if bound is None or (comma and bound.words != ("on", "average")):
            return numeral
        first -= comma + len(bound.words)
        numeral = replace(_effect(numeral, bound), span=Span(pieces.start[first], numeral.span.end))


def _bounded_after(pieces: Pieces, numeral: Numeral, end: int) -> Numeral:
    """Applies a phrase right behind the number: "12 or more", "500-plus"."""
    for bound in pieces.words.after:
        if tuple(pieces.lower[end : end + len(bound.words)]) == bound.words:
            span = Span(numeral.span.start, pieces.end[end + len(bound.words) - 1])
            return replace(_effect(numeral, bound), span=span)
    return numeral


def _ends(pieces: Pieces, bound: Bound, end: int) -> bool:
    return end >= len(bound.words) and tuple(pieces.lower[end - len(bound.words) : end]) == bound.words


def _effect(numeral: Numeral, bound: Bound) -> Numeral:
    """ "at least 12" is 12 and no upper end, "up to 40" no lower end and 40, "about 300" stays, rounded."""
    if numeral.low != numeral.high and numeral.low is not None and numeral.high is not None and bound.effect != "about":
        return numeral  # "at least 10 to 12": the range has said it
    if bound.effect == "least":
        return replace(numeral, high=None)
    if bound.effect == "most":
        return replace(numeral, low=None, high=numeral.high if numeral.high is not None else numeral.low)
    if bound.effect == "about":
        return replace(numeral, approximate=True)
    return numeral
