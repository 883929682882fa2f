"""The names of the ledger: each once, the parts they take in items, and the identities that they stand for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from onrecord.ledger.identity import fold
from onrecord.model import Event, Item, Record, Statement

__all__ = ["Names", "names_for"]


class Names:
    """The keys of names, remembered between reports; a name that is not there yet is added."""

    def __init__(self) -> None:
        self._keys: dict[str, int] = {}
        self._pairs: set[tuple[int, int]] = set()

    @contextmanager
    def kept_with(self, transaction: AbstractContextManager[None]) -> Iterator[None]:
        """A transaction; if it is not kept, neither is what was remembered in it."""
        try:
            with transaction:
                yield
        except BaseException:
            self._keys.clear()
            self._pairs.clear()
            raise

    def key(self, connection: sqlite3.Connection, name: str) -> int:
        """The key of a name."""
        known = self._keys.get(name)
        if known is None:
            row = connection.execute("SELECT key FROM names WHERE name = ?", (name,)).fetchone()
            if row is None:
                query = "INSERT INTO names (name, folded) VALUES (?, ?) RETURNING key"
                row = connection.execute(query, (name, fold(name))).fetchone()
            known = self._keys[name] = int(row[0])
        return known

    def identities(self, connection: sqlite3.Connection, record: Record) -> dict[str, int]:
        """The keys of the identities that the names of a record stand for, where they are known across reports."""
        found = {}
        for actor in record.actors:
            # A bare name may have two bearers, so it says no more than itself.
            if actor.id is None or actor.id.startswith("name:"):
                continue
            pair = self.key(connection, actor.name), self.key(connection, actor.id)
            if pair not in self._pairs:
                connection.execute("INSERT OR IGNORE INTO identities (name, identity) VALUES (?, ?)", pair)
                self._pairs.add(pair)
            found[actor.name] = pair[1]
        return found

    def place(self, connection: sqlite3.Connection, item: Item, row: int, day: str, identities: dict[str, int]) -> None:
        """Adds the parts that names take in the item with this key."""
        roles, appearances = [], dict[tuple[int, bool], None]()
        for role, names in _roles(item):
            for position, name in enumerate(names):
                key = self.key(connection, name)
                roles.append((row, role, position, key))
                appearances[key, role == "place"] = None
                if role != "place" and name in identities:
                    appearances[identities[name], False] = None
        connection.executemany("INSERT INTO roles (item, role, position, name) VALUES (?, ?, ?, ?)", roles)
        connection.executemany(
            "INSERT INTO appearances (name, place, day, item) VALUES (?, ?, ?, ?)",
            [(key, place, day, row) for key, place in appearances],
        )


def names_for(connection: sqlite3.Connection, asked: str) -> list[int]:
    """The keys of all names that hold the words asked for, in their order, and of the identity that they name in full.

    "Zelensky" finds every name with that word; where this very name has stood for one identity alone, it also finds the
    items in which another name stands for it.
    """
    folded = fold(asked)
    query = "SELECT rowid FROM name_words WHERE name_words MATCH ? ORDER BY rowid"
    keys = [int(row[0]) for row in connection.execute(query, (f'"{folded.strip()}"',))]
    query = f"""
    SELECT DISTINCT identity FROM names JOIN identities ON identities.name = names.key
    WHERE names.folded = ? AND names.key IN ({", ".join(map(str, keys))})
    """
    identities = [int(row[0]) for row in connection.execute(query, (folded,))]
    return list(dict.fromkeys([*keys, *(identities if len(identities) == 1 else ())]))


def _roles(item: Item) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if isinstance(item, Statement):
        behalf = (item.on_behalf_of,) if item.on_behalf_of else ()
        return ("speaker", item.speaker), ("addressee", item.addressee), ("on_behalf_of", behalf)
    place = ("place", (item.place,) if item.place else ())
    if isinstance(item, Event):
        return ("actor", item.actors), ("recipient", item.recipients), place
    return (place,)
