"""Who is who in a report: mentions of one person, body or place are one chain, each under its fullest name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.data.actors import Actors, fold, load
from onrecord.model import Chain, EntityKind, Mention, OfficeHeld, Quotation, Report, Span
from onrecord.reading.descriptions import capitals, described
from onrecord.reading.mentions import FEMININE, MASCULINE, mentions
from onrecord.reading.naming import Bearer, same_person, short_for, words_of
from onrecord.reading.offices import Title, office_before, office_of_phrase
from onrecord.reading.pronouns import Seen, Stage, antecedent

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["chains"]

HONORIFICS = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "madam": "f"}


def chains(report: Report, doc: Doc, quotes: Sequence[Quotation], tables: Actors | None = None) -> tuple[Chain, ...]:
    """The chains of a report in the order of their first mentions; what cannot be told stands in no chain.

    Inside direct speech "I", "we" and "you" are left to the coding, which knows the speakers.
    """
    tables = tables or load()
    found = mentions(doc, tables)
    bearers = _named(doc, [mention for mention in found if mention.kind == "name"], tables)
    owner = {mention.head: bearer for bearer in bearers for mention in bearer.mentions}
    titled, stretches = _give_titles(doc, bearers, tables)
    for bearer in bearers:
        if bearer.entity == "PER":
            bearer.gender = _gender(bearer, tables) or bearer.gender
    stage = Stage(doc, _sentence_numbers(doc), quotes)
    found = [mention for mention in found if mention.kind != "description" or mention.head not in titled]
    found += _title_mentions(doc, titled, stretches)
    owner |= titled
    found.sort(key=lambda mention: (mention.head, mention.start))
    _follow(report, found, owner, titled, bearers, stage, tables)
    built = [_chain(bearer) for bearer in bearers if bearer.mentions]
    return tuple(
        sorted(built, key=lambda chain: (chain.mentions[0].head, chain.mentions[0].start, len(chain.mentions)))
    )


def _named(doc: Doc, names: list[Mention], tables: Actors) -> list[Bearer]:
    """One bearer for each person, body and place that is named, full names before short ones."""
    bearers: list[Bearer] = []
    texts = {mention: doc[mention.start : mention.end].text.replace("\n", " ") for mention in names}
    full = [mention for mention in names if mention.entity == "PER" and len(words_of(texts[mention])) > 1]
    for mention in full:
        _join_person(doc, mention, texts[mention], bearers, tables)
    before: dict[int, Bearer] = {}
    for mention in names:
        text = texts[mention]
        if mention in full:
            continue
        if text.isupper() and mention.start > 1 and doc[mention.start - 1].text == "(" and mention.start - 1 in before:
            before[mention.start - 1].takes(mention)  # "Rapid Support Forces (RSF)"
            continue
        known = tables.entries.get(text.replace("’", "'"))
        if known is None and len(text.split()) == 1 and _join_person(doc, mention, text, bearers, tables, only=True):
            continue
        if mention.entity == "PER" and known is None:
            _join_person(doc, mention, text, bearers, tables)
        else:
            before[mention.end] = _join_body(doc, mention, text, known.name if known else None, bearers)
    for bearer in bearers:
        bearer.mentions.sort(key=lambda mention: mention.head)
    return bearers


def _join_person(
    doc: Doc, mention: Mention, text: str, bearers: list[Bearer], tables: Actors, only: bool = False
) -> bool:
    """Adds a name to the person who bears it, or makes one (unless `only` known persons count).

    Where two persons share the name, it is the one named in full last before it, else the first after it.
    """
    gender = _honorific(doc, mention)
    fitting = [
        bearer
        for bearer in bearers
        if bearer.entity == "PER" and _fits(text, bearer, tables) and not _clashes(gender, bearer, tables)
    ]
    if not fitting:
        if not only:
            bearers.append(Bearer(text, "PER", [mention], gender=gender))
        return not only
    before = [bearer for bearer in fitting if min(m.head for m in bearer.mentions) <= mention.head]
    if before:
        bearer = max(before, key=lambda each: max(m.head for m in each.mentions if m.head <= mention.head))
    else:
        bearer = min(fitting, key=lambda each: min(m.head for m in each.mentions))
    bearer.takes(mention)
    bearer.gender = bearer.gender or gender
    if bearer.name is None or (len(words_of(text)), len(text)) > (len(words_of(bearer.name)), len(bearer.name)):
        bearer.name = text
    return True


def _honorific(doc: Doc, mention: Mention) -> str:
    """The gender that "Mr." or "Mrs." before a name gives, or nothing."""
    return HONORIFICS.get(doc[mention.start - 1].lower_.rstrip("."), "") if mention.start else ""


def _clashes(gender: str, bearer: Bearer, tables: Actors) -> bool:
    """Whether a name with this honorific cannot be this person's: "Mrs. Hill" is not Benjamin Hill."""
    known = _gender(bearer, tables) or bearer.gender
    return bool(gender and known) and gender != known


def _fits(text: str, bearer: Bearer, tables: Actors) -> bool:
    assert bearer.name is not None
    if len(text) <= len(bearer.name):
        return same_person(text, bearer.name, tables)
    return same_person(bearer.name, text, tables)


def _join_body(doc: Doc, mention: Mention, text: str, known: str | None, bearers: list[Bearer]) -> Bearer:
    """Adds a name to the body or place of that name, of that entry in the tables, or of which it is the acronym."""
    plain = _plain(text)
    for bearer in bearers:
        if bearer.entity == "PER" or bearer.name is None:
            continue
        if (known is not None and bearer.titles and bearer.titles[0] == ("", known)) or _plain(bearer.name) == plain:
            break
        if short_for(text, bearer.name) or short_for(bearer.name, text):
            break
        if text.isupper() and any(doc[each.start : each.end].text == text for each in bearer.mentions):
            break
    else:
        bearer = Bearer(text, mention.entity)
        bearers.append(bearer)
    if known is not None and not bearer.titles:
        bearer.titles.append(("", known))
    bearer.takes(mention)
    bearer.plural = bearer.plural or (mention.entity is None and doc[mention.head].tag_ == "NNPS")  # "Democrats"
    bearer.entity = bearer.entity or mention.entity
    if known is not None and mention.entity == "LOC":
        bearer.name = known  # a state's capital does not lend it its name
    elif bearer.name is None or len(text) > len(bearer.name):
        bearer.name = text
    return bearer


def _plain(text: str) -> str:
    name = fold(text)
    return name[4:] if name.startswith("the ") else name


def _give_titles(doc: Doc, bearers: list[Bearer], tables: Actors) -> tuple[dict[int, Bearer], dict[int, range]]:
    """Offices before a name ("Russian President"), beside it (", the secretary of state,") and after "is".

    Returns whose the tokens of those titles are, and for tokens of titles before a name the whole title up to the name
    ("President of the European Council").
    """
    titled: dict[int, Bearer] = {}
    stretches: dict[int, range] = {}
    for bearer in bearers:
        if bearer.entity != "PER":
            continue
        for mention in bearer.mentions:
            before = office_before(doc, mention.start, tables)
            titles = [before] if before is not None else []
            titles += [found for token in _appositions(doc[mention.head]) if (found := office_of_phrase(token, tables))]
            for title in titles:
                _give(bearer, title)
                bearer.told |= capitals(doc, max(doc[title.start].sent.start, title.start - 4), title.end)
                titled |= dict.fromkeys(range(title.start, title.end), bearer)
            if before is not None:
                words = range(before.start, mention.start)
                stretches |= dict.fromkeys(range(before.start, before.end), words)
    return titled, stretches


def _give(bearer: Bearer, title: Title) -> None:
    pair = (title.office.name, title.of)
    if pair not in bearer.titles and (
        title.of is None or not any(office == pair[0] and of for office, of in bearer.titles)
    ):
        bearer.titles.append(pair)
    if title.office.gender and not bearer.gender:
        bearer.gender = title.office.gender


def _appositions(head: Token) -> list[Token]:
    beside = [child for child in head.children if child.dep_ == "appos" and child.pos_ in ("NOUN", "PROPN")]
    if head.dep_ == "appos" and head.head.pos_ in ("NOUN", "PROPN"):
        beside.append(head.head)
    if head.dep_ == "nsubj" and head.head.pos_ == "NOUN" and any(child.dep_ == "cop" for child in head.head.children):
        beside.append(head.head)
    return beside


def _gender(bearer: Bearer, tables: Actors) -> str:
    first = (bearer.name or "").split()[0]
    return tables.genders.get(first, "") if len((bearer.name or "").split()) > 1 else ""


def _sentence_numbers(doc: Doc) -> list[int]:
    numbers = [0] * len(doc)
    number = 0
    for sentence in doc.sents:
        number += any(not token.is_space for token in sentence)
        for token in sentence:
            numbers[token.i] = number
    return numbers


def _title_mentions(doc: Doc, titled: dict[int, Bearer], stretches: dict[int, range]) -> list[Mention]:
    """The nouns of titles as mentions of those who bear them, so that a tree headed by "minister" still finds its
    name."""
    found = []
    for index in sorted(titled):
        if doc[index].pos_ in ("NOUN", "PROPN"):
            words = stretches.get(index, range(index, index + 1))
            span = Span(doc[words.start].idx, doc[words.stop - 1].idx + len(doc[words.stop - 1]))
            found.append(Mention(words.start, words.stop, index, "description", "PER", span))
    return found


def _follow(
    report: Report,
    found: list[Mention],
    owner: dict[int, Bearer],
    titled: dict[int, Bearer],
    bearers: list[Bearer],
    stage: Stage,
    tables: Actors,
) -> None:
    """Goes through the text once: each description and pronoun finds who was named before it, or stands for itself."""
    seen: list[Seen] = []
    for mention in found:
        if mention.kind == "name" or mention.head in titled:
            bearer = owner.get(mention.head)
        elif mention.kind == "description":
            bearer = described(mention, stage, bearers, seen, owner, report, tables)
        else:
            bearer = _pronoun(mention, seen, bearers, stage)
        if bearer is None:
            continue
        if mention.kind != "name":
            bearer.takes(mention)
            owner.setdefault(mention.head, bearer)
        seen.append(Seen(mention, bearer))
        if mention.kind != "pronoun":
            several = _coordination(mention, stage.doc, owner)
            if several is not None:
                seen.append(Seen(several, bearer, several=True))


def _pronoun(mention: Mention, seen: list[Seen], bearers: list[Bearer], stage: Stage) -> Bearer | None:
    before = antecedent(stage.doc[mention.head], seen, stage)
    if before is None:
        return None
    if not before.several:
        word = stage.doc[mention.head].lower_
        before.bearer.gender = before.bearer.gender or ("m" if word in MASCULINE else "f" if word in FEMININE else "")
        return before.bearer
    for bearer in bearers:
        if bearer.mentions and bearer.mentions[0] == before.mention:
            return bearer
    bearer = Bearer(None, None, [before.mention], plural=True)
    bearers.append(bearer)
    return bearer


def _coordination(mention: Mention, doc: Doc, owner: dict[int, Bearer]) -> Mention | None:
    """The mention of all of "A, B and C", if this is its first."""
    head = doc[mention.head]
    last = [child for child in head.children if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN")]
    if not last or head.dep_ == "conj":
        return None
    end = max(max(child.i, *(flat.i for flat in child.subtree if flat.dep_ == "flat"), 0) for child in last) + 1
    span = Span(mention.span.start, doc[end - 1].idx + len(doc[end - 1]))
    entity: EntityKind | None = mention.entity
    return Mention(mention.start, end, mention.head, "description", entity, span)


def _chain(bearer: Bearer) -> Chain:
    offices = tuple(OfficeHeld(office, of) for office, of in bearer.titles if office)
    return Chain(tuple(bearer.mentions), bearer.name, bearer.entity, offices)
