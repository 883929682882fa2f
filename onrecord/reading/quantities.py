"""Quantities: the numbers of a report that count something, with bounds, unit and rate; dates and ages are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from onrecord.data import DATA, words
from onrecord.model import Quantity, Span, Timex
from onrecord.reading.numerals import Numeral, numerals
from onrecord.reading.units import number_head, period, phrase, unit_token

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["quantities"]

MONTH = re.compile(
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?",
    re.IGNORECASE,
)
AGE_WORDS = frozenset(("age", "aged", "ages", "turned", "turns", "born"))
PERCENT = ("percent", "cent", "%", "pct")


def quantities(doc: Doc, times: tuple[Timex, ...]) -> tuple[Quantity, ...]:
    """The counts of a report in the order of its text.

    A number inside a date, a clock time or a set of times is none; a length of time stays, since a "30-day ceasefire"
    is claimed as much as 30 drones are. Ages, years, labels ("Article 5") and numbers inside names are none.
    """
    dated = [time.span for time in times if time.type != "DURATION"]
    found: list[Quantity] = []
    text = doc.text  # once: spaCy builds it anew each time
    for numeral in numerals(text):
        if any(numeral.core.overlaps(span) for span in dated):
            continue
        found += _quantity(doc, text, numeral)
    return tuple(found)


def _quantity(doc: Doc, text: str, numeral: Numeral) -> Iterator[Quantity]:
    """The quantity of a numeral, if it counts anything."""
    core = doc.char_span(numeral.core.start, numeral.core.end, alignment_mode="expand")
    if core is None or not len(core):
        return
    number = number_head(doc, core.start, core.end)
    if numeral.unit is not None:
        yield _with_unit(doc, text, numeral, number, core.end)
        return
    unit = unit_token(doc, number, core.end)
    if _is_name(doc, text, numeral, core.start, core.end, unit) or _is_age(doc, core.start, core.end, unit):
        return
    end, words = numeral.span.end, None
    if unit is not None:
        after_number = doc.char_span(numeral.core.start, numeral.span.end, alignment_mode="expand")
        words, behind = phrase(doc, max(core.end, after_number.end if after_number else 0), unit)
        end = max(end, doc[behind - 1].idx + len(doc[behind - 1]))
    elif numeral.high == 0:
        return  # "no" without a noun counts nothing
    yield Quantity(
        span=Span(numeral.span.start, end),
        token=number.i,
        unit_token=unit.i if unit is not None else None,
        unit=words or None,
        low=numeral.low,
        high=numeral.high,
        approximate=numeral.approximate,
        per=period(text, end),
    )


def _with_unit(doc: Doc, text: str, numeral: Numeral, number: Token, end: int) -> Quantity:
    """A quantity whose number tells its own unit: money, a share, the length of a "30-day" something."""
    unit = _unit_word(doc, numeral, number, end)
    return Quantity(
        span=numeral.span,
        token=number.i,
        unit_token=unit.i if unit is not None else None,
        unit=numeral.unit,
        low=numeral.low,
        high=numeral.high,
        approximate=numeral.approximate,
        per=None if numeral.compound else period(text, numeral.span.end),
    )


def _unit_word(doc: Doc, numeral: Numeral, number: Token, end: int) -> Token | None:
    """The token that carries such a phrase in the tree: the currency's sign, "percent", the "day" of "30-day"."""
    around = [
        token for token in doc[max(0, number.i - 4) : end + 3] if numeral.span.start <= token.idx < numeral.span.end
    ]
    if numeral.compound:
        return next((token for token in reversed(around) if token.is_alpha), None)
    signs = [token for token in around if token.tag_ == "$" or token.pos_ == "SYM" or token.lower_ in PERCENT]
    return signs[0] if signs else None


def _is_name(doc: Doc, text: str, numeral: Numeral, start: int, end: int, unit: Token | None) -> bool:
    """Whether a number is part of a name, a label or a year: "Resolution 2735", "Boeing 737", "in 2025", "No. 5"."""
    before = doc[start - 1] if start else None
    while before is not None and before.i and before.text == ".":
        before = doc[before.i - 1]
    if doc[start].ent_iob_ == "I" or (doc[start].ent_type_ and unit is not None and unit.ent_iob_ == "I"):
        return True
    bare = numeral.span.start == numeral.core.start and before is not None and before.i == start - 1
    if bare and before is not None and before.pos_ == "PROPN" and unit is not None and unit.tag_ == "NNP":
        return True  # "a Cessna 208 Caravan"
    digits = text[numeral.core.start : numeral.core.end]
    plural = unit is not None and unit.tag_ == "NNS" and unit.text[0].islower()
    if len(digits) == 4 and digits.isdecimal() and 1900 <= int(digits) < 2100 and not plural:
        return True
    if before is None:
        return False
    if before.lower_ in labels() or before.lower_.rstrip("s") in labels() or MONTH.fullmatch(before.text):
        return True
    return (
        unit is None and digits[0].isdecimal() and before.pos_ == "PROPN" and numeral.span.start == numeral.core.start
    )


def _is_age(doc: Doc, start: int, end: int, unit: Token | None) -> bool:
    """Whether a number is an age: "aged 16", "Petrenko, 34, said"."""
    if start and doc[start - 1].lower_ in AGE_WORDS:
        return True
    if unit is not None or start < 2 or end >= len(doc):
        return False
    return doc[start - 1].text == "," and doc[end].text in (",", ".", ")") and doc[start - 2].pos_ in ("PROPN", "NOUN")


@cache
def labels() -> frozenset[str]:
    """Nouns whose number is a name: "Article 5"."""
    return frozenset(word for _, word in words(DATA / "figures" / "labels.txt"))
