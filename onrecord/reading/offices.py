"""Which office a noun phrase speaks of, and whose: "Russian Foreign Minister", "the president of Ukraine"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.data.actors import Actors, Office

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Title", "office_before", "office_of_phrase"]

REACH = 24
"""Tokens before a name in which a long title may begin ("Deputy Head of the Office of the President of Ukraine")."""
LINKS = frozenset(("of", "for", "to", "on"))
SMALL = frozenset(("the", "and", "&", "'s", "’s", "-", "–"))


class Title(NamedTuple):
    """An office, the state or body that is named with it (None where none is), and the tokens of its words."""

    office: Office
    of: str | None
    start: int
    end: int


class _Stretch(NamedTuple):
    office: Office
    start: int
    end: int


def office_before(doc: Doc, start: int, tables: Actors) -> Title | None:
    """The office in the words right before a name: "U.S. Secretary of State" before "Marco Rubio".

    "Spokesman for President X" gives X the presidency; in "Head of the Office of the President X" and "Head of the
    Office
    of the President of Ukraine X" the first office is X's own; "the head of the army, X, said" counts as well.
    """
    if start > 1 and doc[start - 1].text == ",":
        title = office_before(doc, start - 1, tables)
        return title if title is not None and title.end < start - 1 else None
    found = _offices(doc, _title_start(doc, start), start, tables)
    if not found:
        return None
    last = found[-1]
    adjacent = last.end == start
    formal = last.start > 0 and doc[last.start - 1].lower_ == "the" and doc[last.start].text[:1].isupper()
    if adjacent and not (formal and len(found) > 1):
        return Title(last.office, _owner(doc, last, start, tables), last.start, last.end)
    if not adjacent and (doc[start - 1].lower_ in LINKS or doc[start - 1].lower_ == "the"):
        return None  # "spokesman for X", "adviser to X": whose spokesman it is, not who
    for office in found:
        between = [doc[index] for index in range(office.end, start)]
        if all(_can_link(token) for token in _without_commas(between)) and (adjacent or between[0].lower_ in LINKS):
            return Title(office.office, _owner(doc, office, start, tables), office.start, office.end)
    return None


def office_of_phrase(head: Token, tables: Actors) -> Title | None:
    """The office that a noun phrase with this head speaks of: "the Russian foreign minister", "secretary of state"."""
    doc, sentence = head.doc, head.sent
    best: _Stretch | None = None
    for start in range(max(sentence.start, head.i - 3), head.i + 1):
        for end in range(min(sentence.end, head.i + 4), head.i, -1):
            if best is None or end - start > best.end - best.start:
                office = tables.office(_words(doc, start, end))
                best = _Stretch(office, start, end) if office is not None else best
    if best is None:
        office = tables.office(head.lemma_.lower())
        if office is None:
            return None
        best = _Stretch(office, head.i, head.i + 1)
    before = _last_entry(doc, min(head.left_edge.i, best.start), best.start, tables)
    of = before or _entry_after(doc, best.end, min(best.end + 9, sentence.end), tables)
    return Title(best.office, of, best.start, best.end)


def _without_commas(between: list[Token]) -> list[Token]:
    """The words between an office and a name, without the commas of a list that ends in "and" ("for Security,
    Democracy, and Human Rights")."""
    joined = any(token.lower_ in ("and", "&") for token in between)
    return [token for token in between if not (joined and token.text == ",")]


def _words(doc: Doc, start: int, end: int) -> str:
    """The words of a stretch in lower case, spaced as they stand ("commander-in-chief")."""
    if end - start == 1:
        return doc[start].lower_
    return " ".join(doc[start:end].text.lower().split())


def _can_link(token: Token) -> bool:
    if token.pos_ in ("ADJ", "NOUN", "PROPN"):
        return True
    return token.lower_ in LINKS or token.lower_ in SMALL or token.text[:1].isupper()


def _title_start(doc: Doc, start: int) -> int:
    """Where the words before a name begin that can belong to its title; a verb, a comma or a preposition ends them."""
    index = start
    while index > 0 and start - index < REACH and not doc[index].is_sent_start:
        before = doc[index - 1]
        named = before.text[:1].isupper() and not before.is_sent_start  # "United" of a state is no verb
        if before.is_space or (before.pos_ in ("VERB", "AUX", "SCONJ", "PRON", "ADV") and not named):
            break
        hyphened = index < len(doc) and doc[index].text == "-"  # "commander-in-chief"
        listed = before.text == "," and _is_list(doc, index, start)
        under = before.text == "Under" and doc[index].lower_ == "secretary"
        if (before.pos_ == "ADP" and before.lower_ not in LINKS and not hyphened and not under) or (
            before.is_punct and before.text not in ("-", "–", "&") and not listed
        ):
            break
        index -= 1
    return index


def _is_list(doc: Doc, index: int, start: int) -> bool:
    """Whether what follows a comma up to the name is the end of a list in a title: capitalised words with an "and"."""
    words = [doc[k] for k in range(index, start)]
    capitals = all(token.text[:1].isupper() or token.lower_ in SMALL or token.text == "," for token in words)
    return capitals and any(token.lower_ in ("and", "&") for token in words) and doc[index - 2].text[:1].isupper()


def _offices(doc: Doc, first: int, start: int, tables: Actors) -> list[_Stretch]:
    """The offices named between two tokens, left to right, the longest at each place."""
    found: list[_Stretch] = []
    index = first
    while index < start:
        known = doc[index].lower_.rstrip(".") in tables.office_starts or index == start - 1
        for end in range(min(start, index + tables.longest_office) if known else index, index, -1):
            office = tables.offices.get(_words(doc, index, end))
            if office is None and end == start and end - index == 1:
                office = tables.offices.get(doc[index].lemma_.lower())  # "envoys A and B"
            if office is not None:
                found.append(_Stretch(office, index, end))
                index = end
                break
        else:
            index += 1
    return found


def _owner(doc: Doc, office: _Stretch, start: int, tables: Actors) -> str | None:
    """The state or body before an office ("Russian", "NATO"), or after it up to the name ("of the European
    Council")."""
    if office.end < start and doc[office.end].lower_ in LINKS:
        envoy = _before_office(doc, office, tables) if doc[office.end].lower_ in ("for", "to") else None
        return envoy or _entry_after(doc, office.end, start, tables)  # "U.S. Envoy for Yemen" is not Yemen's
    return _before_office(doc, office, tables)


def _before_office(doc: Doc, office: _Stretch, tables: Actors) -> str | None:
    """The state or body named right before an office."""
    index = office.start
    while index > 0 and office.start - index < 5 and not doc[index].is_sent_start:
        before = doc[index - 1]
        if before.pos_ not in ("ADJ", "PROPN", "NOUN", "PART") and before.text not in ("-", "–"):
            break
        index -= 1
    return _last_entry(doc, index, office.start, tables)


def _entry_after(doc: Doc, link: int, stop: int, tables: Actors) -> str | None:
    """The state or body after "of" or "for": its name in the tables, else its capitalised words."""
    if link >= stop or doc[link].lower_ not in LINKS:
        return None
    start = link + 1
    while start < stop and doc[start].lower_ in ("the", "state", "government", "republic", "of"):
        start += 1
    if start >= stop:
        return None
    hit = tables.at_token(doc[start])
    if hit is not None:
        return hit[1].name
    end = start
    while end < stop and _can_link(doc[end]):
        end += 1
    while end > start and not doc[end - 1].text[:1].isupper():
        end -= 1
    return doc[start:end].text if end > start else None


def _last_entry(doc: Doc, start: int, stop: int, tables: Actors) -> str | None:
    name: str | None = None
    for index in range(start, stop):
        if doc[index].text[:1].isupper():
            hit = tables.at_token(doc[index])
            if hit is not None and hit[0] <= doc[stop - 1].idx + len(doc[stop - 1]):
                name = hit[1].name
    return name
