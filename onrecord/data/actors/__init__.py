"""Who can act, as tables: states, bodies, groups, offices and their holders, common nouns, given names; read once and
checked.

The tables lie beside this file as tab-separated text. `load` gives them as one `Actors`, with every name in one index:
a name in a text is found by `Actors.at`, which takes the longest entry that begins at a place in the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from onrecord.data import rows
from onrecord.errors import DataError

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Actors", "Entry", "Leader", "Office", "fold", "load"]

FOLDER = Path(__file__).parent
NAME_COLUMNS = ("iso3", "name", "aliases", "adjectives", "people", "capitals", "metonyms")
BODY_COLUMNS = ("name", "of", "kind", "sector", "aliases")
SECTORS = frozenset(
    [
        "COP",
        "GOV",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "UNK",
        "AGR",
        "BUS",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "JRN",
        "LAB",
        "MED",
        "REF",
        "OPP",
        "PRE",
        "REL",
        "SOC",
        "IGO",
        "UNO",
        "EUR",
        "NGO",
        "ISM",
        "IMG",
        "MNC",
    ]
)
"""PLOVER's sectors and its kinds of international actors."""

Form = Literal["name", "adjective", "people", "capital", "metonym"]
Kind = Literal["state", "territory", "body", "force", "group"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a string of a text can mean: the actor's name in the table, its kind, whose it is, and in which form it is
    named.

    `state` is the state to which it belongs ("Israel" for "Israel Defense Forces"; a state's own name for a state),
    None
    for international bodies.
    """

    name: str
    kind: Kind
    state: str | None
    form: Form
    sector: str = "GOV"


@dataclass(frozen=True, slots=True)
class Office:
    """An office, rank or title: its name, which nouns may later stand for its holder, its sector, and whose it tells
    ("m", "f")."""

    name: str
    answers: frozenset[str]
    sector: str
    gender: str


@dataclass(frozen=True, slots=True)
class Leader:
    """A spell in office: `since` the first day, `until` the first day after it, each an ISO date, a month or a year,
    or ""."""

    state: str
    office: str
    name: str
    since: str
    until: str
    spellings: tuple[str, ...]

    def held(self, day: str) -> bool:
        """Whether the office was held on an ISO day; a month or a year counts from its first day."""
        return self.since <= day and (not self.until or day < self.until)


@dataclass(frozen=True, slots=True)
class Actors:
    """All tables; `index` maps the first word of a name to the names that begin with it, longest first."""

    index: dict[str, tuple[tuple[str, Entry], ...]]
    entries: dict[str, Entry]
    codes: dict[str, str]
    offices: dict[str, Office]
    nouns: dict[str, dict[str, str]]
    leaders: tuple[Leader, ...]
    genders: dict[str, str]
    spellings: dict[str, str]
    answering: frozenset[str]
    office_starts: frozenset[str]
    longest_office: int

    def at(self, text: str, start: int) -> tuple[int, Entry] | None:
        """The longest entry that begins at `start` in a text and ends at a word's end: its end and what it means."""
        word = WORD.match(text, start)
        if word is None:
            return None
        for name, entry in self.index.get(word.group(), ()):
            end = start + len(name)
            if text[start:end].replace("’", "'") == name and not (end < len(text) and text[end].isalnum()):
                return end, entry
        return None

    def at_token(self, token: Token) -> tuple[int, Entry] | None:
        """The same at a token; the text of its doc, which spaCy puts together anew each time, is made once."""
        kept = token.doc.user_data
        text = kept.get(TEXT)
        if text is None:
            text = kept[TEXT] = token.doc.text
        return self.at(text, token.idx)

    def hits(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Every entry named in a short text, left to right: start, end and what it means."""
        reached = 0
        for word in WORD.finditer(text):
            hit = self.at(text, word.start()) if word.start() >= reached else None
            if hit is not None:
                reached = hit[0]
                yield word.start(), hit[0], hit[1]

    def publisher_state(self, outlet: str | None) -> str | None:
        """The state or union whose government speaks through an outlet ("President of Ukraine", "US Department of
        State")."""
        if outlet is None or not GOVERNS.search(outlet):
            return None
        found = list(dict.fromkeys(entry.state or entry.name for _, _, entry in self.hits(outlet)))
        return found[0] if len(found) == 1 else None

    def office(self, words: str) -> Office | None:
        """The office of that name in lower case; also a noun that only stands for holders of offices ("diplomat")."""
        known = self.offices.get(words)
        if known is None and words in self.answering:
            return Office(words, frozenset((words,)), "", "")
        return known

    def classes(self, noun: str) -> dict[str, str]:
        """The classes of a noun's lemma with their sectors; empty for a noun that stands for nobody."""
        return self.nouns.get(noun, {})


TEXT = "onrecord.text"
WORD = re.compile(r"\w+")
GOVERNS = re.compile(
    r"\b(President|Department|Ministry|Government|Office|White House|Kremlin|Embassy|Council|Command|Cabinet)\b"
)
"""What an outlet's name must hold for its releases to be a government's own: "The Times of Israel" is not Israel's."""


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name without case, accents, apostrophes and the differences of transliteration, for comparing spellings."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    plain = re.sub(r"['’`ʼʻ.]", "", plain.replace("ł", "l").replace("ı", "i").replace("ø", "o"))
    return TAILS.sub(r"\1y", plain.replace("-", " "))


TAILS = re.compile(r"(sk|\w[dhklmnrtv])(?:iy|yy|ij|yi|ii|i|y)(?=$| )")
"""-sky, -skyy, -skiy, -skii and -ski are one ending, and so are -i, -y and -iy of Slavic given names."""


@lru_cache(maxsize=4)
def load(folder: Path = FOLDER) -> Actors:
    """All tables of a folder. Raises `DataError` that names file and line where one breaks its rules."""
    entries: dict[str, Entry] = {}
    codes: dict[str, str] = {}
    for file, kind in (("states.tsv", "state"), ("territories.tsv", "territory")):
        for where, name, entry in _states(folder / file, cast(Kind, kind), codes):
            _add(entries, where, name, entry)
    for file in ("bodies.tsv", "organisations.tsv", "groups.tsv"):
        for where, name, entry in _bodies(folder / file, entries):
            _add(entries, where, name, entry)
    genders, spellings = _given_names(folder / "given_names.tsv")
    offices = _offices(folder / "roles.tsv")
    return Actors(
        index=_index(entries),
        entries=entries,
        codes=codes,
        offices=offices,
        nouns=_nouns(folder / "nouns.tsv"),
        leaders=tuple(_leaders(folder / "leaders.tsv", entries)),
        genders=genders,
        spellings=spellings,
        answering=frozenset(answer for office in offices.values() for answer in office.answers),
        office_starts=frozenset(match.group() for words in offices if (match := WORD.match(words))),
        longest_office=max(len(re.findall(r"\w+|-", words)) for words in offices),
    )


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


def _leaders(path: Path, entries: dict[str, Entry]) -> Iterator[Leader]:
    columns = ("state", "role", "name", "since", "until", "spellings", "source")
    for number, (state, role, name, since, until, spellings, source) in rows(path, columns):
        where = f"{path.name}, line {number}"
        if state not in entries or not source:
            raise DataError(
                f"{where}: unknown state {state!r} or no source.", "Write a name of states.tsv and the source."
            )
        for day in (since, until):
            if day and not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day):
                raise DataError(f"{where}: {day!r} is no ISO date.", "Write 2025-01-20, 2025-01 or 2025.")
        if until and until <= since:
            raise DataError(f"{where}: {name} leaves office before entering it.", "Correct one of the dates.")
        yield Leader(state, role, name, since, until, _list(spellings))


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
