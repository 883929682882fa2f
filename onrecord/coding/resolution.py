"""Who a name of the record is across reports: every decision is made here, with one reason, or left open with
candidates.

In this order: a person whom the report names; an entry of the tables; an office of a state on a day; the organ of a
state; unnamed people; a name that nobody knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from onrecord.coding.officeholders import holders, office_phrase, sisters
from onrecord.data.actors import Actors, Entry, Spell, fold
from onrecord.data.actors.ids import entry_id, person_id, slug, sort_of
from onrecord.data.actors.persons import Person, persons_named, words_of
from onrecord.data.places import country_of
from onrecord.model import Actor, Candidate, Post, Sort

if TYPE_CHECKING:
    from onrecord.coding.referents import ActorKind
    from onrecord.model import Chain

__all__ = ["Told", "resolve"]

SPELT = (("defense", "defence"), ("foreign affairs", "foreign"), ("ministry of", ""), ("organisation", "organization"))
"""Ways of writing that make no other ministry of a ministry."""
COURTESY = frozenset(("mr.", "mrs.", "sir", "dame", "doctor", "professor", "former", "counterpart"))
"""Titles in roles.tsv that are no office of a state."""
TAIL = re.compile(r" (?:of|from|in|for|at|on|who|which|that|with)\b.*$")


@dataclass(frozen=True, slots=True)
class Told:
    """What the report tells of a name: the chain that bears it, what kind of actor its words were, and the first and
    last day for which they are meant ("" where nothing is known of the day). `home` is the state or union whose release
    the report is: its president is "the president"."""

    name: str
    chain: Chain | None
    kind: ActorKind | None
    first: str
    last: str
    home: str | None = None


def resolve(told: Told, tables: Actors) -> Actor:
    """The identity of a name, with the reason; without id and with candidates where it stays open."""
    if told.chain is not None and told.chain.entity == "PER":
        return _person(told, tables)
    entry = tables.entries.get(told.name.replace("’", "'"))
    if entry is not None and entry.form != "people":
        return _entry(told.name, entry, tables)
    return _holder(told, tables) or _phrase(told, tables)


def _entry(name: str, entry: Entry, tables: Actors) -> Actor:
    code = tables.codes.get(entry.state or entry.name)
    union = entry.sector in ("UNO", "EUR", "IGO") and entry.name in ("United Nations", "European Union")
    return Actor(
        name=name,
        id=entry_id(entry, tables),
        kind=sort_of(entry),
        reason="its name in the tables" if name == entry.name else f"another name of {entry.name} in the tables",
        label=entry.name,
        country=code,
        state=entry.name if union else None if entry.kind == "group" else entry.state,
        sector=entry.sector,
        wikidata=tables.wikidata.get(entry.name),
    )


def _person(told: Told, tables: Actors) -> Actor:
    """A person whom the report names: by the office that it gives, else as the only one of that name."""
    assert told.chain is not None
    known = persons_named(told.name, tables)
    offices = [(held.office, _whose(held.of, tables)) for held in told.chain.offices if held.office not in COURTESY]
    called = [person for person in known if _called(person, offices, told, tables)]
    if len(called) == 1:
        return _known(told, called[0], "the report gives the office that this person holds or held", tables)
    free = [person for person in known if not _elsewhere(person, offices, tables)]
    if len(words_of(told.name)) > 1 and len(free) == 1:
        return _known(told, free[0], "the only person of this name in the tables", tables)
    serving = [person for person in free if told.first and any(s.maybe(told.first) for s in person.spells)]
    if len(serving) == 1:
        return _known(told, serving[0], f"the only one of this name in office on {told.first}", tables)
    if len(words_of(told.name)) > 1 and not free:
        reason = "known by this name alone" if not known else "known by this name alone; its office is another"
        return _stranger(told, f"name:{_folded(told.name)}", reason, offices, tables)
    candidates = tuple(_candidate(person) for person in free)
    reason = "a name of several, or of one out of office" if candidates else "a single word that the tables do not know"
    return _stranger(told, None, reason, offices, tables, candidates)


def _whose(of: str | None, tables: Actors) -> str | None:
    entry = tables.entries.get((of or "").replace("’", "'"))
    return entry.name if entry is not None else None


def _called(person: Person, offices: list[tuple[str, str | None]], told: Told, tables: Actors) -> bool:
    """Whether the report gives a person an office of a state which the tables give him too, on the day if known."""
    for office, of in offices:
        for spell in person.spells:
            same = spell.office in sisters(office) or office in tables.offices[spell.office].answers
            if of is not None and spell.of == of and same and (not told.first or spell.since <= told.last):
                return True
    return False


def _elsewhere(person: Person, offices: list[tuple[str, str | None]], tables: Actors) -> bool:
    """Whether the report places a person in states with which the tables do not connect this one."""
    told = {_state(of, tables) for _, of in offices if of is not None}
    return bool(told) and not told & {_state(spell.of, tables) for spell in person.spells}


def _state(of: str | None, tables: Actors) -> str | None:
    entry = tables.entries.get(of or "")
    return (entry.state or entry.name) if entry is not None else None


def _known(told: Told, person: Person, reason: str, tables: Actors) -> Actor:
    held = [spell for spell in person.spells if told.first and spell.maybe(told.first)]
    states = [spell.of for spell in (*held, *reversed(person.spells)) if _state(spell.of, tables) in tables.codes]
    state = _state(states[0], tables) if states else None
    serves = next((_state(spell.of, tables) for spell in held), None)
    sectors = [tables.offices[spell.office].sector for spell in held if tables.offices[spell.office].sector]
    return Actor(
        name=told.name,
        id=person_id(person.name),
        kind="person",
        reason=reason,
        label=person.name,
        country=tables.codes.get(state or ""),
        state=serves,
        sector=sectors[0] if sectors else None,
        wikidata=tables.wikidata.get(person.name),
        posts=tuple(_post(spell) for spell in held),
    )


def _stranger(
    told: Told,
    identity: str | None,
    reason: str,
    offices: list[tuple[str, str | None]],
    tables: Actors,
    candidates: tuple[Candidate, ...] = (),
) -> Actor:
    """A person whom the tables do not know, with what the report tells: office, state, sector."""
    state = next((found for _, of in offices if (found := _state(of, tables)) is not None), None)
    held = [tables.offices[office] for office, _ in offices if office in tables.offices]
    sector = next((office.sector for office in held if office.sector not in ("", "UNK")), None)
    return Actor(
        name=told.name,
        id=identity,
        kind="person",
        reason=reason,
        country=tables.codes.get(state or ""),
        state=state,
        sector=sector,
        posts=tuple(Post(office, of) for office, of in offices if of is not None),
        candidates=candidates,
    )


def _holder(told: Told, tables: Actors) -> Actor | None:
    """A person by country, role and date: "the Russian foreign minister"; None for phrases of another kind."""
    found = office_phrase(told.name, tables)
    if found is None and told.home is not None:
        found = office_phrase(f"{told.home} {told.name}", tables)
    if found is None:
        return None
    office, of, now = found
    what = f"{office.name} of {of.name}"
    if now and told.first:
        sure, maybe = holders(office, of.name, told.first, told.last, tables)
        on = told.first if told.first == told.last else f"{told.first} to {told.last}"
        if len({spell.name for spell in sure}) == 1 and not maybe:
            person = next(p for p in persons_named(sure[0].name, tables) if p.name == sure[0].name)
            return _known(told, person, f"{sure[0].office} of {of.name} on {on} ({sure[0].where})", tables)
    else:
        sure, maybe = [], [s for s in tables.held.get(of.name, ()) if s.office in sisters(office.name)]
    candidates = tuple(dict.fromkeys(_of_spell(spell) for spell in (*sure, *maybe)))
    reason = f"{what}, but not certain who" if now and told.first else f"{what}, but not on which day"
    state = _state(of.name, tables)
    return Actor(
        name=told.name,
        id=None,
        kind="person",
        reason=reason if candidates else f"{what}, whom the tables do not know",
        country=tables.codes.get(state or ""),
        state=state,
        sector=office.sector if office.sector != "UNK" else None,
        candidates=candidates,
    )


def _phrase(told: Told, tables: Actors) -> Actor:
    """Ministries and other houses of a state, unnamed people, documents, names that no table knows."""
    states = list(dict.fromkeys(entry.state for _, _, entry in tables.hits(told.name) if entry.state is not None))
    state = states[0] if len(states) == 1 else None
    country = tables.codes.get(state or "")
    sector = _noun(told.name, tables).sector
    if told.kind == "place":
        where = country_of(told.name)
        return Actor(told.name, None, "place", "a place, no actor", country=tables.codes.get(where or ""), state=where)
    if told.chain is not None and told.chain.name == told.name:
        reason = f"a body of {state}" if state else "known by this name alone"
        identity = (
            f"body:{(country or '').lower()}:{_house(told.name, tables)}" if state else f"name:{_folded(told.name)}"
        )
        return Actor(told.name, identity, _sort(sector), reason, country=country, state=state, sector=sector)
    noun = _noun(told.name, tables)
    if state is not None and noun.house:
        identity = f"body:{(country or '').lower()}:{_house(told.name, tables)}"
        return Actor(told.name, identity, "body", f"a body of {state}", country=country, state=state, sector=sector)
    kind: Sort = "person" if told.kind == "person" else noun.kind
    reason = "unnamed: the report's own words"
    return Actor(told.name, None, kind, reason, country=country, state=state, sector=sector)


def _sort(sector: str | None) -> Sort:
    sorts: dict[str, Sort] = {"BUS": "company", "MNC": "company", "JRN": "media", "PTY": "party", "NGO": "organisation"}
    return sorts.get(sector or "", "body")


def _folded(name: str) -> str:
    """A name that no table knows as an identity; the spellings of a transliteration fall together."""
    return slug(fold(name))


def _house(name: str, tables: Actors) -> str:
    """What kind of house a ministry is, however it is written: "foreign-ministry"."""
    words = name
    for start, end, _ in reversed(list(tables.hits(name))):
        words = f"{words[:start]} {words[end:]}"
    plain = re.sub(r"['’]s\b|[^\w ]", " ", words.lower())
    ministry = "ministry" if re.search(r"\bministry\b", plain) else ""
    for old, new in SPELT:
        plain = plain.replace(old, new)
    kept = [word for word in plain.split() if word not in ("of", "the", "for", "and", "ministry")]
    return "-".join([*sorted(kept), ministry] if ministry else kept)


class _Noun(NamedTuple):
    """What the head of a phrase says: its sector, what sort of actor it is, and whether it is one house of a state."""

    sector: str | None
    kind: Sort
    house: bool


def _noun(name: str, tables: Actors) -> _Noun:
    """The longest phrase at the end of a name that the tables know, whether of one or of several."""
    words = TAIL.sub("", name.lower()).split()
    for start in range(max(0, len(words) - 4), len(words)):
        for last in _singulars(words[-1]):
            text = " ".join([*words[start:-1], last])
            classes, office = tables.classes(text), tables.offices.get(text)
            sector = tables.agents.get(text) or (office.sector if office is not None else "")
            sector = sector or next((classes[each] for each in ("organ", "people", "member") if classes.get(each)), "")
            if not sector and not classes:
                continue
            sector = "" if sector == "UNK" else sector
            one = last == words[-1] and "organ" in classes and not tables.has(text, "crowd")
            kind: Sort = "text" if "text" in classes else "people"
            if "organ" in classes and (one or sector in ("MIL", "COP")):
                kind = "force" if sector in ("MIL", "COP") else "body"
            return _Noun(sector or None, kind, one and (tables.has(text, "house") or kind == "body"))
    return _Noun(None, "people", False)


def _singulars(word: str) -> tuple[str, ...]:
    ending = {"ies": "y", "men": "man", "ses": "s", "s": ""}
    return word, *(word[: -len(end)] + new for end, new in ending.items() if word.endswith(end) and len(word) > 3)


def _post(spell: Spell) -> Post:
    return Post(spell.office, spell.of, spell.since, spell.until)


def _of_spell(spell: Spell) -> Candidate:
    span = f"{spell.since or 'unknown'} to {spell.until or f'at least {spell.recorded}'}"
    return Candidate(person_id(spell.name), spell.name, f"{spell.office} of {spell.of} from {span}")


def _candidate(person: Person) -> Candidate:
    return _of_spell(person.spells[-1])._replace(id=person_id(person.name), name=person.name)
