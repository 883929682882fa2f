"""Where names stand in a text: what the tables of actors know, what the network marks, and runs of proper nouns."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from onrecord.data import DATA, words
from onrecord.data.actors import Actors, Entry
from onrecord.model import EntityKind

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

__all__ = ["NameSpan", "name_spans"]

DETERMINERS = frozenset(("the", "a", "an", "this", "that"))
KINDS: dict[str, EntityKind] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
WATERS = frozenset(
    ("Strait", "Straits", "Gulf", "Sea", "Bay", "Cape", "Port", "Isle", "Lake", "Bight", "Horn", "Mount")
)
"""Nouns that begin a place's name with "of": "Strait of Hormuz"."""
MODIFIES = ("amod", "compound", "nmod:poss", "nmod:desc")


class NameSpan(NamedTuple):
    """A name's tokens `[start, end)` and what sort of thing bears it, None where nobody can tell."""

    start: int
    end: int
    entity: EntityKind | None


def name_spans(doc: Doc, tables: Actors) -> list[NameSpan]:
    """The names of a text from left to right, none inside another."""
    trimmed = [found for ent in doc.ents if (found := _trimmed(ent, tables)) and not _is_pair(doc, found, tables)]
    network = [part for found in trimmed for part in _parted(doc, found, tables)]
    names: list[NameSpan] = []
    for start, end, entry in _entries(doc, tables):
        if _stands_alone(doc, start, end, entry, network):
            names.append(NameSpan(start, end, "LOC" if entry.kind in ("state", "territory") else "ORG"))
    for found in network:
        inside = [other for other in names if other.start < found.end and found.start < other.end]
        if all(found.start <= other.start and other.end <= found.end and other[:2] != found[:2] for other in inside):
            names = [other for other in names if other not in inside]
            names.append(found)
    taken = {index for name in names for index in range(name.start, name.end)}
    names.extend(_proper_runs(doc, taken, tables))
    return _joined(doc, sorted(names, key=lambda name: name[:2]), tables)


def _stands_alone(doc: Doc, start: int, end: int, entry: Entry, network: list[NameSpan]) -> bool:
    """Whether an entry of the tables is a name of its own and no part of a longer one ("Israel Katz", "New
    America")."""
    around = [name for name in network if name.start <= start and end <= name.end and name[:2] != (start, end)]
    if not around:
        return True
    modifies = doc[end - 1].dep_ in MODIFIES and end < len(doc)
    return modifies and all(name.entity != "PER" for name in around) and entry.kind not in ("state", "territory")


def _entries(doc: Doc, tables: Actors) -> list[tuple[int, int, Entry]]:
    """Names of the tables, longest first at each place; adjectives ("Russian") and peoples ("Russians") are no
    names."""
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    found: list[tuple[int, int, Entry]] = []
    reached = 0
    for token in doc:
        if token.i < reached or not (token.text[:1].isupper() or token.text[:2] == "al"):
            continue
        hit = tables.at_token(token)
        if hit is None or hit[0] not in ends:
            continue
        reached = ends[hit[0]]
        if hit[1].form not in ("adjective", "people"):
            found.append((token.i, reached, hit[1]))
    return found


def _trimmed(ent: DocSpan, tables: Actors) -> NameSpan | None:
    """A name of the network without article, title and possessive; None if nothing is left or it is no name at all."""
    doc, start, end = ent.doc, ent.start, ent.end
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    while start < end and (doc[start].lower_ in DETERMINERS or doc[start].is_punct or doc[start].is_space):
        start += 1
    end = _over_hyphens(doc, end) if end > start else end
    label = ent.label_
    hit = tables.at_token(doc[start]) if start < end else None
    if hit is not None and _after_of(doc, start):
        rest = next((index for index in range(start, end) if doc[index].idx > hit[0]), end)
        if rest < end - 1 and doc[rest].text in tables.genders:
            start, label = rest, "PER"  # "of Ukraine Andrii Sybiha"
    if label == "PER" and doc[start:end].text.lower() not in tables.offices:
        start = _after_titles(doc, start, end, tables)
        while end < len(doc) and doc[end].dep_ == "flat" and doc[end].pos_ == "PROPN" and not doc[end].ent_type_:
            end += 1
        if end + 1 < len(doc) and doc[end].text == "Said" and doc[end + 1].ent_type_ == "PER":
            end += 2  # "Ali Said Bakar", where "Said" was taken for the verb
    if start >= end or label not in KINDS or doc[start].lower_ in ("of", "for", "to"):
        return None
    last = doc[end - 1].text
    if end - start > 1 and doc[end - 2].text != "-" and last.islower():
        return None  # "Israeli military", "Iranian foreign ministry": descriptions, not names
    if not any(doc[index].text[:1].isupper() for index in range(start, end)) or _is_no_name(doc, start, end, tables):
        return None
    if label == "PER" and end - start == 1 and len(last) > 2 and last.isupper() and not ent.sent.text.isupper():
        label = "ORG"  # "NORAD"
    return NameSpan(start, end, KINDS[label])


def _parted(doc: Doc, name: NameSpan, tables: Actors) -> list[NameSpan]:
    """A body's name that ran on into that of its officer, in two: "Ministry of Trade" and "Ben Otieno"."""
    if name.entity != "ORG":
        return [name]
    for index in range(name.start + 1, name.end - 1):
        begins = doc[index].text in tables.genders and doc[index - 1].text[:1].isupper()
        apart = (
            doc[index].dep_ in ("appos", "flat", "nmod", "obj", "nsubj") and not index <= doc[index].head.i < name.end
        )
        if begins and apart and all(doc[k].pos_ == "PROPN" for k in range(index, name.end)):
            return [NameSpan(name.start, index, "ORG"), NameSpan(index, name.end, "PER")]
    return [name]


def _is_pair(doc: Doc, name: NameSpan, tables: Actors) -> bool:
    """Whether a dash joins two actors ("Russia-Ukraine"), each of which is a name of its own."""
    for index in range(name.start + 1, name.end - 1):
        if doc[index].text in ("-", "–", "—"):
            before = tables.at_token(doc[name.start])
            after = tables.at_token(doc[index + 1])
            if before is not None and before[0] == doc[index].idx and after is not None:
                return True
    return False


def _is_no_name(doc: Doc, start: int, end: int, tables: Actors) -> bool:
    """Whether a stretch is a title or part of one, a weekday, an adjective ("Russian") or a people ("Palestinians")."""
    text = doc[start:end].text
    if text in _no_names() or text.lower() in tables.offices or _office_length(doc, start, tables) > end - start:
        return True
    if end - start == 1 and doc[start].lemma_.lower() in tables.nouns:
        return True
    hit = tables.at_token(doc[start])
    whole = hit is not None and hit[0] == doc[end - 1].idx + len(doc[end - 1])
    return hit is not None and whole and hit[1].form in ("adjective", "people")


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    return frozenset(word for _, word in words(DATA / "actors" / "no_names.txt"))


def _over_hyphens(doc: Doc, end: int) -> int:
    """The end of a name that goes on behind a hyphen: "Miguel Díaz" of "Miguel Díaz-Canel", "Jens" of "Jens-Frederik
    Nielsen"."""
    first = end
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        if doc[end + 1].pos_ != "PROPN" and not (
            doc[end + 1].text.islower() and len(doc[end + 1]) < 5 and doc[end + 1].is_alpha
        ):
            break
        end += 2
    if end > first:
        while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].ent_type_ and doc[end - 1].whitespace_:
            end += 1
    return end


def _after_titles(doc: Doc, start: int, end: int, tables: Actors) -> int:
    """Skips "Russian President", "of Ukraine" and the end of "Secretary of State" before a person's name."""
    start = _after_half_title(doc, start, end, tables)
    while start < end - 1:
        length = next(
            (
                n
                for n in range(min(tables.longest_office, end - start - 1), 0, -1)
                if doc[start : start + n].text.lower() in tables.offices
            ),
            0,
        )
        hit = tables.at_token(doc[start])
        if length:
            start += length
        elif (
            hit is not None
            and hit[0] < doc[end - 1].idx
            and (_has_title(doc, start, end, tables) or _after_of(doc, start))
        ):
            while start < end and doc[start].idx < hit[0]:
                start += 1
        else:
            break
    return start


def _after_half_title(doc: Doc, start: int, end: int, tables: Actors) -> int:
    """Where a title that began before the name ends inside it: "Secretary of [State Antony Blinken]"."""
    for first in range(max(0, start - tables.longest_office + 1), start):
        for last in range(min(end - 1, start + 3), start, -1):
            if doc[first:last].text.lower() in tables.offices:
                return last
    return start


def _has_title(doc: Doc, start: int, end: int, tables: Actors) -> bool:
    return any(doc[index].lower_ in tables.offices for index in range(start, end))


def _after_of(doc: Doc, start: int) -> bool:
    return start > 0 and doc[start - 1].lower_ in ("of", "to", "for", "the")


def _proper_runs(doc: Doc, taken: set[int], tables: Actors) -> list[NameSpan]:
    """Runs of proper nouns that no one has named yet."""
    runs: list[NameSpan] = []
    start = 0
    while start < len(doc):
        if doc[start].pos_ != "PROPN" or start in taken or not doc[start].text[:1].isupper():
            start += 1
            continue
        end = start + 1
        while end < len(doc) and doc[end].pos_ == "PROPN" and end not in taken and not doc[end].is_sent_start:
            end += 1
        end = min([_over_hyphens(doc, end), *(index for index in taken if index > start)])
        while start < end and (
            skip := _office_length(doc, start, tables) or int(_is_no_name(doc, start, start + 1, tables))
        ):
            start += skip  # "Monday", "Sir Keir", "Defence Minister"
        if start < end and not _is_no_name(doc, start, end, tables):
            runs.append(NameSpan(start, end, "LOC" if _is_locative(doc, start, end) else None))
        start = max(end, start + 1)
    return runs


def _office_length(doc: Doc, start: int, tables: Actors) -> int:
    """How many tokens of an office's name begin here, 0 for none."""
    if doc[start].lower_.rstrip(".") not in tables.office_starts:
        return 0
    for end in range(min(len(doc), start + tables.longest_office), start, -1):
        if doc[start:end].text.lower() in tables.offices:
            return end - start
    return 0


def _is_locative(doc: Doc, start: int, end: int) -> bool:
    """Whether an unknown name stands behind "in" or "near" as a place does."""
    before = doc[start - 1].lower_ if start else ""
    return before in ("in", "near", "outside") and any(
        token.dep_ in ("obl", "nmod", "appos") for token in doc[start:end] if not start <= token.head.i < end
    )


def _joined(doc: Doc, names: list[NameSpan], tables: Actors) -> list[NameSpan]:
    """ "Strait" and "Hormuz" round an "of" are one place."""
    joined: list[NameSpan] = []
    for name in names:
        last = joined[-1] if joined else None
        gap = [doc[index].lower_ for index in range(last.end, name.start)] if last is not None else []
        if last is not None and gap in (["of"], ["of", "the"]) and doc[last.end - 1].text in WATERS:
            joined[-1] = NameSpan(last.start, name.end, "LOC")
        elif last is not None and _is_one_person(doc, last, name, tables):
            joined[-1] = NameSpan(last.start, name.end, "PER")
        else:
            joined.append(name)
    return joined


def _is_one_person(doc: Doc, first: NameSpan, second: NameSpan, tables: Actors) -> bool:
    """Whether two names side by side are parts of one: "Recep" and "Tayyip Erdogan"."""
    if (
        first.end != second.start
        or "PER" not in (first.entity, second.entity)
        or "LOC" in (first.entity, second.entity)
    ):
        return False
    flat = doc[second.start].dep_ == "flat" and first.start <= doc[second.start].head.i < first.end
    given = all(doc[index].text in tables.genders for index in range(first.start, first.end))
    return (
        flat
        or given
        or (first.end - first.start > 1 and second.entity is None and doc[first.start].text in tables.genders)
    )
