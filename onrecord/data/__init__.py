"""Where the words, codes, names and rules lie that a scholar may want to change, and how they are read and checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import DataError

__all__ = ["DATA", "lines", "rows", "words"]

DATA = Path(__file__).parent
"""The folder of the data that ships with the package."""


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of a tab-separated file as `(line number, cells)`; blank lines and `#` lines are skipped.

    Every row must have as many cells as `columns` names (a cell may be empty); else `DataError` names file and line.
    """
    for number, line in lines(path):
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if len(cells) != len(columns):
            raise DataError(
                f"{path.name}, line {number}: {len(cells)} columns, {len(columns)} are needed.",
                f"Write {', '.join(columns)}, separated by tabs.",
            )
        yield number, cells


def words(path: Path) -> Iterator[tuple[int, str]]:
    """The entries of a word list, one a line, as `(line number, entry)`; `#` begins a comment."""
    for number, line in lines(path):
        entry = line.split("#", 1)[0].strip()
        if entry:
            yield number, entry


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The numbered lines of a file but for blank ones and `#` lines; raises `DataError` where it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror}.", "Check the path and its permissions.") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path} is no text in UTF-8 (byte {error.start}).", "Save it as UTF-8.") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line.rstrip("\r")
