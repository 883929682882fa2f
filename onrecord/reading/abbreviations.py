"""Word lists of the tokeniser: abbreviations, prefixes that keep their hyphen, words that begin sentences."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from onrecord.data import DATA, rows, words
from onrecord.errors import DataError

__all__ = ["abbreviations", "hyphen_prefixes", "load_abbreviations", "sentence_starters"]

FOLDER = DATA / "tokens"
KINDS = ("inside", "either", "number")


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, str]:
    """Return abbreviation (lower case, with its stop) -> what the stop means: `inside`, `either` or `number`."""
    return load_abbreviations(FOLDER / "abbreviations.txt")


@lru_cache(maxsize=1)
def hyphen_prefixes() -> frozenset[str]:
    """Return the prefixes that stay with their word across a hyphen ("pro-government")."""
    return frozenset(word for _, word in words(FOLDER / "hyphen_prefixes.txt"))


@lru_cache(maxsize=1)
def sentence_starters() -> frozenset[str]:
    """Return words that, with a capital after an abbreviation, show that a sentence begins."""
    return frozenset(word for _, word in words(FOLDER / "sentence_starters.txt"))


def load_abbreviations(path: Path) -> dict[str, str]:
    """Read a table of abbreviation and kind. Raises `DataError` that names the file and the line."""
    table: dict[str, str] = {}
    for number, (word, kind) in rows(path, ("abbreviation", "kind")):
        if kind not in KINDS or not word.endswith(".") or word != word.lower():
            what = (
                f"{path.name}, line {number}: {word!r}, {kind!r} is no lower-case word with a full stop and its kind."
            )
            raise DataError(what, f"Kinds are {', '.join(KINDS)}.")
        if word in table:
            raise DataError(f"{path.name}, line {number}: {word} stands twice.", "Remove one.")
        table[word] = kind
    return table
