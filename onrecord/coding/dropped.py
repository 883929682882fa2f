"""Parties that an event's own words leave out and the report has told: "it was agreed", "further strikes"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.coding.tellings import Telling
from onrecord.coding.tree import Tree

__all__ = ["with_parties_before"]

MORE = frozenset({"further", "another", "additional", "more", "subsequent", "second", "new", "separate"})
REACH = 3
"""Sentences back in which those who met and agreed may have been told."""
MUTUAL = frozenset({"CONSULT", "AGREE"})


def with_parties_before(told: list[Telling], tree: Tree) -> list[Telling]:
    """The tellings, each with the parties that are plain from what stands before or beside it.

    A mutual event of nobody's takes the doers of its clause where they are two or more; an agreement of nobody's those
    who met just before; further attacks are theirs who attacked just before.
    """
    done: list[Telling] = []
    for telling in told:
        done.append(_agreed(_beside(telling), done) if telling.rule.sides else _more(telling, done, tree))
    return done


def _beside(telling: Telling) -> Telling:
    if len(telling.actors) > 1 or telling.recipients or len(telling.beside) < 2 or "held" in telling.rule.marks:
        return telling
    if not set(telling.actors) <= set(telling.beside):
        return telling
    return replace(telling, actors=telling.beside, wanting=False)


def _agreed(telling: Telling, before: list[Telling]) -> Telling:
    """ "It was agreed", "an agreement was reached": by those who met just before."""
    if telling.type != "AGREE" or telling.actors or telling.recipients:
        return telling
    met = next((t for t in reversed(before) if t.type in MUTUAL and len(t.actors) > 1), None)
    if met is None or telling.sentence - met.sentence > REACH:
        return telling
    return replace(telling, actors=met.actors, wanting=False)


def _more(telling: Telling, before: list[Telling], tree: Tree) -> Telling:
    if telling.actors or not any(tree.word[k] in MORE for k in tree.having(telling.anchor, "amod", "det")):
        return telling
    last = next(
        (t for t in reversed(before) if t.type == telling.type and t.actors and telling.sentence - t.sentence <= 2),
        None,
    )
    if last is None:
        return telling
    return replace(telling, actors=last.actors, recipients=telling.recipients or last.recipients, wanting=False)
