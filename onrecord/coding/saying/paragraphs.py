"""Who "he" is behind a quotation: the one person whose deed the sentence before tells, in the same paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Reading

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

__all__ = ["told_of_before"]

OTHER = {"he": ("she", "her"), "she": ("he", "him", "his")}
"""Pronouns that the person meant is not called by."""
MARKS = ('"', "“", "«", "„", "``")


def told_of_before(reading: Reading, pronoun: Token) -> int | None:
    """The subject of "Rossi denounced the raid." before '"It takes us back," he said', or None.

    Only where a quotation opens the sentence of the pronoun, and no other person is named in the sentence before.
    """
    if pronoun.lower_ not in OTHER or pronoun.sent.start == 0 or not pronoun.sent.text.startswith(MARKS):
        return None
    before = reading.doc[pronoun.sent.start - 1].sent
    if "\n" in reading.report.text[before.start_char : pronoun.idx].strip() or before.text.startswith(MARKS):
        return None
    named = [token for token in before if token.ent_type_ == "PER" and token.ent_iob_ == "B"]
    subject = _subject(before)
    if len(named) != 1 or subject is None or named[0] != subject or _is_called(reading, subject, OTHER[pronoun.lower_]):
        return None
    return int(subject.i)


def _subject(sentence: Words) -> Token | None:
    return next((child for child in sentence.root.children if child.dep_ == "nsubj"), None)


def _is_called(reading: Reading, name: Token, pronouns: tuple[str, ...]) -> bool:
    """Whether the report calls the person by one of these pronouns anywhere."""
    for chain in reading.chains:
        heads = [mention.head for mention in chain.mentions]
        if name.i in heads:
            return any(reading.doc[head].lower_ in pronouns for head in heads)
    return False
