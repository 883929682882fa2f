"""The words by which the record calls an unnamed actor: the report's own noun phrase, without article and asides."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["counted", "pair_phrase", "phrase"]

KEPT_LEFT = frozenset(
    (
        "amod",
        "compound",
        "nummod",
        "nmod:poss",
        "det",
        "nmod:desc",
        "flat",
        "nmod",
        "advmod",
        "punct",
        "cc",
        "conj",
        "case",
    )
)
DROPPED = frozenset(("the", "this", "these", "those", "both", "all", "its", "their", "his", "her", "such"))
ROUNDING = frozenset(
    [
        "at",
        "least",
        "more",
        "than",
        "over",
        "about",
        "around",
        "nearly",
        "almost",
        "some",
        "approximately",
        "up",
        "to",
        "roughly",
        "fewer",
        "less",
        "only",
        "as",
        "many",
        "another",
        "further",
    ]
)
FOLLOWING = frozenset(("of", "from"))
LONGEST = 16
"""Tokens; a longer phrase is one that the tree got wrong, and keeps only its nearest modifiers."""
LONGEST_TAIL = 9
"""Words of an "of" or "from" phrase that still belong to the name of a group."""


def phrase(head: Token) -> str:
    """The noun phrase of a head as it stands, from its first modifier to the end of an "of" or "from" phrase.

    "The" goes, "a" stays; "at least four Palestinians" is "four Palestinians".
    """
    doc = head.doc
    kept = [*_left(head), head, *_right(head)]
    if len(kept) > LONGEST:
        kept = [*(child for child in head.lefts if child.dep_ in ("amod", "compound", "nummod")), head]
    while len(kept) > 1 and (
        kept[0].is_punct or kept[0].lower_ in DROPPED or kept[0].lower_ in ("and", "or", "of", "than", "well", "as")
    ):
        kept = kept[1:]
    pieces: list[str] = []
    for before, token in zip([None, *kept], kept, strict=False):
        if before is not None and (before.i + 1 < token.i or before.whitespace_):
            pieces.append(" ")
        pieces.append(doc[token.i].text)
    return "".join(pieces).strip()


def pair_phrase(first: Token, second: Token) -> str | None:
    """ "Women and girls": two bare plurals joined by "and" are one unnamed group; None where the second has words of
    its own ("jihadists and Tuareg separatists")."""
    plural = first.tag_ == "NNS" and second.tag_ == "NNS"
    own = any(child.i < second.i and child.dep_ not in ("cc", "punct") for child in second.children)
    near = second.i == first.i + 2 and first.nbor(1).lower_ in ("and", "&")
    return f"{phrase(first)} and {second.text}" if plural and near and not own else None


def counted(head: Token) -> bool:
    """Whether a number stands before the noun."""
    return any(child.dep_ == "nummod" for child in head.children)


def _left(head: Token) -> list[Token]:
    """The modifiers before a head that are joined to it without a gap of other words."""
    tokens = [token for token in head.subtree if token.i < head.i]
    kept: list[Token] = []
    for token in tokens:
        top = token
        while top.head.i != head.i and top.head.i != top.i:
            top = top.head
        if top.dep_ not in KEPT_LEFT or top.dep_ in ("case", "cc") or token.is_space or token.text in '"“”()':
            continue
        if (
            top.dep_ == "nummod" and token.dep_ not in ("nummod", "compound", "flat", "punct")
        ) or token.lower_ in ROUNDING:
            continue
        if token.dep_ == "advmod" and token.head.i == head.i:
            continue
        if token.dep_ == "det" and token.head.i == head.i and token.lower_ in DROPPED:
            continue
        kept.append(token)
    return kept


def _right(head: Token) -> list[Token]:
    for child in head.children:
        if child.i < head.i or child.dep_ != "nmod":
            continue
        case = next((word for word in child.children if word.dep_ == "case"), None)
        if case is None or case.lower_ not in FOLLOWING or case.i != head.i + 1:
            continue
        tail = [token for token in child.subtree if token.i > head.i]
        cut = next(
            (number for number, token in enumerate(tail) if token.text in (",", ";", "(", "–", "who", "which", "that")),
            len(tail),
        )
        return tail[:cut] if 0 < cut <= LONGEST_TAIL else []
    return []
