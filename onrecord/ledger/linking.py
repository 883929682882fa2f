"""Links as rows: what matching found and what it no longer finds, what people split, what holds of it all."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence

from onrecord.ledger.judging import Judged
from onrecord.ledger.known import end_of
from onrecord.ledger.question import Question
from onrecord.model.links import SYMMETRIC, Link

__all__ = ["add_links", "all_links", "groups", "linked", "links_of"]

_LINKS = "SELECT key, kind, one, other, holds, score, reason FROM links"


def add_links(
    connection: sqlite3.Connection, links: Iterable[Link], ids: Sequence[str], maker: str, instant: str
) -> tuple[int, int]:
    """Adds the links of a report and its items, whose ids are given, and a row for each one that is no longer found.

    Works in a transaction of the caller's; gives how many links came and how many went.
    """
    found = {_name(link): link for link in links}
    held = {_name(link): link for link in links_of(connection, ids)}
    new = [link for name, link in found.items() if held.get(name) != link]
    gone = [link for name, link in held.items() if name not in found]
    query = (
        "INSERT INTO links (kind, one, other, holds, score, reason, maker, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    )
    for link in new:
        row = (link.kind, link.one, link.other, 1, link.score, link.reason, maker, instant)
        connection.execute(query, row)
    for link in gone:
        row = (link.kind, link.one, link.other, 0, link.score, "no longer found", maker, instant)
        connection.execute(query, row)
    return len(new), len(gone)


def links_of(
    connection: sqlite3.Connection, ids: Iterable[str], known_on: str | None = None, judged: Judged | None = None
) -> list[Link]:
    """The links that hold of these reports or items, as matching found them; without those that people split."""
    instant = end_of(known_on) if known_on else "9999"
    rows = dict[int, tuple[str, ...]]()
    for id_ in ids:
        for column in ("one", "other"):
            query = f"{_LINKS} WHERE {column} = ? AND recorded_at <= ?"
            rows |= {row[0]: row for row in connection.execute(query, (id_, instant))}
    return list(_holding((rows[key] for key in sorted(rows)), judged))


def all_links(connection: sqlite3.Connection, known_on: str | None = None, judged: Judged | None = None) -> list[Link]:
    """Every link that holds."""
    instant = end_of(known_on) if known_on else "9999"
    rows = connection.execute(f"{_LINKS} WHERE recorded_at <= ? ORDER BY key", (instant,))
    return list(_holding(rows, judged))


def linked(
    connection: sqlite3.Connection, ids: Iterable[str], question: Question, judged: Judged, kinds: Collection[str]
) -> tuple[list[str], list[Link]]:
    """The items with these ids and all that links of these kinds lead to, directly or through others, and their links.

    What people have merged is led to as well; the links are those of all kinds.
    """
    by_recording = question.known_on if question.clock == "recording" else None
    merged: dict[str, list[str]] = {}
    for pair, judgement in judged.pairs.items():
        if judgement.verdict == "merge":
            one, other = sorted(pair)
            merged.setdefault(one, []).append(other)
            merged.setdefault(other, []).append(one)
    seen = dict.fromkeys(ids)
    links: dict[tuple[str, str, str], Link] = {}
    fresh = list(seen)
    while fresh:
        found = links_of(connection, fresh, by_recording, judged)
        links |= {(link.kind, link.one, link.other): link for link in found}
        ends = [end for link in found if link.kind in kinds for end in (link.one, link.other)]
        ends += [other for id_ in fresh for other in merged.get(id_, ())]
        fresh = [end for end in dict.fromkeys(ends) if end not in seen]
        seen |= dict.fromkeys(fresh)
    return list(seen), list(links.values())


def _holding(rows: Iterable[tuple[str, ...]], judged: Judged | None) -> Iterator[Link]:
    """The links whose newest row says that they hold and whose pair no person has split."""
    newest: dict[tuple[str, str, str], Link | None] = {}
    for _, kind, one, other, holds, score, reason in rows:
        link = Link(kind, one, other, float(score), reason)  # type: ignore[arg-type]  # The file holds nothing else.
        newest.pop(_name(link), None)
        newest[_name(link)] = link if holds else None
    for each in newest.values():
        if each is None:
            continue
        judgement = judged.pairs.get(frozenset((each.one, each.other))) if judged else None
        if judgement is None or judgement.verdict != "split":
            yield each


def groups(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """For each id the ids that it is linked with, directly or through others, itself among them, in order."""
    leader: dict[str, str] = {}

    def lead(id_: str) -> str:
        while leader.setdefault(id_, id_) != id_:
            leader[id_] = leader[leader[id_]]
            id_ = leader[id_]
        return id_

    for one, other in pairs:
        first, second = sorted((lead(one), lead(other)))
        leader[second] = first
    members: dict[str, list[str]] = {}
    for id_ in sorted(leader):
        members.setdefault(lead(id_), []).append(id_)
    return {id_: tuple(members[lead(id_)]) for id_ in leader}


def _name(link: Link) -> tuple[str, str, str]:
    """What makes a link the same link."""
    one, other = sorted((link.one, link.other)) if link.kind in SYMMETRIC else (link.one, link.other)
    return link.kind, one, other
