"""The codebook: which words and constructions tell which PLOVER event, and who is actor and recipient in them.

The codebook is data (`onrecord/data/codebook`, one YAML file a type) that a political scientist reads and changes; this
file holds what it becomes when loaded. `docs/codebook.md` explains the form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from onrecord.model import Status

__all__ = ["Codebook", "Context", "EventType", "Example", "Need", "Rule", "Words", "check_codebook", "load_codebook"]

Part = Literal["verb", "noun", "adjective", "modal"]


@dataclass(frozen=True, slots=True)
class Words:
    """One entry of a rule's word list: the lemma to look for and the words that must stand with it.

    `lemma` is the word under which the entry is found; `others` must be among its dependents (for a noun: before it).
    `anchor` is the lemma of the word that names the event: one of `others` in "open fire*".
    """

    part: Part
    lemma: str
    others: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """A condition on the words in one argument position: at least one (or, with `forbid`, none) of `words` must head
    it.

    `words` may hold "+actor" (somebody who can act stands there) and "+any" (anything stands there).
    """

    position: str
    words: frozenset[str]
    forbid: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence with the event that the rule must give for it, or with none (`anchor` None)."""

    text: str
    anchor: tuple[int, int] | None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    status: Status | None = None
    mode: str | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which an event of a type is told.

    `actor` and `recipient` list argument positions, the first that somebody stands in is taken; `sides` lists positions
    whose holders all act (mutual events). `mode_words` are tried in order where `mode` is None. `status` overrides what
    the tense says of an event that holds ("ongoing" for standing measures). `about` lists positions of the subject
    matter.
    """

    id: str
    type: str
    words: tuple[Words, ...]
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    mode: str | None = None
    mode_words: tuple[tuple[str, frozenset[str]], ...] = ()
    status: Status | None = None
    about: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    note: str = ""
    examples: tuple[Example, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class EventType:
    """One PLOVER type: its quad (1 to 4), its score of conflict and cooperation, its modes with their scores, its
    rules."""

    name: str
    quad: int
    score: float
    definition: str
    modes: dict[str, float]
    rules: tuple[Rule, ...]
    not_this: tuple[str, ...] = ()
    file: str = ""
    unruled: Rule | None = None
    """What reads the parties of an event of this type that the network proposes and no rule tells."""


@dataclass(frozen=True, slots=True)
class Context:
    """One of PLOVER's contexts: the words, types and modes that bring it, and the contexts beside which it is left
    out."""

    name: str
    meaning: str
    words: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    not_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Codebook:
    """All types, and the rules by the words that call them up; the contexts, in the order of their file."""

    types: dict[str, EventType]
    classes: dict[str, frozenset[str]]
    contexts: tuple[Context, ...] = ()
    index: dict[tuple[Part, str], tuple[tuple[Words, Rule], ...]] = field(default_factory=dict, repr=False)
    vocabulary: frozenset[str] = frozenset()

    def rules(self) -> tuple[Rule, ...]:
        """Every rule, type by type, in the order of the files."""
        return tuple(rule for kind in self.types.values() for rule in kind.rules)

    def rule(self, name: str) -> Rule | None:
        """The rule with this id, or None."""
        known = (*self.rules(), *(kind.unruled for kind in self.types.values() if kind.unruled is not None))
        return next((rule for rule in known if rule.id == name), None)


def specificity(entry: tuple[Words, Rule]) -> int:
    """How much an entry asks for; of two that match one word the more demanding one is right more often."""
    words, rule = entry
    asks = sum(not need.forbid for need in rule.needs) + 2 * len(rule.marks & {"refusal", "unwilling"})
    return 2 * len(words.others) + asks


def build(
    types: dict[str, EventType], classes: dict[str, frozenset[str]], contexts: tuple[Context, ...] = ()
) -> Codebook:
    """The codebook with its index; entries of one word stand most demanding first, then in the order of the files."""
    index: dict[tuple[Part, str], list[tuple[Words, Rule]]] = {}
    for kind in types.values():
        for rule in kind.rules:
            for words in rule.words:
                index.setdefault((words.part, words.lemma), []).append((words, rule))
    ordered = {key: tuple(sorted(entries, key=lambda entry: -specificity(entry))) for key, entries in index.items()}
    needed = (need.words for kind in types.values() for rule in kind.rules for need in rule.needs)
    vocabulary = frozenset(lemma for _, lemma in ordered).union(*classes.values(), *needed)
    return Codebook(types, classes, contexts, ordered, vocabulary)


@cache
def load_codebook(folder: str | Path | None = None) -> Codebook:
    """The codebook in a folder (the one that ships, without one); raises `DataError` naming file and line."""
    from onrecord.coding.codebook_files import parse_folder

    home = Path(__file__).parent.parent / "data" / "codebook"
    return build(*parse_folder(Path(folder) if folder else home))


def check_codebook(path: str | Path) -> list[str]:
    """What is wrong with a codebook folder, or with one file read beside the shipped ones: one message a fault, none
    if sound."""
    from onrecord.coding.codebook_files import faults

    return faults(Path(path))
