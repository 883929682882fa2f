"""The persons of the tables: one for each name of the rows of offices, whatever the spelling of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.data.actors.entries import fold

if TYPE_CHECKING:
    from onrecord.data.actors.entries import Actors
    from onrecord.data.actors.posts import Spell

__all__ = ["Person", "indexed", "persons_named", "same_person", "words_of"]

CALLED_BY_FIRST = frozenset((
    "China", "Taiwan", "South Korea", "North Korea", "Vietnam", "Cambodia", "Singapore",
    "Ethiopia", "Eritrea", "Somalia", "Malaysia", "Indonesia", "Thailand",
))  # fmt: skip
"""Where the first word of a name is the family's or the one that people go by: "Xi", "Kim", "Abiy"."""
SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom the rows know: the name that they give, its other forms, and the offices held, oldest first."""

    name: str
    spellings: tuple[str, ...]
    spells: tuple[Spell, ...]


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a person's name without initials and "Jr.": what must agree between two tellings."""
    words = [word for word in name.replace("’", "'").split() if word.lower() not in SUFFIXES]
    full = [word for word in words if not re.fullmatch(r"[A-Z]\.?", word)]
    return tuple(fold(word) for word in full or words)


def same_person(short: str, full: str, spellings: Mapping[str, str]) -> bool:
    """Whether a person's name can be a shorter or other spelling of a fuller one.

    `spellings` maps folded given names to the one that they are spellings of ("vladimir": "volodymyr").
    """
    a, b = words_of(short), words_of(full)
    if not a or not b:
        return False
    if a == b or _run_together(a) == _run_together(b) or (len(a) > 1 and sorted(a) == sorted(b)):
        return True  # also "Yoon Suk Yeol" of "Yoon Suk-yeol", and "Hayashi Yoshimasa" of "Yoshimasa Hayashi"
    if len(a) == 1:
        return a[0] in b or a[0] == " ".join(b[1:]) or a == ("al", *b[-1:])
    if b[-len(a) :] == a:
        return True
    if a[-1] != b[-1] or len(b) < 2:
        return False
    return spellings.get(a[0], a[0]) == spellings.get(b[0], b[0]) or a[0] in b[:-1]


def _run_together(words: tuple[str, ...]) -> str:
    return "".join(words).replace(" ", "")


def indexed(posts: Iterable[Spell]) -> dict[str, tuple[Person, ...]]:
    """The persons of the rows by each word of their names."""
    spells: dict[str, list[Spell]] = {}
    for spell in posts:
        spells.setdefault(spell.name, []).append(spell)
    index: dict[str, list[Person]] = {}
    for name, held in spells.items():
        others = dict.fromkeys(other for spell in held for other in spell.spellings)
        person = Person(name, tuple(others), tuple(sorted(held, key=lambda spell: (spell.since, spell.office))))
        for word in dict.fromkeys(word for form in (name, *others) for word in _parts(form)):
            index.setdefault(word, []).append(person)
    return {word: tuple(persons) for word, persons in index.items()}


def persons_named(name: str, tables: Actors) -> tuple[Person, ...]:
    """The persons whom a name may stand for, in the order of the tables: a surname for all who bear it."""
    found: dict[str, Person] = {}
    for word in _parts(name):
        for person in tables.persons.get(word, ()):
            first = any(spell.of in CALLED_BY_FIRST for spell in person.spells)
            if any(_may_be(name, form, tables.spellings, first) for form in (person.name, *person.spellings)):
                found.setdefault(person.name, person)
    return tuple(found.values())


def _may_be(name: str, form: str, spellings: Mapping[str, str], first: bool) -> bool:
    """Whether a name of a text can be this form; a single word only as a surname (`first`: or first word), or all."""
    words, full = words_of(name), words_of(form)
    if len(words) == 1 and len(full) > 1:
        if first and words[0] == full[0]:
            return True
        return words[0] == full[-1] or words[0] == " ".join(full[1:]) or f"al {words[0]}" == full[-1]
    if len(full) == 1:
        return words == full
    if words[: len(full)] == full:
        return True  # with a second surname: "Iván Duque Márquez"
    return same_person(name, form, spellings) or same_person(form, name, spellings)


def _parts(name: str) -> list[str]:
    return [part for word in words_of(name) for part in word.split()]
