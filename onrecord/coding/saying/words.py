"""The words that coding of statements needs: spokespersons, unnamed speakers, documents, media; checked data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from onrecord.data import DATA, rows, words
from onrecord.errors import DataError

__all__ = ["Medium", "SayingWords", "load_saying_words", "saying_words"]

KINDS = ("platform", "occasion", "document")


@dataclass(frozen=True, slots=True)
class Medium:
    """A noun or name for where something is said; `name` is what the record calls it, empty for the noun itself."""

    word: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class SayingWords:
    """Word lists for statements, all lemmas in lower case."""

    unnamed: frozenset[str]
    documents: frozenset[str]
    spokespersons: frozenset[str]
    media: dict[str, Medium]
    medium_words: frozenset[str]
    meetings: frozenset[str]
    askers: frozenset[str]
    courtesies: frozenset[str]
    ranks: frozenset[str]


@lru_cache(maxsize=1)
def saying_words() -> SayingWords:
    """The lists that ship with the package."""
    return load_saying_words(DATA / "statements")


def load_saying_words(folder: Path) -> SayingWords:
    """Reads the lists of a folder; `DataError` names file and line that is wrong."""
    media: dict[str, Medium] = {}
    path = folder / "media.tsv"
    for number, (word, kind, name) in rows(path, ("word", "kind", "name")):
        if kind not in KINDS:
            raise DataError(f"{path.name}, line {number}: {kind!r} is no kind.", f"Use one of {', '.join(KINDS)}.")
        if word in media:
            raise DataError(f"{path.name}, line {number}: {word} stands twice.", "Remove one of the two lines.")
        if kind == "platform" and not name:
            raise DataError(f"{path.name}, line {number}: a platform needs a name.", "Write it in the third column.")
        media[word] = Medium(word, kind, name)
    return SayingWords(
        unnamed=_list(folder / "unnamed.txt"),
        documents=_list(folder / "documents.txt"),
        spokespersons=_list(folder / "spokespersons.txt"),
        media=media,
        medium_words=_list(folder / "medium_words.txt"),
        meetings=_list(folder / "meetings.txt"),
        askers=_list(folder / "askers.txt"),
        courtesies=_list(folder / "courtesies.txt"),
        ranks=_list(folder / "ranks.txt"),
    )


def _list(path: Path) -> frozenset[str]:
    found: set[str] = set()
    for number, entry in words(path):
        if entry != entry.lower():
            raise DataError(f"{path.name}, line {number}: {entry} has capitals.", "Write words in lower case.")
        if entry in found:
            raise DataError(f"{path.name}, line {number}: {entry} stands twice.", "Remove one of the two lines.")
        found.add(entry)
    return frozenset(found)
