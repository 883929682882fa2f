"""The tables by which reports are compared: groups of event types, matters, cues of what became of something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

from onrecord.data import rows, words
from onrecord.errors import DataError

__all__ = ["Cue", "Group", "Style", "Tables", "load"]

Style = Literal["talks", "deal", "force", "act"]
Cue = Literal[
    "extension",
    "postponement",
    "cancellation",
    "correction",
    "denial",
    "ended",
    "holding",
    "binding",
    "welcoming",
    "standing",
]

FOLDER = Path(__file__).parent
WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True)
class Group:
    """Event types under which two reports may tell the same thing, and how such events are compared."""

    name: str
    style: Style


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables: the groups of each event type, matters by word or phrase, those that are pacts, patterns of cues,
    words without weight."""

    groups: dict[str, tuple[Group, ...]]
    matters: dict[str, str]
    pacts: frozenset[str]
    cues: dict[Cue, re.Pattern[str]]
    stopwords: frozenset[str]

    def matters_of(self, text: str) -> frozenset[str]:
        """What a text is about: the matters whose words or phrases stand in it."""
        tokens = [word.lower() for word in WORD.findall(text)]
        runs = (" ".join(tokens[i : i + n]) for n in (1, 2, 3) for i in range(len(tokens) - n + 1))
        return frozenset(self.matters[run] for run in runs if run in self.matters)

    def tells(self, text: str, cue: Cue) -> bool:
        """Whether a text has words of a cue."""
        return self.cues[cue].search(text.lower()) is not None


@lru_cache(maxsize=2)
def load(folder: Path = FOLDER) -> Tables:
    """All tables of a folder. Raises `DataError` that names file and line where one breaks its rules."""
    groups: dict[str, tuple[Group, ...]] = {}
    for where, (name, style, types) in _rows(folder / "groups.tsv", ("group", "style", "types")):
        if style not in get_args(Style):
            raise DataError(f"{where}: style {style!r} is unknown.", f"Write one of {', '.join(get_args(Style))}.")
        for type_ in _cells(types, where):
            groups[type_] = (*groups.get(type_, ()), Group(name, cast(Style, style)))
    matters: dict[str, str] = {}
    pacts = set()
    for where, (matter, pact, phrases) in _rows(folder / "matters.tsv", ("matter", "pact", "words")):
        if pact not in ("", "yes"):
            raise DataError(f"{where}: pact is {pact!r}.", 'Write "yes" or leave it empty.')
        pacts |= {matter} if pact else set()
        for phrase in _cells(phrases, where):
            if phrase in matters:
                raise DataError(f"{where}: {phrase!r} stands under {matters[phrase]} too.", "Keep it in one row.")
            matters[phrase] = matter
    cues: dict[Cue, re.Pattern[str]] = {}
    for where, (cue, phrases) in _rows(folder / "cues.tsv", ("cue", "words")):
        if cue not in get_args(Cue):
            raise DataError(f"{where}: cue {cue!r} is unknown.", f"Write one of {', '.join(get_args(Cue))}.")
        cues[cast(Cue, cue)] = _pattern(_cells(phrases, where))
    for cue in get_args(Cue):
        if cue not in cues:
            raise DataError(f"cues.tsv: no row for {cue!r}.", "Add one with at least one word.")
    return Tables(
        groups, matters, frozenset(pacts), cues, frozenset(word for _, word in words(folder / "stopwords.txt"))
    )


def _rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    return ((f"{path.name}, line {number}", cells) for number, cells in rows(path, columns))


def _cells(cell: str, where: str) -> list[str]:
    found = [part.strip() for part in cell.split(";") if part.strip()]
    if not found:
        raise DataError(f"{where}: the last column is empty.", 'Write at least one entry; several are parted by "; ".')
    return found


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    parts = [r"\s+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()) for phrase in phrases]
    return re.compile(rf"\b(?:{'|'.join(parts)})(?!\w)")
