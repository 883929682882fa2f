"""Repairs damaged characters one for one: the repaired text has the length of the text given, so no offset moves."""

from __future__ import annotations

import re
import unicodedata

from onrecord.sources.lost_quotes import restore_lost_quotes

__all__ = ["repair"]

SPACE, BREAK, HYPHEN, REPLACEMENT = " ", "\n", "-", "\ufffd"
SOFT_HYPHEN = "\u00ad"
LINE_BREAKS = "\v\f\u2028\u2029"
NOTHING_TO_SEE = "\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufffc\u180e"
DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c"
LOST_IN_SPACE = "\u00a0£€©®°«»·"
"""Signs whose two UTF-8 bytes, read as Latin-1, leave an `Â` before them."""
LONG_DAMAGE = {
    "â€œ": "  “",
    "â€\x9d": "”  ",
    "â€”": " — ",
    "â€“": " – ",
    "â\x80\x9c": "  “",
    "â\x80\x9d": "”  ",
    "â\x80\x94": " — ",
    "â\x80\x93": " – ",
}
"""UTF-8 punctuation read as Windows-1252 or Latin-1, and its repair of the same length. An apostrophe stays as it is:
inside a word there is no room for the spaces that would keep the length."""
CUT_SHORT = re.compile(r"â€(?=[\s.,;:!?)]|$)")
"""A closing quotation mark whose third byte stands for nothing in Windows-1252 and was dropped."""


def repair(text: str) -> str:
    """The text with each damaged or invisible character replaced by exactly one other.

    Curly quotes and dashes that shrank to a lone `â` come back by their context; Windows-1252 characters that were read
    as control characters become what they were; odd spaces, tabs, control and zero-width characters become a space;
    `CR LF` becomes a space and a line break; a lone surrogate becomes U+FFFD. Always `len(repair(text)) == len(text)`.
    """
    if "\r" in text:
        text = text.replace("\r\n", SPACE + BREAK).replace("\r", BREAK)
    if text.isascii() and text.isprintable():
        return text
    for damaged, whole in LONG_DAMAGE.items():
        if damaged in text:
            text = text.replace(damaged, whole)
    if "â€" in text:
        text = CUT_SHORT.sub("” ", text)
    if "Â" in text:
        for sign in LOST_IN_SPACE:
            text = text.replace("Â" + sign, SPACE + sign)
    if SOFT_HYPHEN in text:
        text = _soft_hyphens(text)
    return restore_lost_quotes(text.translate(ONE_FOR_ONE))


def _soft_hyphens(text: str) -> str:
    """A soft hyphen inside a word becomes a hyphen, since a space would cut the word in two; elsewhere a space."""
    signs = list(text)
    for i, sign in enumerate(signs):
        if sign == SOFT_HYPHEN:
            inside = 0 < i < len(signs) - 1 and signs[i - 1].isalpha() and signs[i + 1].isalpha()
            signs[i] = HYPHEN if inside else SPACE
    return "".join(signs)


def _one_for_one() -> dict[int, str]:
    """What each damaged character is replaced by, wherever it stands."""
    table: dict[int, str] = {}
    for code in (*range(0x20), 0x7F):
        table[code] = SPACE
    for code in range(0x80, 0xA0):
        try:
            table[code] = bytes([code]).decode("cp1252")
        except UnicodeDecodeError:
            table[code] = SPACE
    for code in range(0xA0, 0x3001):
        if unicodedata.category(chr(code)) == "Zs":
            table[code] = SPACE
    table.update({ord(sign): SPACE for sign in NOTHING_TO_SEE + DIRECTIONS})
    table.update({ord(sign): BREAK for sign in LINE_BREAKS})
    table.update(dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT))
    del table[ord(BREAK)]
    return table


ONE_FOR_ONE = _one_for_one()
