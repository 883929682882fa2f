"""Who the names of a record are across reports: by the record's own actors, else by the tables of the package."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.data.actors import Spell, fold, load
from onrecord.data.actors.ids import entry_id, person_id
from onrecord.model import Event, Figure, Item, Record, Statement

__all__ = ["identified", "last_name", "names_of", "same_person", "stand_for", "states_in"]

_TAIL = re.compile(r"(?:,? (?:jr|sr|ii|iii|iv))+$")
_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)
_UNION = "European Union", "United Nations"


def names_of(item: Item) -> tuple[str, ...]:
    """Every name that an item uses, each once, in its order."""
    if isinstance(item, Event):
        return tuple(dict.fromkeys((*item.actors, *item.recipients)))
    if isinstance(item, Statement):
        behalf = (item.on_behalf_of,) if item.on_behalf_of else ()
        return tuple(dict.fromkeys((*item.speaker, *item.addressee, *behalf)))
    assert isinstance(item, Figure)
    return ()


def identified(record: Record) -> tuple[dict[str, str], dict[str, str]]:
    """The identities of the names of a record, and the states for which they may stand, by name.

    The record's own actors decide; a name that is not among them is looked up in the tables of states, bodies and
    leaders (on the day of publication). Names that neither knows have none.
    """
    day = (record.report.published or "")[:10]
    identities: dict[str, str] = {}
    members: dict[str, str] = {}
    told = {actor.name: actor for actor in getattr(record, "actors", ())}
    for name in dict.fromkeys(name for item in record.items for name in names_of(item)):
        actor = told.get(name)
        identity, state = (actor.id, actor.state) if actor is not None else (None, None)
        known, stands = _looked_up(name, day)
        if known and (identity or "").startswith("name:"):  # known by this name alone there, but not to the tables
            identity, state = None, None
        if identity or known:
            identities[name] = identity or known or ""
        if state or stands:
            members[name] = state or stands or ""
    return identities, members


def stand_for(name: str) -> str | None:
    """The one state that a phrase names ("Ukrainian officials": "Ukraine"), None for none or several."""
    states = sorted(states_in(name))
    return states[0] if len(states) == 1 else None


@lru_cache(maxsize=16384)
def states_in(text: str) -> frozenset[str]:
    """The states that a text names, by name, adjective, people, capital, or by one of their bodies or groups."""
    return frozenset(entry.state for _, _, entry in load().hits(text) if entry.state)


def same_person(one: str, other: str) -> bool:
    """Whether two names may be of one person: last names alike, first names not in each other's way."""
    mine, theirs = _parts(one), _parts(other)
    if not mine or not theirs or mine[-1] != theirs[-1]:
        return len(mine) > 1 and len(theirs) > 1 and sorted(mine) == sorted(theirs)
    if len(mine) == 1 or len(theirs) == 1:
        return True
    return mine[0][0] == theirs[0][0] or mine[0] in theirs or theirs[0] in mine


def last_name(name: str) -> str:
    """The last name, folded, without "Jr."; "" for a name of no letters."""
    parts = _parts(name)
    return parts[-1] if parts else ""


@lru_cache(maxsize=32768)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(_TAIL.sub("", _ARTICLE.sub("", fold(name))).replace(",", "").split())


def _looked_up(name: str, day: str) -> tuple[str | None, str | None]:
    tables = load()
    entry = tables.entries.get(_ARTICLE.sub("", name).replace("’", "'"))
    if entry is not None:
        stands = entry.name if entry.name in _UNION else entry.state if entry.kind != "group" else None
        return entry_id(entry, tables), stands
    holders = {(each.name, each.of) for each in _leaders(last_name(name)) if each.held(day)}
    found = [each for each in sorted(holders) if name[:1].isupper() and same_person(each[0], name)]
    if len(found) == 1:
        return person_id(found[0][0]), found[0][1]
    return None, stand_for(name)


@lru_cache(maxsize=4096)
def _leaders(last: str) -> tuple[Spell, ...]:
    """Those who hold or held an office, by last name."""
    return tuple(leader for leader in load().posts if last_name(leader.name) == last)
