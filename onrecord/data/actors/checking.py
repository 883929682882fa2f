"""What is wrong with a table of who held which office, what overlaps in it, and where nobody is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.data.actors.knowledge import FILES
from onrecord.data.actors.posts import KINDS, NAMES, Spell, read_rows
from onrecord.data.actors.tables import FOLDER, load
from onrecord.errors import DataError

__all__ = ["Findings", "check_posts"]


@dataclass(frozen=True, slots=True)
class Findings:
    """Faults (a line cannot be used), overlaps (two hold one office), gaps (nobody holds it), notes; a line each."""

    rows: int
    faults: tuple[str, ...]
    overlaps: tuple[str, ...]
    gaps: tuple[str, ...]
    notes: tuple[str, ...]


def check_posts(path: Path | None = None) -> Findings:
    """The findings on a file of rows, or on the tables that ship; raises `DataError` where it cannot be read."""
    rows: list[Spell] = []
    faults: list[str] = []
    for file in [path] if path else [FOLDER / name for name in FILES]:
        for found in read_rows(file):
            if isinstance(found, Spell):
                rows.append(found)
            else:
                faults.append(str(found))
    own = {row.name for row in rows if row.office in KINDS}
    unknown = [row for row in rows if row.of and row.office != NAMES and not _is_known(row.of, own)]
    faults += [f"{row.where}: {row.of!r} is no state or body of the tables." for row in unknown]
    if path and not faults:
        try:
            load(own=path)
        except DataError as error:
            faults.append(str(error))
    held = _by_office(rows)
    return Findings(
        len(rows), tuple(faults), tuple(_overlaps(held)), tuple(_gaps(held)), tuple(_notes(rows)) if path else ()
    )


def _is_known(of: str, own: set[str]) -> bool:
    return of in own or of.replace("’", "'") in load().entries


def _by_office(rows: Iterable[Spell]) -> list[list[Spell]]:
    """The spells of each office in the order of their first days; names of offices as roles.tsv gives them."""
    tables = load()
    held: dict[tuple[str, str], list[Spell]] = {}
    for row in rows:
        if row.office not in KINDS and row.office != NAMES:
            office = tables.offices.get(row.office)
            held.setdefault((row.of, office.name if office else row.office), []).append(row)
    return [sorted(spells, key=lambda s: (s.since, s.until or "9999", s.name)) for _, spells in sorted(held.items())]


def _overlaps(held: Iterable[list[Spell]]) -> Iterator[str]:
    for spells in held:
        for number, one in enumerate(spells):
            for other in spells[number + 1 :]:
                if _before(other.since, one.until or "9999"):
                    until = min(one.until or "9999", other.until or "9999").replace("9999", "now")
                    yield (
                        f"{one.where} and {other.where}: {one.name} and {other.name} are both {one.office} of {one.of} "
                        f"from {other.since or 'the beginning'} to {until}."
                    )


def _gaps(held: Iterable[list[Spell]]) -> Iterator[str]:
    for spells in held:
        reached, last = "", None
        for spell in spells:
            if last is not None and reached and _before(reached, spell.since):
                yield (
                    f"{last.where} and {spell.where}: nobody is {spell.office} of {spell.of} "
                    f"from {reached} to {spell.since}."
                )
            if last is None or not spell.until or spell.until >= reached:
                reached, last = spell.until or "9999", spell


def _before(one: str, other: str) -> bool:
    """Whether a date is before another as far as both are exact: a month is not before a day in it."""
    length = min(len(one), len(other))
    return one[:length] < other[:length]


def _notes(rows: Iterable[Spell]) -> Iterator[str]:
    tables = load()
    for row in rows:
        if row.office not in tables.offices and row.office not in KINDS and row.office != NAMES:
            yield f"{row.where}: {row.office!r} is an office that roles.tsv does not have; it counts under this name."
        covered = [s for s in tables.posts if (s.of, s.office) == (row.of, row.office) and _meet(row, s)]
        if covered and not row.office.startswith(NAMES):
            names = ", ".join(f"{spell.name} ({spell.where})" for spell in covered)
            yield f"{row.where}: stands over {names}."


def _meet(one: Spell, other: Spell) -> bool:
    return one.since < (other.until or "9999") and other.since < (one.until or "9999")
