"""A question as SQL: which items answer it, day after day, without reading more of them than their keys."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import groupby

from onrecord.ledger.identity import fold
from onrecord.ledger.known import current
from onrecord.ledger.naming import names_for
from onrecord.ledger.question import Question

__all__ = ["days", "match"]

_WORD = re.compile(r"\w")


def days(
    connection: sqlite3.Connection, question: Question, *, among: list[str] | None = None
) -> Iterator[tuple[str, list[int]]]:
    """The days on which items answer the question, in order, "none" last, each with the keys of its items.

    Given the ids of items in `among`, only these are asked for, and only for what people cannot correct of them.
    """
    query, values = _query(connection, question, among)
    for day, rows in groupby(connection.execute(query, values), key=lambda row: str(row[0])):
        yield day, list(dict.fromkeys(int(row[1]) for row in rows))


def _query(connection: sqlite3.Connection, question: Question, among: list[str] | None) -> tuple[str, list[str]]:
    """The query for days and keys; `CROSS` makes SQLite join the tables in the order given, in which they narrow."""
    first, conditions, values = "items", [f"items.kind IN ({_marks(question.kinds)})"], list[str](question.kinds)
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
        first = _parties(connection, question, conditions)
    _words(question, conditions, values)
    condition, more = current(question.known_on, question.clock)
    conditions.append(condition)
    day = "items.day" if first == "items" else "lead.day"
    source = first if first == "items" else f"{first} CROSS JOIN items ON items.key = lead.item"
    query = f"""
    SELECT {day}, items.key FROM {source}
    CROSS JOIN records ON records.key = items.record CROSS JOIN versions ON versions.key = records.version
    WHERE {" AND ".join(conditions)} ORDER BY {day}, items.key
    """
    return query, [*values, *more]


def _parties(connection: sqlite3.Connection, question: Question, conditions: list[str]) -> str:
    """Adds what the actors and the place ask for; gives the table from which to start."""
    wanted = [(names_for(connection, actor), 0) for actor in question.actors]
    wanted += [(names_for(connection, question.place), 1)] if question.place else []
    for number, (names, place) in enumerate(wanted):
        keys = ", ".join(map(str, names))
        if number == 0:
            conditions.append(f"lead.name IN ({keys}) AND lead.place = {place}")
        else:
            conditions.append(
                f"EXISTS (SELECT 1 FROM appearances AS also WHERE also.name IN ({keys}) AND also.place = {place}"
                " AND also.day = items.day AND also.item = items.key)"
            )
    return "appearances AS lead" if wanted else "items"


def _words(question: Question, conditions: list[str], values: list[str]) -> None:
    """Adds what is asked of the words of quotes and subjects and of the outlet."""
    for table, words in (("quotes", question.text), ("topics", question.topic)):
        if words:
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
