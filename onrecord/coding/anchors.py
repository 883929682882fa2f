"""The date of an event that a phrase points to and that the report dates elsewhere: "the attack" of "two days after the
attack", where it was told that rebels shelled a town on Monday."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from onrecord.coding.codebook import load_codebook
from onrecord.coding.tree import Tree
from onrecord.model import Time

__all__ = ["Anchors"]

POINTING = frozenset({"the", "that", "this", "those", "these"})
ONSETS = frozenset({"begin", "start", "erupt"})
"""Verbs with which an event begins: "since the war began"."""
PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i"})
MODIFIERS = ("compound", "amod", "nmod", "nmod:poss", "acl", "acl:relcl", "nummod")
SUBJECTS = ("nsubj", "nsubj:pass")


@cache
def kinds() -> dict[str, frozenset[str]]:
    """The event types of the codebook that a single word names, by lemma."""
    found: dict[str, set[str]] = {}
    for rule in load_codebook().rules():
        for entry in rule.words:
            if not entry.others:
                found.setdefault(entry.lemma, set()).add(rule.type)
    return {lemma: frozenset(types) for lemma, types in found.items()}


class Anchors:
    """The dated events of one reading, to be found again by the words that point to them."""

    def __init__(self, tree: Tree, own_time: Callable[[int], Time | None]) -> None:
        self.tree, self.own_time = tree, own_time
        self._dated: list[tuple[int, Time]] | None = None

    def time_of(self, k: int) -> Time | None:
        """The time of the event that a noun or a verb points to, told elsewhere in the report; None where nothing
        tells it or several tellings differ."""
        tree = self.tree
        if tree.is_verbal(k):
            return self._of_clause(k)
        if not any(tree.word[d] in POINTING for d in tree.having(k, "det")):
            return None
        same = [(j, time) for j, time in self.dated() if tree.lemma[j] == tree.lemma[k] and self._names_fit(k, j)]
        before = [(j, time) for j, time in same if j < k]
        if before:
            return before[-1][1]
        return agreed([time for _, time in same]) or self._of_kind(k)

    def dated(self) -> list[tuple[int, Time]]:
        """Every verb and noun that has a first day of its own, in order."""
        if self._dated is None:
            tree = self.tree
            words = [i for i in range(len(tree)) if tree.pos[i] in ("VERB", "NOUN")]
            found = [(i, self.own_time(i)) for i in words]
            self._dated = [(i, time) for i, time in found if time is not None and time.earliest]
        return self._dated

    def _names_fit(self, k: int, j: int) -> bool:
        """Whether the names that stand before a noun are told with the other word too: "the Arvo attack"."""
        tree = self.tree
        names = {tree.word[c] for c in tree.having(k, "compound", "nmod:poss") if tree.pos[c] == "PROPN"}
        return names <= {tree.word[t] for t in tree.subtree(j)}

    def _of_kind(self, k: int) -> Time | None:
        """The time of the one kind of event told before that a bare noun sums up: "shelled ... the attack"."""
        tree = self.tree
        types = kinds().get(tree.lemma[k], frozenset())
        if not types or tree.having(k, *MODIFIERS):
            return None
        return agreed([time for j, time in self.dated() if j < k and kinds().get(tree.lemma[j], frozenset()) & types])

    def _of_clause(self, k: int) -> Time | None:
        """The time of a clause that says the same of the same: "since the war began", "since he took office"."""
        tree = self.tree
        subject = self._subject(k)
        if subject is None:
            return None
        same = [time for j, time in self.dated() if j != k and tree.lemma[j] == tree.lemma[k] and self._alike(k, j)]
        if same:
            return agreed(same)
        return self.time_of(subject) if tree.lemma[k] in ONSETS and tree.pos[subject] == "NOUN" else None

    def _alike(self, k: int, j: int) -> bool:
        """Whether two verbs have the same subject, up to a pronoun, and the same object."""
        tree = self.tree
        one, other = self._subject(k), self._subject(j)
        if one is None or other is None:
            return False
        free = tree.word[one] in PRONOUNS and tree.one(k, "obj") is not None
        return (free or tree.lemma[one] == tree.lemma[other]) and self._object(k) == self._object(j)

    def _subject(self, i: int) -> int | None:
        """The subject of a verb; the noun above a relative clause where its own is a pronoun."""
        tree = self.tree
        subject = tree.one(i, *SUBJECTS)
        if tree.dep[i] in ("acl:relcl", "acl") and (subject is None or tree.word[subject] in ("that", "which", "who")):
            return tree.head[i]
        return subject

    def _object(self, i: int) -> str | None:
        """The lemma of a verb's object."""
        found = self.tree.one(i, "obj")
        return self.tree.lemma[found] if found is not None else None


def agreed(times: list[Time]) -> Time | None:
    """The one time that all tell; None where they differ."""
    spans = {(time.earliest, time.latest) for time in times}
    return times[0] if len(spans) == 1 else None
