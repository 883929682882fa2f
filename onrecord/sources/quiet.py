"""Finds the lines of a report that tell of its making, not of its matter: bylines, author lines, credits, notices."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.data import DATA, rows, words
from onrecord.errors import DataError
from onrecord.model import Span
from onrecord.sources.dates import date_line

__all__ = ["QuietPattern", "is_left_out", "load_patterns", "quiet_spans"]

PATTERNS, ROLES = DATA / "sources" / "quiet.tsv", DATA / "sources" / "roles.txt"
PLACES = ("any", "head", "tail", "after", "end")
LEFT_OUT = ("notice", "picture")
ABOVE_HEADLINE = ("outlet", "reference")
LONGEST = 700
"""A line longer than this is a paragraph, whatever it begins with."""
HEAD_LINES = 6
"""How many lines after the headline may be byline, date line and the like."""
STANDFIRST_LINES = 1
"""How many of them may be something else: a standfirst."""
WORD = r"(?:[A-Z][\w’'.-]*[\w.]|[A-Z]\.?)"
NO_NAME = r"(?:The|This|These|Those|A|An|In|On|At|For|From|To|With|It|He|She|They|We|Both|All|Some|Many|United|Saudi)\b"
PARTICLE = r"(?:de|da|del|della|der|den|van|von|bin|bint|al|el|ibn|la|le|du|dos|di|ter|zu|of)"
NAME = rf"(?!{NO_NAME}){WORD}(?:[ -](?:{PARTICLE}[ -]){{0,2}}{WORD}){{1,3}}"
PLACE = r"[A-Z][\w’'.-]*\w(?:,? [A-Z][\w’'.-]*\w){0,3}"
NAMES = rf"{NAME}(?:\s*(?:,|;|&|,?\s+and)\s+{NAME}){{0,7}}"


@dataclass(frozen=True, slots=True)
class QuietPattern:
    """One kind of quiet line: where it may stand, what it is, and the form of the line."""

    where: str
    kind: str
    form: re.Pattern[str]


def load_patterns(path: Path = PATTERNS, roles: Path = ROLES) -> tuple[QuietPattern, ...]:
    """The patterns of a data file; raises `DataError` naming file and line where one is none."""
    blanks = {"names": NAMES, "place": PLACE, "role": f"(?:{'|'.join(re.escape(role) for _, role in words(roles))})"}
    patterns = []
    for number, (where, kind, form) in rows(path, ("where", "kind", "pattern")):
        if where not in PLACES:
            raise DataError(f"{path.name}, line {number}: {where!r} is no place of a line.", f"Write one of {PLACES}.")
        for blank, filled in blanks.items():
            form = form.replace(f"{{{blank}}}", filled)
        try:
            patterns.append(QuietPattern(where, kind, re.compile(form)))
        except re.error as error:
            raise DataError(f"{path.name}, line {number}: no regular expression ({error}).", "Correct it.") from error
    return tuple(patterns)


@cache
def _forms(where: str, kinds: tuple[str, ...] = ()) -> re.Pattern[str]:
    """All patterns of one place as one; `kinds` takes only some of them."""
    chosen = (each for each in load_patterns() if each.where == where and (not kinds or each.kind in kinds))
    return re.compile("|".join(f"(?:{each.form.pattern})" for each in chosen))


def is_left_out(line: str) -> bool:
    """Whether a line of a page is a caption's credit or a notice to the reader, which no report needs."""
    return len(line) <= LONGEST and _forms("any", LEFT_OUT).fullmatch(line) is not None


def quiet_spans(text: str) -> tuple[Span, ...]:
    """The stretches of a report's text that give no items, in order, apart from one another, without outer spaces.

    A stretch is a whole line, or a credit in brackets at the end of a paragraph.
    """
    lines = _lines(text)
    quiet = {index for index, (_, line) in enumerate(lines) if _matches("any", line)}
    quiet |= _head(lines, quiet) | _tail(lines, quiet)
    spans = []
    for index, (start, line) in enumerate(lines):
        if index in quiet:
            spans.append(Span(start, start + len(line)))
        elif (credit := _credit_at_end(line)) is not None:
            spans.append(Span(start + credit, start + len(line)))
    return tuple(spans)


def _head(lines: list[tuple[int, str]], quiet: set[int]) -> set[int]:
    """The quiet lines between headline and lead: names, dates, places. A standfirst may stand among them."""
    found = (
        {0} if lines and (_forms("head", ABOVE_HEADLINE).fullmatch(lines[0][1]) or date_line(lines[0][1])) else set()
    )
    others = 0
    for index in range(1, min(len(lines), HEAD_LINES + 1)):
        line = lines[index][1]
        if _matches("head", line) or date_line(line):
            found.add(index)
        elif index not in quiet:
            others += 1
            if others > STANDFIRST_LINES:
                break
    return found


def _tail(lines: list[tuple[int, str]], quiet: set[int]) -> set[int]:
    """The quiet lines at the end. "She covers ..." is one only after a line that names an author."""
    found: set[int] = set()
    waiting: set[int] = set()
    for index in range(len(lines) - 1, 0, -1):
        line = lines[index][1]
        if _matches("tail", line):
            found |= {index} | waiting
            waiting = set()
        elif _matches("after", line):
            waiting.add(index)
        elif index not in quiet:
            break
    return found


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines that hold something, without outer spaces, each with its offset."""
    lines, start = [], 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            lines.append((start + len(line) - len(line.lstrip()), stripped))
        start += len(line) + 1
    return lines


def _matches(where: str, line: str) -> bool:
    return len(line) <= LONGEST and _forms(where).fullmatch(line) is not None


def _credit_at_end(line: str) -> int | None:
    """Where the credit begins that ends a paragraph, "(Reporting by ...)"."""
    for match in _forms("end").finditer(line, max(0, len(line) - LONGEST)):
        if match.end() == len(line):
            return match.start()
    return None
