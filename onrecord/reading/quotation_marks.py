"""Quotation marks of a line: where they stand, of which family they are, and whether they open or close."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

__all__ = ["Mark", "marks"]

Family = Literal["double", "single", "angle"]
Way = Literal["open", "close", "either"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark: `[start, end)` in the text, its family and which way it points, if that shows."""

    start: int
    end: int
    family: Family
    way: Way


GLYPH = re.compile(r"``|''|’’|‘‘|,,(?=\w)|[\"“”„‟«»‹›『』「」＂〝〞'‘’‚‛`]")
DOUBLE_OPEN = frozenset(["“", "„", "‟", "``", "‘‘", ",,", "「", "『", "〝"])
DOUBLE_CLOSE = frozenset(["”", "’’", "」", "』", "〞"])
ANGLE = frozenset("«»‹›")
SINGLE_OPEN = frozenset("‘‚‛`")
OPENS_AFTER = frozenset(" \t\n\u00a0([{<—–-―/…:;,=*•")
"""What may stand before an opening mark; `-` and `—` for quotations after a dash."""
CLOSES_BEFORE = frozenset(" \t\n\u00a0)]}>.,;:!?—–-―/…*")
ELISION = re.compile(r"['‘’](?:em|til|tis|twas|cause|n|round|cos|bout|nuff|\d0s)\b", re.IGNORECASE)
"""Words that begin with an apostrophe: it opens nothing."""
LATEST_SINGLE = 600
"""Characters within which a single mark must be closed to count as a quotation and not as an apostrophe gone astray."""


def marks(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks in `text[start:end]` in order; apostrophes and marks of feet and inches are none."""
    found = [mark for glyph in GLYPH.finditer(text, start, end) if (mark := _mark(text, glyph)) is not None]
    return _singles_in_pairs(text, found, end)


def _mark(text: str, glyph: re.Match[str]) -> Mark | None:
    sign = glyph.group()
    before = text[glyph.start() - 1] if glyph.start() else "\n"
    after = text[glyph.end()] if glyph.end() < len(text) else "\n"
    if sign in "'’‘`" and _is_apostrophe(text, glyph.start(), before, after):
        return None
    if sign in ('"', "''", "＂") and before.isdigit() and not after.isalpha() and _is_inches(text, glyph.start()):
        return None
    way = _way(before, after)
    if sign in ANGLE:
        return Mark(glyph.start(), glyph.end(), "angle", _angle_way(sign, way))
    if sign in "'‘’‚‛`":
        pointed: Way = "open" if sign in SINGLE_OPEN else way
        return Mark(glyph.start(), glyph.end(), "single", "close" if pointed == "open" and way == "close" else pointed)
    if sign in DOUBLE_OPEN:
        way = "close" if way == "close" else "open"
    elif sign in DOUBLE_CLOSE:
        way = "open" if way == "open" else "close"
    return Mark(glyph.start(), glyph.end(), "double", way)


def _way(before: str, after: str) -> Way:
    """Which way a mark points: an opening mark touches what follows, a closing one what goes before."""
    may_open = before in OPENS_AFTER or before in "\"'“‘«„"
    may_close = after in CLOSES_BEFORE or after in "\"'”’»“"
    if may_open and not after.isspace() and not (may_close and not before.isspace()):
        return "open"
    if may_close and not before.isspace():
        return "close"
    return "either"


def _angle_way(sign: str, way: Way) -> Way:
    if way != "either":
        return way
    return "open" if sign in "«‹" else "close"


def _is_apostrophe(text: str, at: int, before: str, after: str) -> bool:
    """Whether a single mark is an apostrophe: inside a word, or an elision at its beginning."""
    if before.isalnum() and after.isalnum():
        return True
    return ELISION.match(text, at) is not None


def _is_inches(text: str, at: int) -> bool:
    """Whether the mark after a digit measures ("5'10\"", "a 12\" gun"): no mark opens before it in its line."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return line.count('"') % 2 == 0 and "“" not in line


def _singles_in_pairs(text: str, found: list[Mark], end: int) -> list[Mark]:
    """Keeps a single mark only where an opening one meets a closing one; "the workers' union" opens nothing."""
    kept: list[Mark] = []
    closes_at: dict[int, int] = {}
    for place, mark in enumerate(found):
        if mark.family != "single":
            kept.append(mark)
        elif mark.start in closes_at:
            kept.append(replace(mark, way="close"))
        elif mark.way == "open" and (partner := _closing_single(text, found, place)) is not None:
            closes_at[found[partner].start] = mark.start
            kept.append(mark)
    return kept


def _closing_single(text: str, found: list[Mark], place: int) -> int | None:
    """The mark that closes the single opening mark at `place`; no possessive, and inside the double marks."""
    opening = found[place]
    possessive: int | None = None
    depth = 0
    for later in range(place + 1, len(found)):
        mark = found[later]
        if mark.start - opening.end > LATEST_SINGLE:
            break
        if mark.family == "double":
            depth += 1 if mark.way == "open" else -1
            if depth < 0:
                break
        elif mark.family == "single" and depth == 0 and mark.way != "open" and mark.start > opening.end:
            if not _may_be_possessive(text, mark):
                return later
            possessive = later if possessive is None else possessive
    return possessive


def _may_be_possessive(text: str, mark: Mark) -> bool:
    """Whether a closing single mark may be the apostrophe of "the workers' union"."""
    return (
        text[mark.start - 1] in "sxz"
        and text[mark.end : mark.end + 1] == " "
        and text[mark.end + 1 : mark.end + 2].islower()
    )
