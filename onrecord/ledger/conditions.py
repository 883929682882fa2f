"""A question as SQL: which items answer it, day after day, without reading more of them than their keys."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby, islice

from onrecord.ledger.identity import fold
from onrecord.ledger.known import current
from onrecord.ledger.naming import names_for
from onrecord.ledger.question import Question

__all__ = ["days", "match"]

FIRST, MORE = 200, 2_000
"""How many items that have a name are asked for the rest together, at first and then."""

FEW = 5_000
"""Items of a name beyond which it no longer matters how many there are."""

CURSORS = 32
"""Names whose items are read side by side; those of more names are sorted."""

_WORD = re.compile(r"\w")


def days(
    connection: sqlite3.Connection, question: Question, *, among: list[str] | None = None
) -> Iterator[tuple[str, list[int]]]:
    """The days on which items answer the question, in order, "none" last, each with the keys of its items.

    Given the ids of items in `among`, only these are asked for, and only for what people cannot correct of them. What
    an actor or a place narrows is looked up by name first, some at a time, so that the first days come at once.
    """
    wanted = [(names_for(connection, actor), 0) for actor in question.actors if among is None]
    wanted += [(names_for(connection, question.place), 1)] if question.place and among is None else []
    if len(wanted) > 1:
        wanted.sort(key=lambda each: _how_many(connection, *each))
    conditions, values = _conditions(question, among, by_row=bool(wanted))
    for names, place in wanted[1:]:
        conditions.append(
            f"EXISTS (SELECT 1 FROM appearances AS also WHERE also.name IN ({_keys(names)}) AND also.place = {place}"
            " AND also.day = items.day AND also.item = items.key)"
        )
    query = f"""
    SELECT items.day, items.key FROM items CROSS JOIN records ON records.key = items.record
    CROSS JOIN versions ON versions.key = records.version
    WHERE {{narrowed}} {" AND ".join(conditions)} ORDER BY items.day, items.key
    """
    if wanted:
        rows = _narrowed(connection, query, values, _appearances(connection, *wanted[0]))
    else:
        rows = connection.execute(query.format(narrowed=""), values)
    for day, group in groupby(rows, key=lambda row: str(row[0])):
        yield day, [int(row[1]) for row in group]


def _how_many(connection: sqlite3.Connection, names: list[int], place: int) -> int:
    """In how many items one of the names stands, counted up to `FEW`: the rarest is looked up first."""
    query = f"SELECT 1 FROM appearances WHERE name IN ({_keys(names)}) AND place = ? LIMIT {FEW}"
    return sum(1 for _ in connection.execute(query, (place,)))


def _appearances(connection: sqlite3.Connection, names: list[int], place: int) -> Iterator[int]:
    """The keys of the items in which one of the names stands, by day, each once."""
    query = "SELECT day, item FROM appearances WHERE name = ? AND place = ? ORDER BY day, item"
    rows: Iterable[tuple[str, int]]
    if len(names) <= CURSORS:
        rows = merge(*(connection.execute(query, (name, place)) for name in names))
    else:
        many = query.replace("name = ?", f"name IN ({_keys(names)})")
        rows = connection.execute(many, (place,))
    return (int(item) for (_, item), _ in groupby(rows))


def _narrowed(
    connection: sqlite3.Connection, query: str, values: list[str], keys: Iterator[int]
) -> Iterator[tuple[str, int]]:
    """The rows of the query among the items with these keys, which come in its order, some at a time."""
    enough = FIRST
    while some := list(islice(keys, enough)):
        yield from connection.execute(query.format(narrowed=f"items.key IN ({_keys(some)}) AND"), values)
        enough = MORE


def _conditions(question: Question, among: list[str] | None, *, by_row: bool) -> tuple[list[str], list[str]]:
    """What an item and its record must fulfil, beside names, and the values for the marks in it.

    `by_row` looks the words of each item up by themselves, which is quicker where names have left few items.
    """
    conditions, values = [f"items.kind IN ({_marks(question.kinds)})"], list[str](question.kinds)
    if among is not None:
        conditions.append(f"items.item IN ({_marks(among)})")
        values += among
    else:
        for column, wanted in (("type", question.types), ("status", question.statuses)):
            if wanted:
                conditions.append(f"items.{column} IN ({_marks(wanted)})")
                values += wanted
        if question.since or question.until:
            conditions.append("items.day != 'none'")
            conditions.append("coalesce(items.latest, '9999') >= ? AND coalesce(items.earliest, '') <= ?")
            values += [question.since or "", question.until or "9999"]
    _words(question, conditions, values, by_row=by_row)
    condition, more = current(question.known_on, question.clock)
    return [*conditions, condition], [*values, *more]


def _words(question: Question, conditions: list[str], values: list[str], *, by_row: bool) -> None:
    """Adds what is asked of the words of quotes and subjects and of the outlet."""
    for table, words in (("quotes", question.text), ("topics", question.topic)):
        if words and by_row:
            conditions.append(f"EXISTS (SELECT 1 FROM {table} WHERE {table} MATCH ? AND {table}.rowid = items.key)")
            values.append(match(words))
        elif words:
            conditions.append(f"items.key IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)")
            values.append(match(words))
    if question.outlet:
        conditions.append("instr(fold(coalesce(versions.outlet, '')), ?)")
        values.append(fold(question.outlet))


def match(words: str) -> str:
    """Words as a question to an index: each one literally, all of them, `*` at the end of a word left open."""
    terms = []
    for word in filter(_WORD.search, words.split()):
        literal = '"' + word.rstrip("*").replace('"', '""') + '"'
        terms.append(literal + "*" if word.endswith("*") and word.rstrip("*") else literal)
    return " ".join(terms)


def _marks(values: tuple[str, ...] | list[str]) -> str:
    return ", ".join("?" * len(values))


def _keys(keys: list[int]) -> str:
    return ", ".join(map(str, keys))
