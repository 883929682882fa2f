"""The noun phrases and pronouns of a text that stand for someone: names, descriptions ("the Russian president"), pronouns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.data.actors import Actors, Entry, load
from onrecord.model import EntityKind, Mention, MentionKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

__all__ = ["describes", "mentions", "name_head"]

PRONOUNS = frozenset(
    [
        "he",
        "him",
        "his",
        "himself",
        "she",
        "her",
        "hers",
        "herself",
        "it",
        "its",
        "itself",
        "they",
        "them",
        "their",
        "theirs",
        "themselves",
        "who",
        "whom",
        "whose",
        "which",
    ]
)
"""Third persons and relatives; "I", "we" and "you" are resolved once it is known who speaks."""
NEVER_NAMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "i",
        "he",
        "she",
        "it",
        "we",
        "they",
        "mr",
        "mrs",
        "ms",
        "mr.",
        "mrs.",
        "ms.",
        "dr",
        "dr.",
        "god",
    ]
)
DETERMINERS = frozenset(("the", "a", "an", "this", "that"))
KINDS: tuple[EntityKind, ...] = ("PER", "ORG", "LOC")


def mentions(doc: Doc) -> list[Mention]:
    """All mentions in the order of the text. Names come from the network, the tables of actors and runs of proper nouns."""
    tables = load()
    text = doc.text
    taken = [False] * len(doc)
    found: list[Mention] = []
    for start, end, kind in _names(doc, text, tables):
        if not any(taken[start:end]):
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
    return (
        token.lemma_.lower() in tables.nouns or token.lower_ in tables.offices or token.lemma_.lower() in tables.offices
    )


def name_head(doc: Doc, start: int, end: int) -> int:
    """The token of a span on which its other tokens hang: the first whose own head lies outside."""
    for index in range(start, end):
        head = doc[index].head.i
        if not start <= head < end or head == index:
            return index
    return start


def _names(doc: Doc, text: str, tables: Actors) -> list[tuple[int, int, EntityKind | None]]:
    """Names, surest first: long entries of the tables, the network's names, then proper nouns that neither knows."""
    known = _entries(doc, text, tables)
    network = [found for ent in doc.ents if (found := _trimmed(ent, text, tables))]
    names: list[tuple[int, int, EntityKind | None]] = []
    for start, end, entry in known:
        around = [ent for ent in network if ent[0] <= start and end <= ent[1] and ent[:2] != (start, end)]
        within_word = any(ent[2] == "PER" or not _only_modifies(doc, start, end) for ent in around)
        if not around or (not within_word and entry.kind not in ("state", "territory")):
            names.append((start, end, "LOC" if entry.kind in ("state", "territory") else "ORG"))
    for start, end, kind in network:
        overlapping = [other for other in names if other[0] < end and start < other[1]]
        if all(start <= other[0] and other[1] <= end and (start, end) != other[:2] for other in overlapping):
            names = [other for other in names if other not in overlapping]
            names.append((start, end, kind))
    covered = {index for start, end, _ in names for index in range(start, end)}
    names.extend(_proper_runs(doc, covered))
    return sorted(names, key=lambda name: (name[0], -name[1]))


def _only_modifies(doc: Doc, start: int, end: int) -> bool:
    return doc[end - 1].dep_ in ("amod", "compound", "nmod:poss", "nmod:desc") and end < len(doc)


def _entries(doc: Doc, text: str, tables: Actors) -> list[tuple[int, int, Entry]]:
    """Names of the tables, longest first at each place; adjectives ("Russian") and peoples ("Russians") are no names."""
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    found: list[tuple[int, int, Entry]] = []
    reached = 0
    for token in doc:
        if token.i < reached or not (token.shape_[:1] == "X" or token.text[:2] == "al"):
            continue
        hit = tables.at(text, token.idx)
        if hit is None or hit[0] not in ends:
            continue
        reached = ends[hit[0]]
        if hit[1].form not in ("adjective", "people"):
            found.append((token.i, reached, hit[1]))
    return found


def _trimmed(ent: DocSpan, text: str, tables: Actors) -> tuple[int, int, EntityKind] | None:
    """A name of the network without article, title and possessive; None if nothing is left or it is no name at all."""
    doc, start, end = ent.doc, ent.start, ent.end
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    while start < end and (doc[start].lower_ in DETERMINERS or doc[start].is_punct or doc[start].is_space):
        start += 1
    if ent.label_ == "PER":
        start = _after_titles(doc, text, start, end, tables)
        while (
            end < len(doc)
            and doc[end].dep_ == "flat"
            and doc[end].pos_ == "PROPN"
            and start <= doc[end].head.i < end
            and not doc[end].ent_type_
        ):
            end += 1
    if start >= end or ent.label_ not in KINDS:
        return None
    words = [doc[index].text for index in range(start, end)]
    if not any(word[:1].isupper() for word in words) or (len(words) == 1 and words[0].lower() in NEVER_NAMES):
        return None
    hit = tables.at(text, doc[start].idx)
    if hit is not None and hit[1].form in ("adjective", "people") and hit[0] == doc[end - 1].idx + len(doc[end - 1]):
        return None
    return start, end, KINDS[KINDS.index(ent.label_)]


def _after_titles(doc: Doc, text: str, start: int, end: int, tables: Actors) -> int:
    """Skips "Russian President" at the beginning of a person's name."""
    skipped = True
    while skipped and start < end:
        skipped = False
        for length in range(min(tables.longest_office, end - start - 1), 0, -1):
            words = " ".join(doc[index].lower_ for index in range(start, start + length))
            if words in tables.offices:
                start, skipped = start + length, True
                break
        else:
            hit = tables.at(text, doc[start].idx)
            if (
                hit is not None
                and hit[0] < doc[end - 1].idx
                and any(doc[i].lower_ in tables.offices for i in range(start, end))
            ):
                while start < end and doc[start].idx < hit[0]:
                    start, skipped = start + 1, True
    return start


def _proper_runs(doc: Doc, covered: set[int]) -> list[tuple[int, int, EntityKind | None]]:
    """Runs of proper nouns that no one has named yet; a lone title or a day is none."""
    tables = load()
    runs: list[tuple[int, int, EntityKind | None]] = []
    start = 0
    while start < len(doc):
        if doc[start].pos_ != "PROPN" or start in covered:
            start += 1
            continue
        end = start + 1
        while end < len(doc) and doc[end].pos_ == "PROPN" and end not in covered and not doc[end].is_sent_start:
            end += 1
        words = " ".join(doc[index].lower_ for index in range(start, end))
        plain = any(doc[index].lower_ in NEVER_NAMES for index in range(start, end))
        if not plain and words not in tables.offices and words not in tables.nouns and doc[start].text[:1].isupper():
            runs.append((start, end, None))
        start = end
    return runs


def _description(token: Token) -> Mention:
    start = min(token.i, token.left_edge.i)
    return _mention(token.doc, start, token.i + 1, "description", None, token.i)


def _mention(
    doc: Doc, start: int, end: int, kind: MentionKind, entity: EntityKind | None, head: int | None = None
) -> Mention:
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    return Mention(start, end, name_head(doc, start, end) if head is None else head, kind, entity, span)
