"""The noun phrases and pronouns of a text that stand for someone: names, descriptions ("the president"), pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.data.actors import Actors, load
from onrecord.model import EntityKind, Mention, MentionKind, Span
from onrecord.reading.name_spans import name_spans

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["describes", "mentions", "name_head"]

MASCULINE = frozenset(("he", "him", "his", "himself"))
FEMININE = frozenset(("she", "her", "hers", "herself"))
NEUTER = frozenset(("it", "its", "itself"))
PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
RELATIVE = frozenset(("who", "whom", "whose", "which", "that"))
PRONOUNS = MASCULINE | FEMININE | NEUTER | PLURAL | RELATIVE
"""Third persons and relatives; "I", "we" and "you" are resolved once it is known who speaks."""


def mentions(doc: Doc, tables: Actors | None = None) -> list[Mention]:
    """All mentions in the order of the text. Names come from the network, the tables of actors and runs of proper
    nouns."""
    tables = tables or load()
    taken = [False] * len(doc)
    found: list[Mention] = []
    for start, end, kind in name_spans(doc, tables):
        taken[start:end] = [True] * (end - start)
        found.append(_mention(doc, start, end, "name", kind))
    for token in doc:
        if taken[token.i]:
            continue
        if token.lower_ in PRONOUNS and token.pos_ in ("PRON", "DET"):
            found.append(_mention(doc, token.i, token.i + 1, "pronoun", None))
        elif token.pos_ in ("NOUN", "PROPN") and describes(token, tables):
            found.append(_description(token))
    return sorted(found, key=lambda mention: (mention.head, mention.start))


def describes(token: Token, tables: Actors) -> bool:
    """Whether a noun can stand for an actor: an office ("president") or a noun of the tables ("troops", "sides")."""
    lemma = token.lemma_.lower()
    stands = any(kind not in ("weapon", "text") for kind in tables.classes(lemma))
    return stands or tables.office(lemma) is not None or tables.office(token.lower_) is not None


def name_head(doc: Doc, start: int, end: int) -> int:
    """The token of a span on which its other tokens hang: the first whose own head lies outside."""
    for index in range(start, end):
        head = doc[index].head.i
        if not start <= head < end or head == index:
            return index
    return start


def _description(token: Token) -> Mention:
    start = min(token.i, token.left_edge.i)
    return _mention(token.doc, start, token.i + 1, "description", None, token.i)


def _mention(
    doc: Doc, start: int, end: int, kind: MentionKind, entity: EntityKind | None, head: int | None = None
) -> Mention:
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    return Mention(start, end, name_head(doc, start, end) if head is None else head, kind, entity, span)
