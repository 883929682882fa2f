"""Tells whether a text is English, by its script and its little words; a short text is never judged."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from onrecord.data import DATA, rows
from onrecord.errors import DataError

__all__ = ["foreign_language"]

WORDS = DATA / "sources" / "languages.tsv"
ENOUGH_WORDS, ENOUGH_LETTERS = 40, 120
"""Below this a text is too short to be judged: a headline may hold no little word at all."""
SAMPLE = 20_000
ENGLISH_SHARE = 0.12
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

    `told` is the language that metadata name ("fr", "pt-BR"); it decides only where the text is too short to tell.
    """
    sample = text[:SAMPLE]
    letters = [sign for sign in sample if sign.isalpha()]
    if len(letters) >= ENOUGH_LETTERS:
        script = _foreign_script(letters)
        if script:
            return script
    found = [word.lower() for word in re.findall(r"[^\W\d_]+", sample)]
    if len(found) >= ENOUGH_WORDS:
        return _by_little_words(found)
    code = (told or "en").strip().lower()
    return f"in the language {told!r}" if not re.match(r"en(?:g|glish)?\b", code) and code not in ("", "und") else None


def _foreign_script(letters: list[str]) -> str | None:
    """The script that most letters are of, if it is not Latin."""
    counts: dict[str, int] = {}
    for sign in letters:
        if not sign.isascii():
            script = unicodedata.name(sign, "?").split(" ", 1)[0]
            counts[script] = counts.get(script, 0) + 1
    for script, count in counts.items():
        if script not in ("LATIN", "?") and count * 2 > len(letters):
            return f"in {SCRIPTS.get(script, f'{script.title()} script')}"
    return None


def _by_little_words(found: list[str]) -> str | None:
    shares = {
        language: sum(word in little for word in found) / len(found) for language, little in _little_words().items()
    }
    best = max(shares, key=lambda language: shares[language])
    if best == "English" or shares["English"] >= ENGLISH_SHARE or shares[best] < 2 * shares["English"]:
        return None
    return f"in {best}" if shares[best] > ENGLISH_SHARE else None


@cache
def _little_words() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for number, (language, little) in rows(WORDS, ("language", "words")):
        if language in table:
            raise DataError(f"{WORDS.name}, line {number}: {language} stands twice.", "Join the two lines.")
        table[language] = frozenset(little.split())
    return table
