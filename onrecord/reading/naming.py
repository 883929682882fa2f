"""Which names are one name: "Donald Trump" and "Trump", "Rapid Support Forces" and "RSF", "Zelensky" and
"Zelenskyy"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.data.actors import Actors
from onrecord.data.actors.persons import same_person as alike
from onrecord.data.actors.persons import words_of
from onrecord.model import EntityKind, Mention

__all__ = ["Bearer", "same_person", "short_for", "words_of"]


@dataclass(slots=True)
class Bearer:
    """Someone under construction: all names and other mentions that were found to be theirs, fullest name last to
    change."""

    name: str | None
    entity: EntityKind | None
    mentions: list[Mention] = field(default_factory=list)
    titles: list[tuple[str, str | None]] = field(default_factory=list)
    gender: str = ""
    plural: bool = False
    collective: bool = False
    told: set[str] = field(default_factory=set)
    """Capitalised words of the titles told with the name, folded to lower case: "republican", "libertarian"."""

    def takes(self, mention: Mention) -> None:
        """Adds a mention."""
        self.mentions.append(mention)


def same_person(short: str, full: str, tables: Actors) -> bool:
    """Whether a person's name can be a shorter or other spelling of a fuller one."""
    return alike(short, full, tables.spellings)


def short_for(short: str, full: str) -> bool:
    """Whether a short form of a body's name is its initials: "RSF" of "Rapid Support Forces"."""
    plain = short.replace(".", "")
    return len(plain) > 1 and plain.isupper() and plain in _initials(full)


@lru_cache(maxsize=4096)
def _initials(full: str) -> tuple[str, str]:
    """The capitals with which a name's words begin, and the first letters of all its words."""
    letters = [word[0] for word in re.split(r"[\s–-]+", full) if word[:1].isalnum()]
    return "".join(letter for letter in letters if letter.isupper()), "".join(letters).upper()
