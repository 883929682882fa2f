"""Who held which office when: rows `entity, role, of, from, to, source_url, recorded_at`, those of the user over those
that ship."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.data import lines
from onrecord.errors import DataError

__all__ = ["COLUMNS", "KINDS", "NAMES", "Spell", "overlaid", "read_posts", "read_rows"]

COLUMNS = ("entity", "role", "of", "from", "to", "source_url", "recorded_at")
KINDS = {
    "armed group": ("group", "REB"),
    "armed force": ("force", "MIL"),
    "government body": ("body", "GOV"),
    "international organisation": ("body", "IGO"),
    "organisation": ("body", "NGO"),
    "political party": ("group", "PTY"),
    "company": ("body", "BUS"),
    "news medium": ("body", "JRN"),
}
"""Roles that say what sort of actor an entity is, not which office it holds: its kind and sector in the tables."""
NAMES = "also called"
"""The role of a row that gives an entity another name, which stands under `of`."""
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
FIRST, LAST = "0000", "9999"


@dataclass(frozen=True, slots=True)
class Spell:
    """Someone's time in an office, or another fact of a row; `where` names its file and line.

    `since` is the first day and `until` the first day after it, each an ISO date, a month, a year or "". `recorded` is
    the day as of which the row was so. `spellings` are other forms of the name.
    """

    name: str
    office: str
    of: str
    since: str
    until: str
    source: str
    recorded: str
    where: str
    spellings: tuple[str, ...] = ()

    def held(self, day: str) -> bool:
        """Whether the office may have been held on an ISO day; a month or a year counts from its first day."""
        return self.since <= day and (not self.until or day < self.until)

    def surely(self, day: str) -> bool:
        """Whether it was held for certain: not on a day on which a vague date leaves it open, nor after the day of
        recording where no end is known."""
        after = self.since <= day and not (len(self.since) < 10 and day.startswith(self.since))
        return after and (day < self.until if self.until else day <= self.recorded)

    def maybe(self, day: str) -> bool:
        """Whether it was held as far as the row allows, surely or not."""
        vague = len(self.until) < 10 and bool(self.until) and day.startswith(self.until)
        return self.held(day) or vague


def read_posts(path: Path) -> Iterator[tuple[str, Spell]]:
    """The rows of a table with tabs, or with commas if its name ends in .csv; raises `DataError` with file and line.

    Lines that begin with `#` and a first row of column names are passed over.
    """
    for found in read_rows(path):
        if isinstance(found, DataError):
            raise found
        yield found.where, found


def read_rows(path: Path) -> Iterator[Spell | DataError]:
    """As `read_posts`, but what is wrong with a row comes in its place."""
    commas = path.suffix.lower() == ".csv"
    for number, line in lines(path):
        cells = [cell.strip() for cell in (next(csv.reader([line])) if commas else line.split("\t"))]
        if tuple(cells) == COLUMNS:
            continue
        where = f"{path.name}, line {number}"
        if len(cells) != len(COLUMNS):
            yield DataError(
                f"{where}: {len(cells)} columns, {len(COLUMNS)} are needed.",
                f"Write {', '.join(COLUMNS)}, separated by {'commas' if commas else 'tabs'}.",
            )
            continue
        name, role, of, since, until, source, recorded = cells
        spell = Spell(name, role.lower(), of, since, until, source, recorded, where)
        fault = _fault(spell)
        yield DataError(f"{where}: {fault[0]}", fault[1]) if fault is not None else spell


def _fault(spell: Spell) -> tuple[str, str] | None:
    """What is wrong with a row, and what to do about it."""
    if not spell.name or not spell.office:
        return "an entity and a role are needed.", "Write both."
    if not spell.of and spell.office not in KINDS:
        return f"whose {spell.office} {spell.name} is stays open.", "Write the state or body under `of`."
    for day in (spell.since, spell.until, spell.recorded):
        if day and not DATE.fullmatch(day):
            return f"{day!r} is no ISO date.", "Write 2025-01-20, 2025-01 or 2025."
    if spell.until and spell.until <= spell.since:
        return f"{spell.name} leaves office before entering it.", "Correct one of the dates."
    if not spell.source:
        return "the source is missing.", "Write the address, or where else it is from, under source_url."
    if not spell.recorded:
        return "recorded_at is missing.", "Write the day as of which this was so."
    return None


def overlaid(upper: Iterable[Spell], lower: Iterable[Spell]) -> Iterator[Spell]:
    """All rows of `upper`, then what they leave of `lower`: an office of a state is held by whom the upper rows name,
    and a lower spell that they overlap is cut to the rest."""
    above: dict[tuple[str, str], list[Spell]] = {}
    for spell in upper:
        above.setdefault((spell.of, spell.office), []).append(spell)
        yield spell
    for spell in lower:
        rest = [spell]
        for cover in above.get((spell.of, spell.office), ()):
            rest = [part for each in rest for part in _outside(each, cover)]
        yield from rest


def _outside(spell: Spell, cover: Spell) -> list[Spell]:
    """What is left of a spell outside another."""
    start, end = spell.since or FIRST, spell.until or LAST
    first, last = cover.since or FIRST, cover.until or LAST
    if end <= first or last <= start:
        return [spell]
    before = [replace(spell, until=cover.since)] if start < first else []
    after = [replace(spell, since=cover.until)] if last < end else []
    return before + after
