"""The tables of actors, read from the folder beside this file and checked line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import cast

from onrecord.data import rows
from onrecord.data.actors.entries import SECTORS, TRAITS, WORD, Actors, Entry, Form, Kind, Office, fold
from onrecord.data.actors.knowledge import gather
from onrecord.data.actors.persons import indexed
from onrecord.data.actors.posts import Spell
from onrecord.errors import DataError

__all__ = ["load"]

FOLDER = Path(__file__).parent
NAME_COLUMNS = ("iso3", "name", "aliases", "adjectives", "people", "capitals", "metonyms")
BODY_COLUMNS = ("name", "of", "kind", "sector", "aliases")


@lru_cache(maxsize=4)
def load(folder: Path = FOLDER, own: Path | None = None) -> Actors:
    """All tables of a folder, a user's rows over them. Raises `DataError` that names file and line of what is wrong."""
    entries: dict[str, Entry] = {}
    codes: dict[str, str] = {}
    for file, kind in (("states.tsv", "state"), ("territories.tsv", "territory")):
        for where, name, entry in _states(folder / file, cast(Kind, kind), codes):
            _add(entries, where, name, entry)
    for file in ("bodies.tsv", "organisations.tsv", "groups.tsv", "media.tsv"):
        for where, name, entry in _bodies(folder / file, entries):
            _add(entries, where, name, entry)
    genders, spellings = _given_names(folder / "given_names.tsv")
    offices = _offices(folder / "roles.tsv")
    posts = gather(folder, own, entries, offices)
    return Actors(
        index=_index(entries),
        entries=entries,
        codes=codes,
        offices=offices,
        nouns=_nouns(folder / "nouns.tsv"),
        traits=_traits(folder / "traits.tsv"),
        posts=posts,
        persons=indexed(posts),
        held=_by_owner(posts),
        genders=genders,
        spellings=spellings,
        answering=frozenset(answer for office in offices.values() for answer in office.answers),
        office_starts=frozenset(match.group() for words in offices if (match := WORD.match(words))),
        longest_office=max(len(re.findall(r"\w+|-", words)) for words in offices),
        wikidata={name: item for _, (name, item) in rows(folder / "wikidata.tsv", ("name", "item"))},
        agents={words: sector for _, (words, sector) in rows(folder / "agents.tsv", ("agent", "sector"))},
    )


def _by_owner(posts: tuple[Spell, ...]) -> dict[str, tuple[Spell, ...]]:
    held: dict[str, list[Spell]] = {}
    for spell in posts:
        held.setdefault(spell.of, []).append(spell)
    return {of: tuple(spells) for of, spells in held.items()}


def _states(path: Path, kind: Kind, codes: dict[str, str]) -> Iterator[tuple[str, str, Entry]]:
    for number, (iso3, name, aliases, adjectives, people, capitals, metonyms) in rows(path, NAME_COLUMNS):
        where = f"{path.name}, line {number}"
        if not re.fullmatch("[A-Z]{3}", iso3):
            raise DataError(f"{where}: {iso3!r} is no code of three capitals.", "Write the ISO 3166-1 alpha-3 code.")
        codes[name] = iso3
        forms: tuple[tuple[Form, str], ...] = (
            ("name", f"{name}; {aliases}"), ("adjective", adjectives), ("people", people), ("capital", capitals),
            ("metonym", metonyms),
        )  # fmt: skip
        seen: set[str] = set()
        for form, cell in forms:
            for word in _list(cell):
                if word not in seen:  # "Swiss" is adjective and people of one state
                    seen.add(word)
                    yield where, word, Entry(name, kind, name, form)


def _bodies(path: Path, entries: dict[str, Entry]) -> Iterator[tuple[str, str, Entry]]:
    for number, (name, of, kind, sector, aliases) in rows(path, BODY_COLUMNS):
        where = f"{path.name}, line {number}"
        if kind not in ("body", "force", "group"):
            raise DataError(f"{where}: the kind {kind!r} is unknown.", "Write body, force or group.")
        if sector not in SECTORS:
            raise DataError(
                f"{where}: {sector!r} is no sector of PLOVER.", f"Write one of {' '.join(sorted(SECTORS))}."
            )
        if of and of not in entries:
            raise DataError(f"{where}: {of!r} is no state.", "Write a name of states.tsv or territories.tsv.")
        for alias in _list(f"{name}; {aliases}"):
            yield where, alias, Entry(name, cast(Kind, kind), of or None, "name", sector)


def _add(entries: dict[str, Entry], where: str, name: str, entry: Entry) -> None:
    name = name.replace("’", "'")
    known = entries.get(name)
    if known is not None and known.name != entry.name:
        raise DataError(f"{where}: {name!r} already stands for {known.name}.", "Keep it in one place.")
    entries.setdefault(name, entry)


def _index(entries: dict[str, Entry]) -> dict[str, tuple[tuple[str, Entry], ...]]:
    index: dict[str, list[tuple[str, Entry]]] = {}
    for name, entry in entries.items():
        word = WORD.match(name)
        if word is not None:
            index.setdefault(word.group(), []).append((name, entry))
    return {word: tuple(sorted(names, key=lambda pair: (-len(pair[0]), pair[0]))) for word, names in index.items()}


def _offices(path: Path) -> dict[str, Office]:
    offices: dict[str, Office] = {}
    for number, (role, words, answers, sector, gender) in rows(path, ("role", "words", "answers", "sector", "gender")):
        where = f"{path.name}, line {number}"
        if gender not in ("", "m", "f"):
            raise DataError(f"{where}: the gender {gender!r} is none.", "Write m, f or nothing.")
        if sector and sector not in SECTORS:
            raise DataError(
                f"{where}: {sector!r} is no sector of PLOVER.", f"Write one of {' '.join(sorted(SECTORS))}."
            )
        for word in _list(words):
            if word in offices or word != word.lower():
                raise DataError(
                    f"{where}: {word!r} stands twice or has capitals.", "Write each title once, in lower case."
                )
            gendered = gender or ("m" if word.endswith("man") else "f" if word.endswith("woman") else "")
            offices[word] = Office(role, frozenset((role, *_list(words), *_list(answers))), sector, gendered)
    return offices


def _nouns(path: Path) -> dict[str, dict[str, str]]:
    nouns: dict[str, dict[str, str]] = {}
    for number, (noun, kind, sector) in rows(path, ("noun", "class", "sector")):
        where = f"{path.name}, line {number}"
        if kind not in ("organ", "weapon", "member", "people", "text", "side"):
            raise DataError(f"{where}: the class {kind!r} is unknown.", "Write organ, member, people or side.")
        if sector and sector not in SECTORS:
            raise DataError(
                f"{where}: {sector!r} is no sector of PLOVER.", f"Write one of {' '.join(sorted(SECTORS))}."
            )
        if kind in nouns.setdefault(noun, {}):
            raise DataError(f"{where}: {noun!r} stands twice as {kind}.", "Remove one.")
        nouns[noun][kind] = sector
    return nouns


def _traits(path: Path) -> dict[str, frozenset[str]]:
    traits: dict[str, set[str]] = {trait: set() for trait in TRAITS}
    for number, (word, trait) in rows(path, ("word", "trait")):
        if trait not in traits or word in traits[trait]:
            raise DataError(
                f"{path.name}, line {number}: the trait {trait!r} is unknown, or {word!r} has it already.",
                f"Write one of {', '.join(TRAITS)}, each word once.",
            )
        traits[trait].add(word)
    return {trait: frozenset(found) for trait, found in traits.items()}


def _given_names(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    genders: dict[str, str] = {}
    spellings: dict[str, str] = {}
    for number, (name, gender, others) in rows(path, ("name", "gender", "spellings")):
        if gender not in ("m", "f") or name in genders:
            raise DataError(
                f"{path.name}, line {number}: {name} stands twice or is neither m nor f.", "Correct the line."
            )
        genders[name] = gender
        for other in _list(others):
            spellings.setdefault(fold(other), fold(name))
    return genders, spellings


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
