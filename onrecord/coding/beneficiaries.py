"""Whom help is for where its own phrase does not say: who asks, thanks or longs for it, else who else is told of."""

from __future__ import annotations

from onrecord.coding.actors import Cast
from onrecord.coding.clauses import subjects
from onrecord.coding.phrases import Phrase
from onrecord.coding.tree import Tree

__all__ = ["beneficiaries"]

RECEIVING = frozenset(
    ("welcome", "thank", "appreciate", "request", "receive", "seek", "gain", "ask", "need", "obtain", "accept", "value")
)
"""Verbs whose subject is who gets the help that they speak of."""
WANTED = frozenset(("state", "people", "group"))
Names = tuple[str, ...]


def beneficiaries(phrase: Phrase, cast: Cast, actors: Names, kind: str) -> Names:
    """Who gets the help that a phrase tells of; `kind` is the event's type, AID or SUPPORT. Empty where nobody is
    plain."""
    found = _receiving(phrase, cast)
    if not found and kind == "AID":
        found = _told_beside(phrase, cast, actors)
    return tuple(name for name in found if name not in actors)


def _receiving(phrase: Phrase, cast: Cast) -> Names:
    """The state, else the name, of the subject that welcomes or gives thanks for the help."""
    tree: Tree = phrase.tree
    for noun in phrase.nouns:
        top = tree.conjunct_root(noun)
        if tree.dep[top] in ("obj", "obl") and tree.lemma[tree.head[top]] in RECEIVING:
            names = [name for token in subjects(tree, tree.head[top]) for name in cast.names(token)]
            return tuple(dict.fromkeys(cast.state_of(name) or name for name in names))
    return ()


def _told_beside(phrase: Phrase, cast: Cast, actors: Names) -> Names:
    """The first state or people told after the help in its sentence, else the last before it."""
    tree: Tree = phrase.tree
    sentence = tree.doc[phrase.anchor].sent
    own = {cast.state_of(name) or name for name in actors} | set(actors)
    order = [*range(phrase.anchor + 1, sentence.end), *range(phrase.anchor - 1, sentence.start - 1, -1)]
    for k in order:
        if cast.kind(k) in WANTED and tree.pos[k] in ("PROPN", "NOUN", "ADJ"):
            names = cast.names(k)
            if names and not set(names) & own:
                return names
    return ()
