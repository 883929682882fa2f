"""Makes the tables of who held which office out of facts and reports: `python -m training.posts [--shared FOLDER]`.

`posts_factbook.tsv` comes from monthly copies of The World Factbook, `posts_seen.tsv` from what reports call people
("Estonian Foreign Minister X") on several days. Both stand below `onrecord/data/actors/posts.tsv`, which is made by
hand: what it covers is left out here, and where a report contradicts it, that is printed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from onrecord.data.actors import Actors, load
from onrecord.data.actors.posts import COLUMNS, Spell, read_posts
from onrecord.reading.naming import same_person

ACTORS = Path(__file__).parent.parent / "onrecord" / "data" / "actors"
SHARED = Path(__file__).parent.parent.parent / "shared"
FACTBOOK = "https://www.cia.gov/the-world-factbook/"

TITLES = {
    "President": "president",
    "Prime Minister": "prime minister",
    "Chancellor": "chancellor",
    "Federal Chancellor": "chancellor",
    "King": "king",
    "Queen": "queen",
    "Emperor": "emperor",
    "Amir": "emir",
    "Sultan": "sultan",
    "Pope": "pope",
    "Grand Duke": "grand duke",
    "Prince": "prince",
    "Premier": "prime minister",
    "Taoiseach": "prime minister",
    "Taoiseach (Prime Minister)": "prime minister",
    "State Counselor": "state counsellor",
}
"""How the Factbook begins a name, and the office in roles.tsv; whoever is called otherwise is left out."""
NOT_IN_OFFICE = re.compile(r"(?i)\b(vice|deputy|acting|interim|elect|represented|note|former|co-?chair|designate)\b")
COUNTRIES = {
    "Korea, South": "South Korea",
    "Korea, North": "North Korea",
    "Burma": "Myanmar",
    "Holy See (Vatican City)": "Holy See",
    "Congo, Democratic Republic of the": "Democratic Republic of the Congo",
    "Congo, Republic of the": "Congo",
    "Bahamas, The": "Bahamas",
    "Gambia, The": "Gambia",
    "Micronesia, Federated States of": "Micronesia",
    "Turkey (Turkiye)": "Turkey",
    "Cote d'Ivoire": "Ivory Coast",
    "West Bank": "Palestine",
}
"""Countries whose name in the Factbook the tables do not know."""
PROMPT = 45
"""Days between two copies within which the successor's first day is the end; else the end is when last seen."""

OFFICES = (
    "president", "prime minister", "chancellor", "foreign minister", "foreign secretary", "secretary of state",
    "defence minister", "secretary of defense", "interior minister", "finance minister", "treasury secretary",
    "national security adviser",
)  # fmt: skip
"""Offices that one person of a state holds at a time and reports tell of."""
PARTICLES = r"al|el|bin|ibn|von|van|der|den|de|da|dos|do|di|le|la"
NAME = rf"[A-Z][\w’'-]+(?: (?:[A-Z]\.|{PARTICLES})){{0,3}}(?: (?:[A-Z][\w’'-]+|(?:al|el)-[A-Z][\w’'-]+)){{1,3}}"
BEFORE = re.compile(
    r"(?i)(?:\b(?:former|ex|late|then|acting|outgoing|incoming|deputy|vice|shadow|interim)[- ]+(?:the )?"
    r"|\b(?:of|to|for) (?:the )?|\bmet )$"
)
"""What before an office says that another holds it, or no longer they: "Office of the President of ..."."""
HONORIFIC = re.compile(
    r"^(?:(?:Cardinal|Prince|Sayyid|Sheikh|Dr\.?|Mr\.?|Mrs\.?|General|Gen\.?|Lt\.?|Senator|"
    r"His|Her|Royal|Highness|Excellency|Sir|Admiral) )+"
)


def main() -> None:
    """Writes both tables."""
    parser = argparse.ArgumentParser(prog="python -m training.posts", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with corpora/")
    choice = parser.parse_args()
    tables = load()
    own = [spell for _, spell in read_posts(ACTORS / "posts.tsv")]
    facts = choice.shared / "corpora" / "facts" / "heads_of_state_and_government.jsonl"
    told = _beside(sorted(_factbook(facts, tables), key=_order), own)
    _write("posts_factbook.tsv", "The World Factbook, monthly copies of 2015-10-28 to 2026-05-17 (public domain)", told)
    seen = list(_seen(choice.shared / "corpora" / "articles", tables))
    for each in _contradicting(seen, [*own, *told], tables):
        print("contradicts a row:", *each)
    kept = _beside(sorted(seen, key=_order), [*own, *told])
    _write("posts_seen.tsv", "what reports and releases of 2020 to 2026 call people on two days or more", kept)


def _order(spell: Spell) -> tuple[str, str, str, str]:
    return spell.of, spell.office, spell.since, spell.name


@dataclass(slots=True)
class _Head:
    """One head of state or government under all names that the copies give."""

    names: list[tuple[str, str]] = field(default_factory=list)
    last: str = ""
    end: str = ""


def _factbook(path: Path, tables: Actors) -> Iterator[Spell]:
    """The spells of the Factbook; names with the same office and first day are one person."""
    heads: dict[tuple[str, str, str], _Head] = {}
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            found = _office(row, tables)
            if found is not None:
                head = heads.setdefault((*found[:2], row["since"]), _Head())
                head.names.append((row["last_seen"], found[2]))
                head.last = max(head.last, row["last_seen"])
                head.end = max(head.end, row.get("until_le") or "")
    newest = max((head.last for head in heads.values()), default="")
    last: dict[tuple[str, str], Spell] = {}
    for (state, office, since), head in sorted(heads.items()):
        name = max(head.names)[1]
        others = tuple(dict.fromkeys(other for _, other in head.names if other != name))
        spell = Spell(
            name, office, state, since, "" if head.last == newest else _end(head), FACTBOOK, head.last, "", others
        )
        before = last.get((state, office))
        if (
            before is not None
            and same_person(before.name, name, tables)
            and (not before.until or since <= before.until)
        ):
            spell = _longer(before, spell)
        elif before is not None:
            yield from _cut(before, since)
        last[state, office] = spell
    yield from last.values()


def _longer(one: Spell, other: Spell) -> Spell:
    """Two terms of one person on end as one spell, under the newer name."""
    later = max(one, other, key=lambda spell: spell.recorded)
    until = "" if not (one.until and other.until) else max(one.until, other.until)
    names = dict.fromkeys(
        name for name in (one.name, other.name, *one.spellings, *other.spellings) if name != later.name
    )
    return replace(later, since=one.since, until=until, spellings=tuple(names))


def _cut(spell: Spell, since: str) -> Iterator[Spell]:
    """A spell that ends at the latest when the successor's begins: some copies name both for a time."""
    until = min(spell.until or since, since)
    if spell.since < until:
        yield replace(spell, until=until)


def _office(row: dict[str, Any], tables: Actors) -> tuple[str, str, str] | None:
    """State, office and name of a line of the Factbook; None for deputies and for whom the tables do not know."""
    if NOT_IN_OFFICE.search(row["text"].split("(since")[0]) or NOT_IN_OFFICE.search(row["name"]):
        return None
    country = COUNTRIES.get(row["country"], row["country"])
    entry = tables.entries.get(country)
    title = max((title for title in TITLES if row["name"].startswith(title + " ")), key=len, default=None)
    if entry is None or entry.kind != "state" or title is None:
        return None
    name = _cased(row["name"][len(title) :].strip())
    return (entry.name, TITLES[title], name) if " " in name or TITLES[title] in ("king", "queen", "pope") else None


def _cased(name: str) -> str:
    """ "Abdelaziz BOUTEFLIKA" as reports write it."""
    words = []
    for word in re.sub(r"^(?:Dr|Sheikh|Cdr|Gen|Lt Gen|Maj Gen)\.? ", "", name).replace("(Ret.)", "").split():
        small = word.lower() in ("de", "da", "do", "dos", "van", "von", "der", "bin", "del", "la")
        roman = re.fullmatch(r"[IVX]+", word)
        parts = [p if p in ("al", "el", "bin") or roman else p[:1].upper() + p[1:].lower() for p in word.split("-")]
        words.append(
            word.lower() if small and words else "-".join(parts) if word.upper() == word or "-" in word else word
        )
    return " ".join(words).replace("Mc ", "Mc")


def _end(head: _Head) -> str:
    """The first day that is no longer theirs: the successor's, where the copies lie close together."""
    last = date.fromisoformat(head.last)
    end = date.fromisoformat((head.end + "-01-01")[:10]) if head.end else None
    if end is not None and timedelta() < end - last <= timedelta(days=PROMPT):
        return head.end
    return (last + timedelta(days=1)).isoformat()


def _seen(folder: Path, tables: Actors) -> Iterator[Spell]:
    """Who is called the holder of an office by reports of two days or more, from the first of them to the last."""
    days: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    patterns = _patterns(tables)
    for text, day, url in _reports(folder):
        for state, office, name in _called(text, patterns, tables):
            days.setdefault((state, office), []).append((day, name, url))
    for (state, office), tellings in sorted(days.items()):
        for group in _persons(tellings, tables):
            told = sorted({day for day, _, _ in group})
            if len(told) < 2 or len({url for _, _, url in group}) < 2:
                continue
            names = sorted({name for _, name, _ in group}, key=lambda n: (-sum(n == m for _, m, _ in group), n))
            until = (date.fromisoformat(told[-1]) + timedelta(days=1)).isoformat()
            url = max(group)[2]
            yield Spell(names[0], office, state, told[0], until, url, told[-1], "", tuple(names[1:]))


def _persons(tellings: list[tuple[str, str, str]], tables: Actors) -> list[list[tuple[str, str, str]]]:
    """Tellings of one person joined, whatever the spelling; longer names first, so that short ones find them."""
    groups: list[list[tuple[str, str, str]]] = []
    for telling in sorted(tellings, key=lambda each: (-len(each[1]), each)):
        for group in groups:
            if same_person(telling[1], group[0][1], tables):
                group.append(telling)
                break
        else:
            groups.append([telling])
    return groups


def _patterns(tables: Actors) -> list[tuple[re.Pattern[str], tuple[int, int, int]]]:
    """How a report gives state, office and name together, and the groups in which they stand."""
    words = [word for word, office in tables.offices.items() if office.name in OFFICES]
    office = "(?i:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
    states = [
        name for name, entry in tables.entries.items() if entry.kind == "state" and entry.form in ("name", "adjective")
    ]
    state = "|".join(re.escape(name) for name in sorted(states, key=len, reverse=True))
    return [
        (re.compile(rf"\b({state})(?:[’']s)? ({office}),? ({NAME})"), (1, 2, 3)),
        (re.compile(rf"\b({office}) (?:of|for) (?:the )?(?:Republic of |Kingdom of )?({state}),? ({NAME})"), (2, 1, 3)),
    ]


def _called(
    text: str, patterns: list[tuple[re.Pattern[str], tuple[int, int, int]]], tables: Actors
) -> Iterator[tuple[str, str, str]]:
    for pattern, (state, office, name) in patterns:
        for match in pattern.finditer(text):
            person = HONORIFIC.sub("", re.sub(r"[’']s$", "", match[name]))
            entry = tables.entries[match[state]]
            plain = not any(word.lower() in tables.offices or word in tables.entries for word in person.split())
            if " " in person and plain and not BEFORE.search(text[: match.start()]):
                yield entry.name, tables.offices[match[office].lower()].name, person


def _reports(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Text, day and address of every dated report."""
    for name in ("articles.jsonl", "press.jsonl.gz", "current_events.jsonl.gz"):
        path = folder / name
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                day = (row.get("published") or row.get("date") or "")[:10]
                url = row.get("url") or next((each["url"] for each in row.get("sources", ()) if each.get("url")), "")
                if len(day) == 10 and url and row.get("section") != "Sports":
                    yield row["text"], day, url


def _beside(spells: Iterable[Spell], upper: list[Spell]) -> list[Spell]:
    """The spells that no upper row of the same office overlaps."""
    return [spell for spell in spells if not any(_overlap(spell, each) for each in upper)]


def _overlap(one: Spell, other: Spell) -> bool:
    same = (one.of, one.office) == (other.of, other.office)
    return same and one.since < (other.until or "9999") and other.since < (one.until or "9999")


def _contradicting(seen: list[Spell], known: list[Spell], tables: Actors) -> Iterator[tuple[str, ...]]:
    for spell in seen:
        over = [each for each in known if _overlap(spell, each)]
        names = [form for each in over for form in (each.name, *each.spellings)]
        if over and not any(
            same_person(spell.name, name, tables) or same_person(name, spell.name, tables) for name in names
        ):
            yield spell.of, spell.office, spell.name, spell.since, spell.until, "known:", *names


def _write(file: str, source: str, spells: list[Spell]) -> None:
    head = (
        f"# Made by `python -m training.posts`; columns as in posts.tsv, which wins where both tell of an office.\n"
        f"# Source: {source}.\n# {chr(9).join(COLUMNS)}\n"
    )
    rows = [(s.name, s.office, s.of, s.since, s.until, s.source, s.recorded) for s in spells]
    named = [(o, "also called", s.name, "", "", s.source, s.recorded) for s in spells for o in s.spellings]
    text = head + "".join("\t".join(row) + "\n" for row in (*rows, *sorted(set(named))))
    (ACTORS / file).write_text(text, encoding="utf-8")
    print(f"{file}: {len(rows)} spells")


if __name__ == "__main__":
    main()
