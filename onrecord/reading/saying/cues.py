"""The words that mark a saying: verbs, nouns and phrases from the data, and the frames they open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.data import DATA, rows, words
from onrecord.errors import DataError

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["CueWords", "Entry", "cue_words", "load_cue_words", "particle_of"]

CLASSES = ("say", "ask", "think", "show", "act")
VERB_FRAMES = frozenset({"clause", "quote", "object", "inf", "as", "told"})
SHAPES = ("before", "owned")
GROUPS = (
    *("modals", "goes_on", "refusals", "silent", "silent_under_refusal", "empty_objects", "thanks", "topic_ends"),
    *("times", "before_times", "suppositions", "quote_stops", "carries_on"),
)
"""The groups of words that `groups.tsv` must hold."""

ENDINGS = ("ed", "ing", "es", "s")
"""Endings of verbs that are cut off a form whose lemma is no known verb."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A cue word: its lemma, its class, and the frames in which what is said may stand."""

    lemma: str
    cls: str
    frames: frozenset[str]

    def has(self, frame: str) -> bool:
        """Whether what is said may stand in this frame."""
        return frame in self.frames

    @property
    def prepositions(self) -> frozenset[str]:
        """The prepositions whose phrase is what is said ("warned of ...")."""
        return frozenset(frame[1:] for frame in self.frames if frame.startswith("+"))


@dataclass(frozen=True, slots=True)
class CueWords:
    """All cue words: verbs and nouns by lemma, phrases by their words, verbs that lend themselves to nouns.

    `deeds` are pairs of verb and object that name a deed and no saying ("deny", "entry"); `support` gives for a verb
    and its noun the preposition before what is said ("draw", "attention": "to"); `adjectives` tell what somebody holds.
    """

    verbs: dict[str, Entry]
    nouns: dict[str, Entry]
    before: dict[str, str]
    owned: dict[str, str]
    light: frozenset[str]
    deeds: frozenset[tuple[str, str]]
    groups: dict[str, frozenset[str]]
    adjectives: frozenset[str]
    support: dict[tuple[str, str], str]

    def verb(self, token: Token) -> Entry | None:
        """The entry of a verb with its particle ("point out" before "point"), or None."""
        particle = particle_of(token)
        for lemma in _lemmas(token):
            found = self.verbs.get(f"{lemma}_{particle.lower_}") if particle is not None else None
            found = found or self.verbs.get(lemma)
            if found is not None:
                return found
        return None

    def group(self, name: str) -> frozenset[str]:
        """The words of a small group ("modals")."""
        return self.groups[name]

    def noun(self, token: Token) -> Entry | None:
        """The entry of a noun, or None."""
        return self.nouns.get(token.lemma_.lower())


def _lemmas(token: Token) -> tuple[str, ...]:
    """The lemma of a verb, then what its form may stand for where a wrong tag or rule gave no word ("underscor")."""
    lemma, form = token.lemma_.lower(), token.lower_
    stems = [form.removesuffix(ending) for ending in ENDINGS if form.endswith(ending)]
    return (lemma, f"{lemma}e", lemma.removesuffix("e"), *(each for stem in stems for each in (stem, f"{stem}e")))


def particle_of(verb: Token) -> Token | None:
    """The particle of a verb ("out" of "pointed out"), or None."""
    found = [child for child in verb.children if child.dep_ == "compound:prt"]
    if found:
        return found[0]
    after = verb.nbor() if verb.i + 1 < len(verb.doc) else None
    if after is not None and after.head == verb and after.lower_ in ("out", "forth", "clear", "on", "up", "in"):
        return after
    return None


@lru_cache(maxsize=1)
def cue_words() -> CueWords:
    """The cue words that ship with the package."""
    return load_cue_words(DATA / "statements")


def load_cue_words(folder: Path) -> CueWords:
    """Reads `verbs.tsv`, `nouns.tsv`, `phrases.tsv`, `adjectives.txt`, the lists of verbs with nouns, and `groups.tsv`.

    Raises `DataError` that names file and line that is wrong.
    """
    phrases = list(rows(folder / "phrases.tsv", ("words", "class", "shape")))
    for number, (_, cls, shape) in phrases:
        _check(folder / "phrases.tsv", number, cls, CLASSES, "class")
        _check(folder / "phrases.tsv", number, shape, SHAPES, "shape")
    return CueWords(
        verbs=_entries(folder / "verbs.tsv"),
        nouns=_entries(folder / "nouns.tsv"),
        before={fixed: cls for _, (fixed, cls, shape) in phrases if shape == "before"},
        owned={fixed: cls for _, (fixed, cls, shape) in phrases if shape == "owned"},
        light=frozenset(entry for _, entry in words(folder / "light_verbs.txt")),
        groups=_groups(folder / "groups.tsv"),
        adjectives=frozenset(entry for _, entry in words(folder / "adjectives.txt")),
        support={
            (verb, noun): preposition
            for _, (verb, noun, preposition) in rows(folder / "support_verbs.tsv", ("verb", "noun", "preposition"))
        },
        deeds=frozenset((verb, noun) for _, (verb, noun) in rows(folder / "deeds.tsv", ("verb", "noun"))),
    )


def _entries(path: Path) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for number, (lemma, cls, frames) in rows(path, ("lemma", "class", "frames")):
        _check(path, number, cls, CLASSES, "class")
        if lemma in entries:
            raise DataError(f"{path.name}, line {number}: {lemma} stands twice.", "Remove one of the two lines.")
        named = frozenset(frames.split())
        for frame in sorted(named):
            if not frame.startswith("+"):
                _check(path, number, frame, VERB_FRAMES, "frame")
        if not named:
            raise DataError(f"{path.name}, line {number}: {lemma} has no frame.", "Name where what is said may stand.")
        entries[lemma] = Entry(lemma, cls, named)
    return entries


def _groups(path: Path) -> dict[str, frozenset[str]]:
    groups = {name: frozenset(listed.split()) for _, (name, listed) in rows(path, ("group", "words"))}
    missing = [name for name in GROUPS if name not in groups]
    if missing:
        raise DataError(f"{path.name} lacks the group {missing[0]}.", "Add a line with its name, a tab and its words.")
    return groups


def _check(path: Path, number: int, value: str, allowed: Iterable[str], what: str) -> None:
    if value not in allowed:
        raise DataError(
            f"{path.name}, line {number}: {value!r} is no {what}.", f"Use one of {', '.join(sorted(allowed))}."
        )
