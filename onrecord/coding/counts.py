"""Which quantities of a report are figures, what they measure and what they count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.coding.beside import goes_on, is_part, toll_beside
from onrecord.coding.measures import Measures
from onrecord.coding.tolls import Toll, toll_of
from onrecord.coding.totals import sums_up
from onrecord.model import Quantity, Reading, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["PERSON_MEASURES", "Count", "counts", "indefinite_counts"]

PERSON_MEASURES = ("killed", "wounded", "missing", "captured", "released", "displaced")
CASUALTIES = ("casualty", "injury", "death", "fatality", "victim", "loss")
BARS = ("prison", "jail", "labor", "labour", "arrest")
OTHERS = ("other", "others")
TIME_UNITS = ("minute", "hour", "day", "night", "week", "month", "year")
DEFINITE = ("the", "these", "those", "both", "its", "their", "his", "her", "our", "my", "your", "this", "that")
FEW = 20
"""Up to so many countries, parties or officials are named as those who act, not claimed as a number."""
EVIDENCE_REACH = 14
"""Tokens between a number and the word that tells its measure, beyond which the word is no part of its evidence."""


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity with its measure; `word` is the token that tells it, `unit` None where an earlier count names it."""

    quantity: Quantity
    measure: str
    unit: str | None
    evidence: Span
    token: Token
    word: Token | None
    rule: str


def counts(reading: Reading, measures: Measures) -> list[Count]:
    """The figures among the quantities of a report, in the order of the text; units may still be open."""
    found: list[Count] = []
    for quantity in reading.quantities:
        if reading.report.is_quiet(quantity.span):
            continue
        number = reading.doc[quantity.token]
        token = reading.doc[quantity.unit_token] if quantity.unit_token is not None else number
        last = found[-1] if found else None
        beside = toll_beside(reading.doc, reading.report.text, quantity, measures)
        toll = beside or _shared(reading, last, quantity, token, measures)
        count = _count(quantity, number, token, toll, measures)
        if count is None:
            continue
        if beside is not None and beside.word.i > token.i and last is not None:
            found[-1] = _told_behind(reading, last, count, beside)
        found.append(count)
    return found


def _shared(reading: Reading, last: Count | None, quantity: Quantity, token: Token, measures: Measures) -> Toll | None:
    """What a number shares with the one before it: as a part of it, or as the next of a list."""
    if last is None or last.word is None or last.measure in ("money", "duration", "other"):
        return None
    if quantity.unit is None and last.token.sent == token.sent and sums_up(token) is not None:
        return Toll(last.measure, last.word)
    if last.token.sent.end_char < quantity.span.start or measures.measure("noun", "self", token.lemma_.lower()):
        return None
    if is_part(reading.report.text, quantity) or goes_on(reading.report.text, last.quantity, quantity):
        return Toll(last.measure, last.word)
    return None


def _told_behind(reading: Reading, last: Count, count: Count, toll: Toll) -> Count:
    """The first of a list whose measure stands behind its last: "84 missiles and 147 drones destroyed"."""
    untold = last.rule == "other" or last.word == last.token
    if untold and goes_on(reading.report.text, last.quantity, count.quantity):
        return replace(last, measure=toll.measure, word=toll.word, rule=count.rule)
    return last


def _count(quantity: Quantity, number: Token, token: Token, toll: Toll | None, measures: Measures) -> Count | None:
    """What a quantity counts; `toll` is what the words beside it say, if they say anything."""
    if quantity.unit and quantity.unit.split()[-1].lower() in measures.currencies:
        if quantity.high == 0:
            return None
        return Count(quantity, "money", quantity.unit, quantity.span, token, None, "money")
    if quantity.unit == "percent":
        return Count(quantity, "other", "percent", quantity.span, token, None, "percent")
    lemma = token.lemma_.lower()
    if lemma in TIME_UNITS:
        return _duration(quantity, token, measures)
    toll = toll or toll_of(token, number, measures)
    if lemma in measures.not_counted and (toll is None or lemma not in OTHERS):
        return None
    if toll is None or lemma in measures.acts:
        return _other(quantity, token, measures)
    if _is_idle(quantity, token, toll):
        return None
    return Count(
        quantity=quantity,
        measure=toll.measure,
        unit=_unit(quantity, token, toll, measures),
        evidence=_evidence(quantity, toll),
        token=token,
        word=toll.word,
        rule=f"{toll.measure}: {toll.word.lemma_.lower()}",
    )


def _is_idle(quantity: Quantity, token: Token, toll: Toll) -> bool:
    """Whether none or one is told without a claim: "no shots fired", "one hostage", "one of the prisoners"."""
    if quantity.high == 0:
        return toll.measure not in PERSON_MEASURES and token.lemma_.lower() not in CASUALTIES
    if quantity.low == quantity.high == 1:
        number = token.doc[quantity.token]
        of_many = number.i + 1 < len(token.doc) and token.doc[number.i + 1].lower_ == "of"
        return of_many or (toll.word == token and token.pos_ in ("NOUN", "PROPN"))
    return False


def _duration(quantity: Quantity, token: Token, measures: Measures) -> Count | None:
    """A length of time counts where it limits what is agreed, ordered or inflicted."""
    if quantity.unit and quantity.unit.split()[-1] in BARS:
        return Count(quantity, "duration", quantity.unit, quantity.span, token, None, "duration: behind bars")
    node = token
    for _ in range(3):
        node = node.head
        if node.lemma_.lower() in measures.limited:
            return Count(
                quantity, "duration", quantity.unit, quantity.span, token, node, f"duration: {node.lemma_.lower()}"
            )
    for child in token.children:
        for below in (child, *child.children):
            if below.i > token.i and below.lemma_.lower() in measures.limited:
                return Count(
                    quantity, "duration", quantity.unit, quantity.span, token, below, "duration: of what follows"
                )
    return None


def _other(quantity: Quantity, token: Token, measures: Measures) -> Count | None:
    """A number of people or things that no word of a measure governs; nothing, one and "the two sides" are none."""
    crowd = quantity.unit is None and token.dep_.startswith("nsubj") and (quantity.low or 0) > FEW
    if (quantity.unit is None and not crowd) or quantity.high in (0, 1):
        return None
    few = (quantity.low or quantity.high or 0) <= FEW
    if few and token.lemma_.lower() in measures.few_not_counted:
        if token.dep_ == "nsubj":
            return None
        return Count(quantity, "other", quantity.unit, quantity.span, token, None, "few")
    if any(child.lower_ in DEFINITE or child.dep_ == "nmod:poss" for child in token.lefts):
        return None
    return Count(quantity, "other", quantity.unit or "people", quantity.span, token, None, "other")


def _unit(quantity: Quantity, token: Token, toll: Toll, measures: Measures) -> str | None:
    """The unit as a record writes it, None where an earlier count names it ("30 others", "six wounded")."""
    lemma = token.lemma_.lower()
    if quantity.unit is None and toll.measure == "other":
        return "protesters"  # the only deeds that the table counts under this measure
    if quantity.unit is None or lemma in (*OTHERS, "more", "one"):
        return None
    if toll.measure in ("killed", "wounded") and lemma in ("death", "fatality", "injury", "casualty", "life"):
        return _who(token, measures)
    return quantity.unit


def _who(noun: Token, measures: Measures) -> str | None:
    """Who died where deaths are counted: "civilian deaths" are civilians."""
    for child in noun.lefts:
        if child.lemma_.lower() in measures.persons:
            return f"{child.lower_.removesuffix('s')}s"
    return None


def _evidence(quantity: Quantity, toll: Toll) -> Span:
    """The number with its unit, and on to the word that tells the measure where that is near."""
    word = toll.word
    start, end = word.idx, word.idx + len(word)
    first, last = sorted((word.i, quantity.token))
    if last - first > EVIDENCE_REACH or "\n" in word.doc[first:last].text:
        return quantity.span
    return Span(min(start, quantity.span.start), max(end, quantity.span.end))


def indefinite_counts(reading: Reading, measures: Measures) -> Iterator[Count]:
    """Single persons told without a number: "a child was killed and another injured"; the caller sifts them."""
    for token in reading.doc:
        if token.dep_ not in ("obj", "nsubj:pass", "conj", "nsubj"):
            continue
        article = next((child for child in token.lefts if child.dep_ == "det" and child.lower_ in ("a", "an")), None)
        alone = token.lower_ == "another"
        if not alone and (article is None or token.lemma_.lower() not in measures.persons):
            continue
        first = token.head if token.dep_ == "conj" else token
        part = any(child.dep_ in ("case", "mark") for noun in (token, first) for child in noun.children)
        toll = None if part else toll_of(token, token, measures)
        if toll is None or toll.measure not in ("killed", "wounded") or toll.word.pos_ not in ("VERB", "ADJ"):
            continue
        span = Span(article.idx if article is not None else token.idx, token.idx + len(token))
        if reading.report.is_quiet(span):
            continue
        unit = None if alone or article is None else reading.doc[article.i + 1 : token.i + 1].text
        quantity = Quantity(span, token.i, token.i, unit, 1, 1)
        yield Count(quantity, toll.measure, unit, _evidence(quantity, toll), token, toll.word, f"single {toll.measure}")
