"""Tells whether a text is English, by its script and its little words; a short text is never judged."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from onrecord.data import DATA, rows
from onrecord.errors import DataError

__all__ = ["foreign_language"]

WORDS = DATA / "sources" / "languages.tsv"
ENOUGH_WORDS, ENOUGH_LETTERS = 40, 120
"""Below this a text is too short to be judged: a headline may hold no little word at all."""
SAMPLE = 20_000
ENGLISH, ENGLISH_SHARE = "English", 0.12
"""English prose has a share of 0.3 to 0.45 of these little words; lists of names fall to 0.15."""
SCRIPTS = {
    "CYRILLIC": "a language in Cyrillic script",
    "ARABIC": "a language in Arabic script",
    "HEBREW": "Hebrew",
    "CJK": "Chinese or Japanese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "GREEK": "Greek",
    "DEVANAGARI": "a language in Devanagari script",
    "THAI": "Thai",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
    "BENGALI": "Bengali",
    "ETHIOPIC": "a language in Ethiopic script",
}


def foreign_language(text: str, told: str | None = None) -> str | None:
    """The language of a text that is clearly not English, as a phrase for a message; None if it is or may be English.

    `told` is the language that metadata name ("fr", "pt-BR"); it decides only where the text leaves it open.
    """
    sample = text[:SAMPLE]
    mostly_ascii = len(sample.encode("ascii", "ignore")) * 4 > 3 * len(sample)
    script = None if mostly_ascii else _foreign_script(sample)
    if script:
        return script
    found = re.findall(r"[^\W\d_]+", sample.lower())
    if len(found) >= ENOUGH_WORDS:
        return _by_little_words(Counter(found), len(found))
    if found and _share(ENGLISH, Counter(found), len(found)) >= ENGLISH_SHARE:
        return None
    code = (told or "en").strip().lower()
    return f"in the language {told!r}" if not re.match(r"en(?:g|glish)?\b", code) and code not in ("", "und") else None


def _foreign_script(sample: str) -> str | None:
    """The script that most letters are of, if it is not Latin and there are letters enough."""
    letters = [sign for sign in sample if sign.isalpha()]
    if len(letters) < ENOUGH_LETTERS:
        return None
    scripts = Counter(unicodedata.name(sign, "?").split(" ", 1)[0] for sign in letters if not sign.isascii())
    for script, count in scripts.most_common():
        if script not in ("LATIN", "?") and count * 2 > len(letters):
            return f"in {SCRIPTS.get(script, f'{script.title()} script')}"
    return None


def _by_little_words(found: Counter[str], total: int) -> str | None:
    """The language whose little words are most frequent, if it is not English and English ones are rare."""
    shares = {ENGLISH: _share(ENGLISH, found, total)}
    if shares[ENGLISH] >= ENGLISH_SHARE:
        return None
    shares |= {language: _share(language, found, total) for language in _little_words()}
    best = max(shares, key=lambda language: shares[language])
    if best == ENGLISH or shares[best] < 2 * shares[ENGLISH] or shares[best] < ENGLISH_SHARE:
        return None
    return f"in {best}"


def _share(language: str, found: Counter[str], total: int) -> float:
    return sum(found[word] for word in _little_words()[language]) / total


@cache
def _little_words() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for number, (language, little) in rows(WORDS, ("language", "words")):
        if language in table:
            raise DataError(f"{WORDS.name}, line {number}: {language} stands twice.", "Join the two lines.")
        table[language] = frozenset(little.split())
    return table
