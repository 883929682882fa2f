"""Rows of who held which office out of Wikidata: a dump with one item a line, or a query's result as JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.coding.officeholders import office_phrase
from onrecord.data.actors import Actors, load
from onrecord.data.actors.posts import COLUMNS
from onrecord.errors import DataError, SettingsError

__all__ = ["rows_of", "table"]

HELD, STATE, COUNTRY, START, END = "P39", "P1001", "P17", "P580", "P582"
"""Properties of Wikidata: position held, applies to jurisdiction, country, start time, end time."""
FIELDS = {
    "person": ("person", "item", "holder", "human"),
    "name": ("personLabel", "itemLabel", "holderLabel", "humanLabel", "name", "entity"),
    "position": ("positionLabel", "officeLabel", "roleLabel", "position", "office", "role"),
    "of": ("countryLabel", "ofLabel", "jurisdictionLabel", "stateLabel", "country", "of"),
    "start": ("start", "startTime", "from", "since"),
    "end": ("end", "endTime", "to", "until"),
}
"""What the variables of a query may be called."""
ADDRESS = "https://www.wikidata.org/wiki/"


class Held(NamedTuple):
    """A position held as Wikidata tells it; `source` is the item's address, `recorded` the day of the telling."""

    name: str
    position: str
    of: str
    start: str
    end: str
    source: str
    recorded: str
    where: str


def rows_of(path: Path, recorded_at: str | None) -> tuple[list[tuple[str, ...]], list[str]]:
    """The rows that a file gives, and why others were left out.

    Raises `DataError` for a file that is neither dump nor result, `SettingsError` where the day of a query is missing.
    """
    if recorded_at is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", recorded_at):
        raise SettingsError(f"{recorded_at!r} is no day.", "Give year, month and day, such as 2026-08-22.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path} cannot be read: {error}.", "Give a file in UTF-8, unpacked.") from error
    tables = load()
    rows, left_out = [], []
    for held in _held(text, path.name):
        row = _row(held, recorded_at, tables)
        if isinstance(row, str):
            left_out.append(row)
        else:
            rows.append(row)
    return sorted(dict.fromkeys(rows), key=lambda row: (row[2], row[1], row[3], row[0])), left_out


def table(rows: Iterable[tuple[str, ...]]) -> str:
    """Rows as a file that `--actors` takes."""
    return "\t".join(COLUMNS) + "\n" + "".join("\t".join(row) + "\n" for row in rows)


def _row(held: Held, recorded_at: str | None, tables: Actors) -> tuple[str, ...] | str:
    """A row of the table, or in a line why there is none."""
    told = f"{held.where}: {held.name}, {held.position}" + (f" of {held.of}" if held.of else "")
    found = office_phrase(held.position, tables)
    if found is None and held.of:
        found = office_phrase(f"{held.position} of {held.of}", tables)
    if found is None:
        return f"{told}: no office of a state or body of the tables."
    if not found.now:
        return f"{told}: a deputy's or acting office."
    if not held.start and not held.end:
        return f"{told}: without dates."
    recorded = recorded_at or held.recorded
    if not recorded:
        raise SettingsError(f"{held.where} does not tell its day.", "Give the day of the query with --recorded-at.")
    if held.end and held.end <= held.start:
        return f"{told}: ends before it begins."
    return held.name, found.office.name, found.of.name, held.start, held.end, held.source, recorded


def _held(text: str, file: str) -> Iterator[Held]:
    """Every position held that a file tells, whatever its form."""
    start = text.lstrip()[:1]
    if start in ("{", "["):
        try:
            whole = json.loads(text)
        except ValueError:
            whole = None
        if isinstance(whole, dict) and "results" in whole:
            yield from _of_bindings(whole["results"]["bindings"], file)
        elif isinstance(whole, list) and all(isinstance(each, dict) and "claims" not in each for each in whole):
            yield from _of_table(whole, file)
        else:
            yield from _of_dump(list(_items(text, file)))
    elif "," in text.split("\n", 1)[0]:
        yield from _of_table(list(csv.DictReader(io.StringIO(text))), file)
    else:
        raise DataError(
            f"{file} is neither a dump nor a query's result.", "Bring JSON lines, or a result as JSON or CSV."
        )


def _of_bindings(bindings: list[dict[str, dict[str, str]]], file: str) -> Iterator[Held]:
    """SPARQL's JSON: each variable with its value."""
    plain = [{name: cell.get("value", "") for name, cell in binding.items()} for binding in bindings]
    yield from _of_table(plain, file)


def _of_table(rows: list[dict[str, Any]], file: str) -> Iterator[Held]:
    for number, row in enumerate(rows, start=1):
        cell = {field: next((str(row[n]) for n in names if row.get(n)), "") for field, names in FIELDS.items()}
        where = f"{file}, row {number}"
        if not cell["name"] or not cell["position"]:
            raise DataError(
                f"{where} has no name or no position.",
                "Ask for ?person ?personLabel ?positionLabel ?countryLabel ?start ?end.",
            )
        item = re.search(r"Q\d+$", cell["person"])
        source = ADDRESS + item.group() if item else "https://www.wikidata.org/"
        yield Held(
            cell["name"], cell["position"], cell["of"], _day(cell["start"]), _day(cell["end"]), source, "", where
        )


def _items(text: str, file: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The items of a dump: one a line, with or without the brackets and commas of the whole."""
    for number, line in enumerate(text.split("\n"), start=1):
        plain = line.strip().rstrip(",")
        if plain in ("", "[", "]"):
            continue
        try:
            item = json.loads(plain)
        except ValueError as error:
            raise DataError(f"{file}, line {number} is no JSON: {error}.", "Give one item a line.") from error
        if isinstance(item, dict) and "id" in item:
            yield number, item


def _of_dump(items: list[tuple[int, dict[str, Any]]]) -> Iterator[Held]:
    """Positions and states must be items of the same file, since a statement names them by number only."""
    labels = {item["id"]: _label(item) for _, item in items}
    whose = {item["id"]: _targets(item, STATE) or _targets(item, COUNTRY) for _, item in items}
    for number, item in items:
        for statement in item.get("claims", {}).get(HELD, ()):
            position = _target(statement.get("mainsnak", {}))
            name = labels.get(position or "", "") or str(position)
            if statement.get("rank") == "deprecated" or position is None:
                continue
            qualifiers = statement.get("qualifiers", {})
            states = [_target(snak) for snak in qualifiers.get(STATE, ())] or whose.get(position, [])
            of = next((labels[state] for state in states if state and labels.get(state)), "")
            yield Held(
                labels[item["id"]], name, of, _time(qualifiers.get(START)), _time(qualifiers.get(END)),
                ADDRESS + item["id"], str(item.get("modified", ""))[:10], f"line {number}",
            )  # fmt: skip


def _label(item: dict[str, Any]) -> str:
    label = item.get("labels", {}).get("en", {})
    return str(label.get("value", "")) if isinstance(label, dict) else str(label)


def _targets(item: dict[str, Any], prop: str) -> list[str | None]:
    return [_target(statement.get("mainsnak", {})) for statement in item.get("claims", {}).get(prop, ())]


def _target(snak: dict[str, Any]) -> str | None:
    value = snak.get("datavalue", {}).get("value", {})
    return value.get("id") if isinstance(value, dict) else None


def _time(snaks: list[dict[str, Any]] | None) -> str:
    """A time of a dump, as exact as its precision: 11 is a day, 10 a month, 9 a year."""
    value = (snaks or [{}])[0].get("datavalue", {}).get("value", {})
    told = re.match(r"\+?(\d{4}-\d\d-\d\d)", str(value.get("time", "")))
    lengths = {11: 10, 10: 7, 9: 4}
    return told.group(1)[: lengths.get(value.get("precision", 0), 0)] if told else ""


def _day(text: str) -> str:
    """A date of a query's result; these give a year as its first of January, so that day counts as the year."""
    told = re.match(r"\+?(\d{4}(?:-\d\d(?:-\d\d)?)?)", text)
    if told is None:
        return ""
    return told.group(1).removesuffix("-01-01") if len(told.group(1)) == 10 else told.group(1)
