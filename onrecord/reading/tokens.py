"""Text into tokens after the conventions of the English treebanks of Universal Dependencies."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.reading.abbreviations import abbreviations, hyphen_prefixes

__all__ = ["token_spans"]

LONGEST_CHUNK = 400
"""A run of characters without a space beyond this is cut: no word of any language is so long."""

ADDRESS = re.compile(
    r"""(?:https?://|ftp://|www\.)\S+ | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
      | (?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu|mil|int|info|io|ru|ua|uk|de|fr|cn|il|eu|us|tv|co|me|news)(?:/\S*)?
      | [@\#]\w+""",
    re.VERBOSE | re.IGNORECASE,
)
CLOSERS = ".,;:!?)]}>\"'”’»…"
SMILEY = re.compile(r"(?:[:;=]['o^-]?|8-)[)(\]\[dDpP/\\*|]+|<3|\^_?\^|[xX]D+|:'\(")

RUN = re.compile(r"([=*_~#!?.<>$-])\1+(?=$|\w)|[+=*_~-]{3,}|[!?.]{2,}|’’|‘’|‘‘|\[\.\.\.\]|\[…\]")
"""Marks repeated ("...", "!!", "=====") are one token."""
PREFIX = re.compile(
    r"""\.\.+ | … | --+ | [\"“”„«»‹›(\[{<] | `` | '' | [–—―•·*~_=|/\\]+ | [$€£¥₴₽₪₹\#] | [’'‘`](?=\W|$)
      | [‘’'`](?!(?:s|re|ve|ll|m|d|t|em|til|tis|twas|cause|n)\b) | [,;:!?.)\]}-](?!\d) | [+](?!\d)""",
    re.VERBOSE,
)
SUFFIX = re.compile(
    r"""(?: [=*_~-]{3,} | [!?.]{2,} | … | --+ | [\"“”„«»‹›)\]}>] | '' | ’’ | ‘’ | [–—―•·*~_=|/\\]+ | [,;:] | [!?]+
      | [%°$€£¥₴₽₪₹] | [’'‘`] | - )$""",
    re.VERBOSE,
)
CLITIC = re.compile(r"(?i)^(.+?)(n['’]t|['’`](?:s|re|ve|ll|m|d)|(?<=s)['’])$")
WHOLE = {
    "cannot": (3, 3), "gonna": (3, 2), "gotta": (3, 2), "wanna": (3, 2), "dont": (2, 2), "didnt": (3, 2),
    "doesnt": (4, 2), "wont": (2, 2), "cant": (2, 2), "isnt": (2, 2), "couldnt": (5, 2), "wouldnt": (5, 2),
}  # fmt: skip
"""Words written as one that the treebanks part, with the lengths of the parts."""
INNER = re.compile(
    r"""\.{2,} | … | --+ | [–—―] | (?<=\w\w)/(?=[^\W\d]\w) | (?<=[\w.])-(?=\w) | [|~=*<>\"“”()\[\]]
      | (?<=[^\W\d_])[,;:!?](?=\w) | (?<=\d)[,:;](?=[^\W\d]) | [,;!?](?=[\"“])""",
    re.VERBOSE,
)
NUMBER = re.compile(r"[+-]?\d[\d.,:/]*$|\d+(?:-\d+){2,}$|\d{3}-\d{4}$")
UNIT = re.compile(
    r"""([+-]?\d[\d.,:]*)
        (kms?|kg|cm|mm|mi|m|ft|mph|kmh|kph|am|pm|a\.m\.|p\.m\.|bn|mn|mw|gw|kwh?|tn|k|gb|mb|tb|hrs?|mins?|lbs?|oz)$""",
    re.VERBOSE | re.IGNORECASE,
)
CURRENCY = re.compile(r"^(US|C|A|NZ|HK|CA|AU)(\$)(\d.*)$")
ACRONYM = re.compile(r"(?:[^\W\d_]\.){2,}|[A-Z]\.")


def token_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return `[start, end)` of each token of `text[start:end]`; white space belongs to none."""
    spans: list[tuple[int, int]] = []
    for chunk in CHUNK.finditer(text, start, end):
        at = chunk.start()
        for length in _lengths(chunk.group()):
            spans.append((at, at + length))
            at += length
    return spans


CHUNK = re.compile(rf"\S{{1,{LONGEST_CHUNK}}}")


@lru_cache(maxsize=100_000)
def _lengths(chunk: str) -> tuple[int, ...]:
    """Return the lengths of the tokens of a run without white space; their sum is the length of the run."""
    return tuple(len(part) for part in _split(chunk))


def _split(chunk: str) -> list[str]:
    """Take marks off both ends, then part what is left."""
    if chunk.isalpha() and chunk.lower() not in WHOLE:
        return [chunk]
    front: list[str] = []
    back: list[str] = []
    while chunk:
        if _stays_whole(chunk):
            return [*front, chunk, *reversed(back)]
        opening = RUN.match(chunk) or PREFIX.match(chunk)
        if opening and len(opening.group()) < len(chunk):
            front.append(opening.group())
            chunk = chunk[opening.end() :]
            continue
        closing = _closing(chunk)
        if not closing:
            break
        back.append(chunk[-closing:])
        chunk = chunk[:-closing]
    return [*front, *_inside(chunk), *reversed(back)]


def _stays_whole(chunk: str) -> bool:
    if SMILEY.fullmatch(chunk) or RUN.fullmatch(chunk):
        return True
    address = ADDRESS.match(chunk)
    if address is not None:
        return len(chunk.rstrip(CLOSERS)) == len(chunk) or chunk[-1] == "/"
    return False


def _closing(chunk: str) -> int:
    """Return how many characters at the end are a mark of their own, 0 for none."""
    if len(chunk) < 2:
        return 0
    closing = SUFFIX.search(chunk)
    if closing and closing.start() > 0:
        if chunk[-1] in "'’" and CLITIC.match(chunk):
            return 1
        return len(chunk) - closing.start()
    if chunk[-1] == "." and not ACRONYM.fullmatch(chunk) and chunk.lower() not in abbreviations():
        return 1
    return 0


def _inside(chunk: str) -> list[str]:
    """Part a word whose ends are clean: clitics, hyphens, slashes, units."""
    if not chunk:
        return []
    if chunk.isalpha():
        cut = WHOLE.get(chunk.lower())
        return [chunk[: cut[0]], chunk[cut[0] :]] if cut else [chunk]
    if NUMBER.match(chunk) or ADDRESS.fullmatch(chunk):
        return [chunk]
    money = CURRENCY.match(chunk)
    if money:
        return [money[1] + money[2], money[3]]
    measure = UNIT.match(chunk)
    if measure:
        return [measure[1], measure[2]]
    clitic = CLITIC.match(chunk)
    if clitic and chunk[0] not in "'’":
        return [*_inside(clitic[1]), clitic[2]]
    return _at_marks(chunk)


def _at_marks(chunk: str) -> list[str]:
    """Part at hyphens, dashes and other marks inside, keeping prefixes ("non-", "pro-") with their word."""
    parts: list[str] = []
    last = 0
    for mark in INNER.finditer(chunk):
        if mark.start() < last:
            continue
        before = chunk[last : mark.start()]
        if mark.group() == "-" and (before.lower() in hyphen_prefixes()) and chunk[mark.end() :].isalnum():
            continue
        if before:
            parts.append(before)
        parts.append(mark.group())
        last = mark.end()
    if last == 0:
        return [chunk]
    rest = chunk[last:]
    return [*parts, *_inside(rest)] if rest else parts
