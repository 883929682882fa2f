"""Datelines: a line that opens with place, date and agency ("KYIV, May 17 (Agency) -") before its first sentence."""

from __future__ import annotations

import re

__all__ = ["dateline_end"]

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"(?:,? (?:{_DAY} {_MONTH}|{_MONTH} {_DAY})(?:,? \d{{4}})?)"
_AGENCY = r"(?: ?\([A-Z][^()\n]{1,40}\)| ?/[A-Z][\w ]{1,30}/)"
_REGION = r"(?:, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})?"
_SHOUTED = r"[^\W\d_a-z][^\W\d_a-z.’'/ -]{2,}(?:[ -][^\W\d_a-z.’'/ -]{2,}){0,3}"
_NAMED = r"(?!(?:On|In|By|At|Since|From|Until|After|Before)\b)[^\W\d_a-z][\w.’'-]+(?:[ -][^\W\d_a-z][\w.’'-]+){0,3}"
_DASH = r"\s*(?:--+|[-–—―])\s+"

DATELINE = re.compile(
    rf"(?:{_SHOUTED}{_REGION}{_DATE}?{_AGENCY}*|{_NAMED}{_REGION}(?:{_DATE}{_AGENCY}*|{_AGENCY}+)){_DASH}(?=[\w\"“‘'])"
)
"""A place in capitals, or one with a date or an agency, and a dash: "Geneva - a city of talks -" opens with none."""


def dateline_end(text: str, start: int, end: int) -> int:
    """The offset after the dateline that opens the line `[start, end)` of the text; `start` where there is none."""
    match = DATELINE.match(text, start, end)
    return match.end() if match else start
