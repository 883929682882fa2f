"""Abbreviations that keep their full stop, from the data file `data/tokens/abbreviations.txt`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from onrecord.errors import DataError

PATH = Path(__file__).parent.parent / "data" / "tokens" / "abbreviations.txt"
KINDS = ("inside", "either", "number")


@lru_cache(maxsize=1)
def abbreviations() -> dict[str, str]:
    """Return abbreviation (lower case, with its stop) -> what the stop means: `inside`, `either` or `number`."""
    return load_abbreviations(PATH)


def load_abbreviations(path: Path) -> dict[str, str]:
    """Read a table of two tabbed columns. Raises `DataError` that names the file and the line."""
    table: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        word, _, kind = line.partition("\t")
        if kind not in KINDS or not word.endswith(".") or word != word.lower():
            raise DataError(
                f"{path.name}, line {number}: {line!r} is no lower-case word with a full stop, a tab and one of {KINDS}.",
                "Correct the line.",
            )
        if word in table:
            raise DataError(f"{path.name}, line {number}: {word} stands twice.", "Remove one.")
        table[word] = kind
    return table
