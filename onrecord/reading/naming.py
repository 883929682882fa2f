"""Which names are one name: "Donald Trump" and "Trump", "Rapid Support Forces" and "RSF", "Zelensky" and
"Zelenskyy"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.data.actors import Actors, fold
from onrecord.model import EntityKind, Mention

__all__ = ["Bearer", "same_person", "short_for"]

SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))


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

    def takes(self, mention: Mention) -> None:
        """Adds a mention."""
        self.mentions.append(mention)


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """The folded words of a person's name without initials and "Jr.": what must agree between two tellings."""
    words = [word for word in name.replace("’", "'").split() if word.lower() not in SUFFIXES]
    full = [word for word in words if not re.fullmatch(r"[A-Z]\.?", word)]
    return tuple(fold(word) for word in full or words)


def same_person(short: str, full: str, tables: Actors) -> bool:
    """Whether a person's name can be a shorter or other spelling of a fuller one."""
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
    return _same_given(a[0], b[0], tables) or a[0] in b[:-1]


def _run_together(words: tuple[str, ...]) -> str:
    return "".join(words).replace(" ", "")


def _same_given(a: str, b: str, tables: Actors) -> bool:
    return tables.spellings.get(a, a) == tables.spellings.get(b, b)


def short_for(short: str, full: str) -> bool:
    """Whether a short form of a body's name is its initials: "RSF" of "Rapid Support Forces"."""
    plain = short.replace(".", "")
    return len(plain) > 1 and plain.isupper() and plain in _initials(full)


@lru_cache(maxsize=4096)
def _initials(full: str) -> tuple[str, str]:
    """The capitals with which a name's words begin, and the first letters of all its words."""
    letters = [word[0] for word in re.split(r"[\s–-]+", full) if word[:1].isalnum()]
    return "".join(letter for letter in letters if letter.isupper()), "".join(letters).upper()
