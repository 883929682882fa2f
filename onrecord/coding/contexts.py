"""PLOVER's contexts of an event: what it is about, by words in the sentences that tell it, its type and its mode."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.coding.codebook import Context
from onrecord.coding.tree import Tree

__all__ = ["contexts_of"]


def contexts_of(
    contexts: tuple[Context, ...], tree: Tree, sentences: Iterable[int], kind: str, mode: str | None
) -> tuple[str, ...]:
    """The names of all contexts that apply, in the order of the codebook's file.

    `sentences` are the numbers of the sentences that tell the event; `kind` is its type. Two words of a context stand
    side by side; lemmas and words as written both count.
    """
    told = _words(tree, frozenset(sentences))
    found = {
        context.name: context
        for context in contexts
        if kind in context.types or mode in context.modes or not told.isdisjoint(context.words)
    }
    return tuple(name for name, context in found.items() if not any(other in found for other in context.not_with))


def _words(tree: Tree, sentences: frozenset[int]) -> set[str]:
    """Every word of some sentences, by lemma and as written, and every two side by side."""
    told: set[str] = set()
    before: tuple[str, ...] = ()
    for token in tree.tokens_of(sentences):
        forms = (tree.lemma[token], tree.word[token])
        told.update(forms)
        told.update(f"{first} {second}" for first in before for second in forms)
        before = forms
    return told
