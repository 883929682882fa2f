"""Who a common noun or an adjective stands for: "Russian troops", "the government of Sudan", "Hamas fighters",
"police"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from onrecord.coding.surface import counted, phrase
from onrecord.data.actors import Actors, Entry, load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "FORMS", "ActorKind", "Referent", "entry_at", "is_combined", "kind_of", "modifying_entries", "noun_referent",
    "partitive",
]  # fmt: skip

ActorKind = Literal["person", "state", "body", "force", "group", "people", "place"]

VAGUE = frozenset(("force", "forces", "soldier", "troop", "troops", "officer", "guard", "marine", "sailor", "pilot"))
"""Armed people who, alone, may be anybody's; "police" and "the army" are the state's."""
MODIFIERS = ("amod", "compound", "nmod:poss", "nmod:desc", "nmod", "flat", "nmod:unmarked")


FORMS = {
    "name": "a name in the tables",
    "adjective": "the adjective of a state",
    "people": "the people of a state",
    "capital": "the capital for its government",
    "metonym": "the house for its government",
}
"""In which form a name stands for an actor, in words."""


class Referent(NamedTuple):
    """The names for which a phrase stands, what kind of actor they are, and what decided."""

    names: tuple[str, ...]
    kind: ActorKind | None
    reason: str = ""


NOBODY = Referent((), None)


def entry_at(token: Token, tables: Actors) -> tuple[int, Entry] | None:
    """The entry of the tables that begins at a token: the index after its last token, and what it means."""
    if not token.text[:1].isupper() and not token.text.startswith("al"):
        return None
    hit = tables.at_token(token)
    if hit is None:
        return None
    end = token.i + 1
    while end < len(token.doc) and token.doc[end].idx < hit[0]:
        end += 1
    return end, hit[1]


def modifying_entries(head: Token, tables: Actors) -> list[Entry]:
    """States and groups that a noun's modifiers name, in order: "Russian and Ukrainian", "Hamas", "of Sudan",
    "Israel's"."""
    found: list[Entry] = []
    for token in _modifiers(head):
        hit = entry_at(token, tables)
        if hit is not None and hit[1] not in found:
            found.append(hit[1])
    return found or _just_before(head, tables)


def _just_before(head: Token, tables: Actors) -> list[Entry]:
    """A group or a state right before a noun that the tree did not join to it: "M23 rebels", "Turkish military"."""
    for start in range(head.i - 1, max(head.sent.start, head.i - 4) - 1, -1):
        hit = entry_at(head.doc[start], tables)
        if hit is not None and hit[0] == head.i and (hit[1].kind == "group" or hit[1].form == "adjective"):
            return [hit[1]]
    return []


def _modifiers(head: Token) -> Iterator[Token]:
    """The tokens of direct modifiers and what is coordinated with them; "Rwanda-backed" names no owner."""
    for child in head.children:
        if child.dep_ not in MODIFIERS or (child.dep_ == "nmod" and not _belongs(child)):
            continue
        for token in _name_and_conjuncts(child, head):
            if not (token.i + 2 < len(token.doc) and token.nbor(1).text == "-" and token.nbor(2).text.islower()):
                yield token


def _name_and_conjuncts(token: Token, head: Token) -> Iterator[Token]:
    for part in token.children:
        if part.dep_ in ("compound", "flat", "amod", "nmod:desc") and part.i < token.i and part.text[:1].isupper():
            yield from _name_and_conjuncts(part, head)
    yield token
    for part in token.children:
        if part.dep_ == "conj":
            yield from _name_and_conjuncts(part, head)


def _belongs(child: Token) -> bool:
    case = next((word.lower_ for word in child.children if word.dep_ == "case"), None)
    return case in ("of", "from", None)


def partitive(head: Token) -> Token | None:
    """What is counted or sampled: "soldiers" in "dozens of soldiers", "senators" in "a group of senators", "aides"
    in "three of his aides"."""
    if not load().has(head.lemma_.lower(), "partitive") and head.pos_ != "NUM":
        return None
    for child in head.children:
        if (
            child.dep_ == "nmod"
            and child.i > head.i
            and any(w.dep_ == "case" and w.lower_ == "of" for w in child.children)
        ):
            return child
    return None


def noun_referent(head: Token, tables: Actors, as_speaker: bool, state_here: Callable[[], str | None]) -> Referent:
    """Who a common noun with its modifiers is; `state_here` gives the state on whose ground the passage plays, if
    plain."""
    lemma = head.lemma_.lower()
    classes = tables.classes(lemma)
    armed = tables.has(lemma, "force") or tables.has(lemma, "fighter")
    modifiers = modifying_entries(head, tables)
    groups = [entry for entry in modifiers if entry.kind in ("group", "body", "force")]
    states = [entry for entry in modifiers if entry.kind in ("state", "territory")]
    if tables.has(lemma, "house") and states and head.tag_ not in ("NNS", "NNPS"):
        return Referent((phrase(head),), "body")
    armed = armed or (lemma == "member" and bool(groups) and groups[0].kind == "group")
    one = head.tag_ in ("NN", "NNP") and tables.office(lemma) is not None and not armed
    if "member" in classes and groups and not as_speaker and not one and (armed or not counted(head)):
        return Referent(tuple(dict.fromkeys(entry.name for entry in groups)), kind_of(groups[0]))
    if "organ" in classes or "weapon" in classes:
        organ = _organ(head, lemma, states, as_speaker, state_here)
        if organ is not None:
            return organ
    if "text" in classes and as_speaker:
        return Referent((phrase(head),), "group")
    if "people" in classes or "member" in classes or "organ" in classes:
        sort: ActorKind = "people" if head.tag_ in ("NNS", "NNPS") or tables.has(lemma, "crowd") else "group"
        return Referent((phrase(head),), sort)
    if tables.office(lemma) is not None or tables.office(head.lower_) is not None:
        return Referent((phrase(head),), "person")
    return NOBODY


def _organ(
    head: Token, lemma: str, states: list[Entry], as_speaker: bool, state_here: Callable[[], str | None]
) -> Referent | None:
    names = tuple(dict.fromkeys(entry.name for entry in states))
    if as_speaker and len(names) < 2:
        return Referent((phrase(head),), "body") if states or load().has(lemma, "force") else None
    if names and (load().has(lemma, "force") or not counted(head)) and not is_combined(head):
        return Referent(names, "state")
    if not names and (load().has(lemma, "force") or lemma in ("authority", "government")) and _official(head):
        here = state_here()
        return Referent((here,), "state") if here is not None else None
    return None


def is_combined(head: Token) -> bool:
    """Whether a force is one of a state and of others not named: "a combined Afghan and coalition force" is one actor
    that bears no name."""
    for child in head.children:
        if child.dep_ == "amod" and child.text[:1].isupper():
            return any(other.dep_ == "conj" and not other.text[:1].isupper() for other in child.children)
    return False


def _official(head: Token) -> bool:
    """ "Police", "security forces", "government troops": a state's own, whichever it is; "army" of someone is not."""
    words = {child.lower_ for child in head.children if child.dep_ in ("amod", "compound", "nmod", "nmod:poss")}
    return words <= load().traits["official"] and (
        bool(words) or head.lemma_.lower() not in ("force", "soldier", "officer", "guard")
    )


def kind_of(entry: Entry) -> ActorKind:
    """The kind of actor that an entry of the tables is."""
    return "state" if entry.kind == "territory" else entry.kind


def name_of_text(doc: Doc, start: int, end: int) -> str:
    """A name as it stands, on one line."""
    return " ".join(doc[start:end].text.split())
