"""For whom a description stands: "the Russian president", "the minister", "the group", "the country"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.data.actors import Actors
from onrecord.model import EntityKind, Mention, Report
from onrecord.reading.naming import Bearer, same_person
from onrecord.reading.offices import Title, office_of_phrase
from onrecord.reading.pronouns import Seen, Stage

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["capitals", "described"]

ATTACHED = frozenset(("nmod:desc", "flat", "compound", "amod"))


def described(
    mention: Mention,
    stage: Stage,
    bearers: list[Bearer],
    seen: Sequence[Seen],
    owner: dict[int, Bearer],
    report: Report,
    tables: Actors,
) -> Bearer | None:
    """Who a description is: a named one if the report tells it, else a new, unnamed one; None where it is part of a
    name."""
    head = stage.doc[mention.head]
    named = _beside(head, owner)
    if named is not None:
        word = head.lemma_.lower()  # "the widow Terry Lee": the noun tells more than the given name
        named.gender = "f" if tables.has(word, "female") else "m" if tables.has(word, "male") else named.gender
        return named
    if (head.dep_ in ATTACHED and head.head.i in owner) or any(
        child.dep_ in ("flat", "appos") and child.i in owner and owner[child.i].entity == "PER"
        for child in head.children
    ):
        return next((owner[child.i] for child in head.children if child.i in owner), None)
    plural = head.tag_ in ("NNS", "NNPS")
    if not plural and _is_definite(head):
        title = office_of_phrase(head, tables)
        found = _holder(title, head, bearers, seen, report, tables) if title else _thing(head, seen, stage, tables)
        found = found or _told_before(head, seen, stage)
        if found is not None:
            return found
    word = head.lemma_.lower()
    classes = tables.classes(word)
    person = not plural and (tables.office(word) is not None or ("people" in classes and "organ" not in classes))
    collective = tables.has(word, "collective") or "organ" in classes or "member" in classes
    gender = "f" if tables.has(word, "female") else "m" if tables.has(word, "male") else ""
    entity: EntityKind | None = "PER" if person and not collective else None
    bearer = Bearer(None, entity, gender=gender, plural=plural or collective, collective=collective and not plural)
    bearers.append(bearer)
    return bearer


def _beside(head: Token, owner: dict[int, Bearer]) -> Bearer | None:
    """The person beside whose name the description stands as apposition."""
    if head.dep_ == "appos" and head.head.i in owner:
        return owner[head.head.i] if owner[head.head.i].entity == "PER" else None
    if head.dep_ == "nsubj" and head.head.i in owner and any(child.dep_ == "cop" for child in head.head.children):
        return owner[head.head.i] if owner[head.head.i].entity == "PER" else None  # "if the candidate is Ann Lee"
    after = owner.get(head.i + 1)  # "the widow Ann Lee", whatever the tree says
    if after is not None and after.entity == "PER" and head.tag_ == "NN" and _begins_name(head.i + 1, after):
        return after
    return next(
        (
            owner[child.i]
            for child in head.children
            if child.dep_ == "appos" and child.i in owner and owner[child.i].entity == "PER"
        ),
        None,
    )


def _begins_name(index: int, bearer: Bearer) -> bool:
    return any(mention.start == index and mention.kind == "name" for mention in bearer.mentions)


def _is_definite(head: Token) -> bool:
    children = list(head.children)
    if any(child.lower_ in ("a", "an", "another", "any", "some", "no", "each", "every") for child in children):
        return False
    if any(child.dep_ == "det" or child.dep_ == "nmod:poss" for child in children):
        return True
    return head.text[:1].isupper() or any(
        child.dep_ in ("amod", "compound") and child.text[:1].isupper() for child in children
    )


def _holder(
    title: Title, head: Token, bearers: list[Bearer], seen: Sequence[Seen], report: Report, tables: Actors
) -> Bearer | None:
    """The person of the report who holds an office: by the report's own words, then by the table of leaders."""
    persons = [bearer for bearer in bearers if bearer.entity == "PER" and bearer.name]
    party = frozenset(_parties(head, tables))
    if title.of is None and party:  # "the Republican nominee" is none whom the report calls a Libertarian
        persons = [bearer for bearer in persons if party <= bearer.told or not bearer.told]
        last = _subject_before(head, seen)
        if last is not None and not last.titles and any(last is bearer for bearer in persons):
            return last
    former = any(
        child.lower_ in ("former", "ex", "late", "then", "acting", "new", "next", "deputy") for child in head.children
    )
    exact: list[Bearer] = []
    bare: list[Bearer] = []
    for bearer in persons:
        for office, of in bearer.titles:
            if not office or not _answers(title, office, tables):
                continue
            if title.of is not None and of == title.of:
                exact.append(bearer)
            elif title.of is None or of is None:
                bare.append(bearer)
    if title.of is not None:
        fitting = exact or ([] if former else _leaders(title, persons, report, tables)) or _only(bare)
        fitting = fitting or _only(_of_unknown(title, persons, tables))
        return _latest(fitting, seen, head)
    if former:
        return None
    own = [
        bearer
        for bearer in bare
        if any(of is None and _answers(title, office, tables) for office, of in bearer.titles if office)
    ]
    publisher = tables.publisher_state(report.outlet)
    home = [bearer for bearer in bare if any(of == publisher for _, of in bearer.titles)] if publisher else []
    home = home or (_leaders(title._replace(of=publisher), persons, report, tables) if publisher else [])
    fitting = _only(bare) or _only(home) or _only(own)
    return fitting[0] if fitting else _latest(bare, seen, head, within=1)


def _subject_before(head: Token, seen: Sequence[Seen]) -> Bearer | None:
    """The person who was the subject of the sentence before: "Hill spoke. The Republican nominee said"."""
    for each in reversed(seen):
        token = head.doc[each.mention.head]
        if token.sent.end <= head.sent.start - 2:
            return None
        if token.dep_ == "nsubj" and token.sent.start != head.sent.start and each.bearer.entity == "PER":
            return each.bearer
    return None


def capitals(doc: Doc, start: int, end: int) -> set[str]:
    """The words of a stretch that begin with a capital, in lower case."""
    return {doc[index].lower_ for index in range(start, end) if doc[index].text[:1].isupper()}


def _parties(head: Token, tables: Actors) -> list[str]:
    """Capitalised adjectives of a description that name no state: "Republican", "Labour"."""
    return [
        child.lower_
        for child in head.children
        if child.dep_ in ("amod", "compound")
        and child.text[:1].isupper()
        and not child.is_sent_start
        and tables.at_token(child) is None
        and tables.office(child.lower_) is None
    ]


def _of_unknown(title: Title, persons: list[Bearer], tables: Actors) -> list[Bearer]:
    """Holders of the very office where one of the two tellings names its house by words that no table knows."""
    return [
        bearer
        for bearer in persons
        for office, of in bearer.titles
        if office == title.office.name and (of not in tables.entries or title.of not in tables.entries)
    ]


def _only(bearers: list[Bearer]) -> list[Bearer]:
    distinct = list({id(bearer): bearer for bearer in bearers}.values())
    return distinct if len(distinct) == 1 else []


def _answers(title: Title, office: str, tables: Actors) -> bool:
    """Whether a person with this office can be called so: "the Russian leader" for a president."""
    if office == title.office.name:
        return True
    held = tables.offices.get(office)
    return held is not None and bool(title.office.answers & {title.office.name} & held.answers)


def _leaders(title: Title, persons: list[Bearer], report: Report, tables: Actors) -> list[Bearer]:
    """Persons named in the report who held the office of that state on the day of publication, after the table."""
    if report.published is None or title.of is None:
        return []
    day = report.published[:10]
    held = [row for row in tables.posts if row.of == title.of and _answers(title, row.office, tables) and row.held(day)]
    return [
        person
        for person in persons
        if any(same_person(person.name or "", name, tables) for row in held for name in (row.name, *row.spellings))
    ]


def _latest(bearers: list[Bearer], seen: Sequence[Seen], head: Token, within: int | None = None) -> Bearer | None:
    """The one of several who was mentioned last."""
    if not bearers:
        return None
    wanted = {id(bearer) for bearer in bearers}
    for each in reversed(seen):
        if id(each.bearer) in wanted and not each.several:
            if within is not None and each.mention.kind == "pronoun":
                continue
            return each.bearer
    return bearers[0] if len(wanted) == 1 else None


def _thing(head: Token, seen: Sequence[Seen], stage: Stage, tables: Actors) -> Bearer | None:
    """ "the country", "the group": the last state or body of that sort in this sentence or the one before."""
    word = head.lemma_.lower()
    if not (tables.has(word, "country") or tables.has(word, "group")) or not any(
        child.lower_ in ("the", "this") for child in head.children
    ):
        return None
    here = stage.sentence[head.i]
    for each in reversed(seen):
        if stage.sentence[each.mention.head] < here - 1:
            return None
        if each.several or each.bearer.name is None:
            continue
        entry = tables.entries.get(each.bearer.name.replace("’", "'"))
        if tables.has(word, "country") and entry is not None and entry.kind == "state" and entry.form == "name":
            return each.bearer
        if tables.has(word, "group") and (
            (entry is not None and entry.kind == "group") or each.bearer.name.lower().endswith(word)
        ):
            return each.bearer
    return None


def _told_before(head: Token, seen: Sequence[Seen], stage: Stage) -> Bearer | None:
    """The same noun before: "a spokesman ... the spokesman"."""
    if not any(child.lower_ in ("the", "this", "that") for child in head.children):
        return None
    modifiers = {child.lower_ for child in head.children if child.dep_ in ("amod", "compound", "nummod")}
    for each in reversed(seen):
        other = stage.doc[each.mention.head]
        if each.mention.kind != "description" or each.several or other.lemma_ != head.lemma_ or other.tag_ != head.tag_:
            continue
        before = {child.lower_ for child in other.children if child.dep_ in ("amod", "compound", "nummod")}
        if not modifiers - before:
            return each.bearer
    return None
