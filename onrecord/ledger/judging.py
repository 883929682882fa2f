"""The judgements of people: written as new rows, read as what stands, laid over the items that they are about."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args, get_type_hints

from onrecord.errors import SettingsError
from onrecord.ledger.entry import Entry
from onrecord.ledger.forms import value_of
from onrecord.ledger.judgement import Judgement, Verdict
from onrecord.ledger.known import end_of
from onrecord.ledger.question import TYPES, check_day
from onrecord.model import Event, Figure, Item, Statement, Status, Time

__all__ = [
    "CORRECTABLE",
    "Judged",
    "check_pair",
    "corrected",
    "judge",
    "judged",
    "judgements",
    "named",
    "plain_value",
    "withdrawing",
]

CORRECTABLE: dict[type, tuple[str, ...]] = {
    Statement: ("speaker", "addressee", "medium", "on_behalf_of", "manner", "earliest", "latest", "at"),
    Event: ("type", "mode", "status", "actors", "recipients", "place", "earliest", "latest", "at"),
    Figure: ("measure", "low", "high", "approximate", "unit", "per", "place", "earliest", "latest", "at"),
}
"""The fields of each kind of item that a person may correct; its words and where they stand are the report's."""

_TIME = ("earliest", "latest", "at")
_COLUMNS = "key, verdict, item, person, recorded_at, other, field, value, note, judgement"


@dataclass(frozen=True, slots=True)
class Judged:
    """What stands of all judgements: those of each item, pairs that people have merged or split."""

    items: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    pairs: Mapping[frozenset[str], Judgement] = field(default_factory=dict)

    def of(self, item: str) -> tuple[Judgement, ...]:
        """The standing judgements of an item, the oldest first."""
        return self.items.get(item, ())

    def corrections(self) -> list[str]:
        """The items that are corrected."""
        return sorted(item for item, found in self.items.items() if any(each.verdict == "correct" for each in found))


def judge(connection: sqlite3.Connection, judgement: Judgement) -> Judgement:
    """Adds a judgement, in a transaction of the caller's; gives it with its number."""
    value = None if judgement.verdict != "correct" else json.dumps(judgement.value, ensure_ascii=False)
    row = (
        *(judgement.verdict, judgement.item, judgement.other, judgement.field, value),
        *(judgement.withdrawn, judgement.person, judgement.note, judgement.recorded_at),
    )
    query = (
        "INSERT INTO judgements (verdict, item, other, field, value, judgement, person, note, recorded_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING key"
    )
    return replace(judgement, number=int(connection.execute(query, row).fetchone()[0]))


def judgements(connection: sqlite3.Connection, known_on: str | None = None) -> list[Judgement]:
    """Every judgement, as it was made, up to the end of a day if one is given."""
    instant = end_of(known_on) if known_on else "9999"
    query = f"SELECT {_COLUMNS} FROM judgements WHERE recorded_at <= ? ORDER BY key"
    return [_judgement(row) for row in connection.execute(query, (instant,))]


def judged(made: list[Judgement]) -> Judged:
    """What stands of judgements: the newest of those that contradict each other, without those taken back."""
    withdrawn: set[int | None] = set()
    for each in reversed(made):  # A withdrawal can itself be withdrawn, by a later one.
        if each.verdict == "withdraw" and each.number not in withdrawn:
            withdrawn.add(each.withdrawn)
    standing: dict[tuple[str, str], Judgement] = {}
    pairs: dict[frozenset[str], Judgement] = {}
    for each in made:
        if each.number in withdrawn or each.verdict == "withdraw":
            continue
        if each.verdict in {"merge", "split"}:
            pairs[frozenset((each.item, each.other or ""))] = each
        else:
            about = each.field or "" if each.verdict == "correct" else "verdict"
            standing.pop((each.item, about), None)
            standing[each.item, about] = each
    items: dict[str, tuple[Judgement, ...]] = {}
    for each in standing.values():
        items[each.item] = (*items.get(each.item, ()), each)
    return Judged(items, pairs)


def corrected(item: Item, found: tuple[Judgement, ...]) -> Item:
    """The item with what people corrected of it; what does not fit it, after a new reading, is left alone."""
    for each in found:
        if each.verdict != "correct" or each.field not in CORRECTABLE[type(item)]:
            continue
        if each.field in _TIME:
            time = item.time or Time("")
            item = replace(item, time=replace(time, **{each.field: each.value}))
        else:
            item = replace(item, **{each.field: value_of(type(item), each.field, each.value)})
    return item


def plain_value(item: Item, name: str, told: str) -> Any:
    """A value for a field of an item from the words of a person, as JSON; raises `SettingsError` if it cannot be one.

    Names in a row are parted by `;`, and nothing at all empties a field.
    """
    allowed = CORRECTABLE[type(item)]
    if name not in allowed:
        raise SettingsError(f"{name!r} cannot be corrected here.", f"Give one of {', '.join(allowed)}.")
    told = told.strip()
    if name in {"speaker", "addressee", "actors", "recipients"}:
        return [each.strip() for each in told.split(";") if each.strip()]
    if name in {"earliest", "latest"} and told:
        check_day(told)
    if name in {"low", "high"} and told:
        return _number(told)
    if name == "approximate":
        return _one_of(told.lower(), ("true", "false")) == "true"
    if name == "type":
        return _one_of(told.upper(), TYPES)
    if name == "status":
        return _one_of(told.lower(), get_args(Status))
    if name == "manner":
        return _one_of(told.lower(), get_args(get_type_hints(Statement)["manner"]))
    if name == "measure" and not told:
        raise SettingsError("A figure has a measure.", "Give one, such as killed.")
    return told or None


def _number(told: str) -> int | float:
    try:
        value = float(told.replace(",", ""))
    except ValueError as error:
        raise SettingsError(f"{told!r} is no number.", "Give one such as 12 or 1500.") from error
    if not 0 <= value < float("inf"):
        raise SettingsError(f"{told!r} is no count.", "Give a number that is not below 0.")
    return int(value) if value.is_integer() else value


def _one_of(told: str, allowed: tuple[str, ...]) -> str:
    if told not in allowed:
        raise SettingsError(f"{told!r} is none of the values.", f"Give one of {', '.join(allowed)}.")
    return told


def _judgement(row: tuple[Any, ...]) -> Judgement:
    key, verdict, item, person, recorded_at, other, name, value, note, withdrawn = row
    plain = json.loads(value) if value is not None else None
    return Judgement(key, verdict, item, person, recorded_at, other, name, plain, note, withdrawn)


def check_pair(verdict: Verdict, item: Entry, other: Entry | None) -> None:
    """Refuses a `merge` or `split` without another item of the same kind, and another item where none belongs."""
    if verdict not in {"merge", "split"}:
        if other is not None:
            raise SettingsError(f"To {verdict} takes one item.", "Give one; judge the other one by itself.")
        return
    if other is None:
        raise SettingsError(f"To {verdict} takes two items.", "Give the ids of both.")
    if other.id == item.id:
        raise SettingsError(f"To {verdict} takes two items, and {item.id} was given twice.", "Give another one.")
    if other.kind != item.kind:
        raise SettingsError(f"{item.id} is a {item.kind} and {other.id} is a {other.kind}.", "Give two of one kind.")


def named(person: str) -> str:
    """The name of the person who judges; raises `SettingsError` if it is empty."""
    name = " ".join(person.split())
    if not name:
        raise SettingsError("A judgement needs the name of who made it.", "Give --by NAME.")
    return name


def withdrawing(judgement: Judgement, number: int) -> Judgement:
    """A judgement that takes back the one with this number."""
    return replace(judgement, withdrawn=number)
