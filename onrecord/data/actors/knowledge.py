"""The rows of posts.tsv and of a user's file brought together with the other tables: actors, other names, spells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import cast

from onrecord.data.actors.entries import Entry, Kind, Office
from onrecord.data.actors.posts import KINDS, NAMES, Spell, overlaid, read_posts
from onrecord.errors import DataError

__all__ = ["FILES", "gather"]

FILES = ("posts.tsv", "posts_factbook.tsv", "posts_seen.tsv")
"""The shipped rows; a file stands over those after it."""


def gather(folder: Path, own: Path | None, entries: dict[str, Entry], offices: dict[str, Office]) -> tuple[Spell, ...]:
    """All spells in office, the user's first; adds to `entries` and `offices` what the rows tell of them.

    Raises `DataError` with file and line where an office is said to be of nobody whom the tables know.
    """
    files = [[spell for _, spell in read_posts(path)] for path in ([own] if own else [])]
    files += [[spell for _, spell in read_posts(folder / file)] for file in FILES if (folder / file).exists()]
    spellings: dict[str, list[str]] = {}
    for rows in reversed(files):
        _enter(rows, entries)
        for row in rows:
            if row.office == NAMES and row.name not in entries:
                spellings.setdefault(row.name, []).append(row.of)
    held: list[Spell] = []
    for rows in reversed(files):
        spells = [_spell(row, entries, offices, spellings) for row in rows if row.office not in KINDS]
        held = list(overlaid((spell for spell in spells if spell is not None), held))
    return tuple(held)


def _enter(rows: Iterable[Spell], entries: dict[str, Entry]) -> None:
    """Actors that are rows of their own, then further names of these and of others."""
    rows = list(rows)
    for row in rows:
        if row.office in KINDS:
            kind, sector = KINDS[row.office]
            entries[row.name] = Entry(row.name, cast(Kind, kind), row.of or None, "name", sector)
    for row in rows:
        if row.office == NAMES and row.name in entries:
            name = row.of.replace("’", "'")
            known = entries.get(name)
            if known is not None and known.name != entries[row.name].name:
                raise DataError(f"{row.where}: {row.of!r} already stands for {known.name}.", "Keep it in one place.")
            entries[name] = replace(entries[row.name], form="name")


def _spell(
    row: Spell, entries: dict[str, Entry], offices: dict[str, Office], spellings: dict[str, list[str]]
) -> Spell | None:
    """The spell of a row under the names that the tables use; None for a row of names."""
    if row.office == NAMES:
        return None
    entry = entries.get(row.of.replace("’", "'"))
    if entry is None:
        raise DataError(
            f"{row.where}: {row.of!r} is no state or body.",
            f"Write a name of the tables, or give it a row of its own with a role such as {next(iter(KINDS))!r}.",
        )
    office = offices.setdefault(row.office, Office(row.office, frozenset((row.office,)), "", ""))
    return replace(row, of=entry.name, office=office.name, spellings=tuple(spellings.get(row.name, ())))
