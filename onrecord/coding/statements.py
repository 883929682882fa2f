"""Statements: from the acts of saying in a reading to who said what, to whom, where, when and on whose behalf."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.coding.saying.chosen import is_statement
from onrecord.coding.saying.labels import Labels
from onrecord.coding.saying.medium import Said, Where
from onrecord.coding.saying.meeting import Met, all_of, last_told, meeting
from onrecord.coding.saying.speakers import Speakers
from onrecord.coding.saying.stage import Stage
from onrecord.coding.saying.tellings import joined
from onrecord.coding.times import time_of
from onrecord.coding.voice import source_of
from onrecord.model import Attribution, Reading, Statement

if TYPE_CHECKING:
    from onrecord.coding.actors import Cast

__all__ = ["statements"]

LONGEST_PARAGRAPH = 2000
TURN = "say.label"
"""The rule of the turns of a transcript."""
OPENING = 4
"""Sentences, the headline among them, in which a report tells on what occasion its words were said."""


def statements(reading: Reading, cast: Cast) -> tuple[Statement, ...]:
    """The statements of a report in the order of the text: ids s1, s2, … and `source` where one reports another."""
    speakers = Speakers(reading, cast)
    labels = Labels(reading)
    where = Where(reading)
    drawn = [
        _turn(labels, each) if each.rule == TURN else _statement(reading, speakers, where, each)
        for each in reading.attributions
        if (labels.counts(each) if each.rule == TURN else is_statement(reading, speakers, each))
    ]
    drawn = [each for each in drawn if each[0].speaker or _is_passive_note(each[0])]
    drawn.sort(key=lambda each: _place(each[0]))
    found = _placed(meeting(reading, cast), drawn, reading, cast)
    found = sorted(joined(reading, _without_doubles(found)), key=_place)
    numbered = [replace(each, id=f"s{number}") for number, each in enumerate(found, start=1)]
    return tuple(replace(each, source=_source(numbered, each)) for each in numbered)


def _placed(met: Met, drawn: list[tuple[Statement, Said | None]], reading: Reading, cast: Cast) -> list[Statement]:
    """The statements in order with what they take over: medium, listeners, a speaker not named again."""
    alone = [statement for statement, _ in drawn]
    stage = Stage(met, _opening(reading, drawn, alone))
    drawn = [each for each in drawn if not _only_points_back(each[0], alone)]
    alone = [statement for statement, _ in drawn]
    found: list[Statement] = []
    for statement, said in drawn:
        statement, said = _by_its_maker(replace(statement, speaker=all_of(met, statement.speaker)), said, found)
        if not statement.speaker:
            statement = replace(statement, speaker=_continued(reading, cast, met, found, statement))
        found.append(stage.place(statement, said, _is_nested(statement, alone)))
    bodies = {each.speaker: each.on_behalf_of for each in reversed(found) if each.on_behalf_of}
    return [replace(each, on_behalf_of=each.on_behalf_of or bodies.get(each.speaker)) for each in found]


def _continued(reading: Reading, cast: Cast, met: Met, given: list[Statement], statement: Statement) -> tuple[str, ...]:
    """Who "It was noted" goes on: in a readout the participant last told of, else all; elsewhere who spoke before."""
    if met.names:
        return last_told(reading, cast, met, statement.evidence[0].start) or met.names
    before = _sentence_before(reading, given, statement)
    return before.speaker if before is not None else ()


def _by_its_maker(statement: Statement, said: Said | None, given: list[Statement]) -> tuple[Statement, Said | None]:
    """A statement that "the statement" makes goes to those who spoke in one right before, with that for its medium."""
    noun = statement.speaker[0].lower().rpartition(" ")[2] if len(statement.speaker) == 1 else ""
    for other in reversed(given):
        if noun and other.medium is not None and other.medium.rpartition(" ")[2] == noun:
            return replace(statement, speaker=other.speaker), Said(other.medium, "document")
    return statement, said


def _turn(labels: Labels, attribution: Attribution) -> tuple[Statement, Said | None]:
    """The statement of a turn in a transcript: its label has no verb, and nobody is named whom it is said to."""
    statement = Statement(
        id="",
        evidence=attribution.evidence,
        source=None,
        speaker=(labels.name(attribution),),
        manner=attribution.manner,
        content=attribution.content,
        cue=None,
        rule=attribution.rule,
    )
    return statement, None


def _opening(
    reading: Reading, drawn: list[tuple[Statement, Said | None]], alone: list[Statement]
) -> dict[tuple[str, ...], tuple[Said, tuple[str, ...]]]:
    """Who spoke where by the first sentences: what a lead tells before "He said this in an interview" is said there."""
    ends = [sent.end_char for sent in reading.doc.sents][:OPENING]
    found: dict[tuple[str, ...], tuple[Said, tuple[str, ...]]] = {}
    for statement, said in drawn:
        early = bool(ends) and (statement.cue or statement.evidence[0]).start < ends[-1]
        if said is not None and said.kind == "occasion" and early and not _is_nested(statement, alone):
            found.setdefault(statement.speaker, (said, statement.addressee))
    return found


def _statement(
    reading: Reading, speakers: Speakers, where: Where, attribution: Attribution
) -> tuple[Statement, Said | None]:
    """The statement of an act of saying, still without what it takes over from others, and where it was said."""
    heads = attribution.sources
    said = where.of(attribution)
    for head in heads:
        owners = where.owners(head) if speakers.is_document(head) else []
        if owners:
            said = where.document(head) or said
            heads = tuple(owners)
    speaker = speakers.names(heads, attribution.cue_token if heads == attribution.sources else None)
    addressee = speakers.names(head for head in attribution.addressees if speakers.may_speak(head))
    addressee = addressee or speakers.vocative(attribution)
    if not addressee and said is not None:
        addressee = speakers.names(said.listeners)
    statement = Statement(
        id="",
        evidence=attribution.evidence,
        source=None,
        speaker=speaker,
        manner=attribution.manner,
        content=attribution.content,
        cue=attribution.cue,
        addressee=tuple(name for name in addressee if name not in speaker),
        on_behalf_of=speakers.on_behalf_of(attribution, speaker),
        time=time_of(reading, attribution.cue_token) if attribution.cue_token is not None else None,
        rule=attribution.rule,
    )
    return statement, said


def _is_nested(each: Statement, others: list[Statement]) -> bool:
    """Whether the cue of a statement stands in what another one says."""
    inner = each.cue or (each.content[0] if each.content else each.evidence[0])
    return any(inner.within(span) for other in others if other.content != each.content for span in other.content)


def _only_points_back(statement: Statement, others: list[Statement]) -> bool:
    """Whether "He spoke about this in an interview" tells nothing but where the statements before it were made."""
    return statement.rule == "say.back" and any(
        inner.within(outer)
        for each in others
        if each.rule != "say.back" and each.speaker == statement.speaker
        for inner in each.content
        for outer in statement.content
    )


def _is_passive_note(statement: Statement) -> bool:
    return statement.rule.startswith("say.") and bool(statement.content) and statement.cue is not None


def _sentence_before(reading: Reading, given: list[Statement], statement: Statement) -> Statement | None:
    """The last statement that ends before this one in the same paragraph."""
    for other in reversed(given):
        between = reading.report.text[other.evidence[-1].end : statement.evidence[0].start]
        if other.speaker and "\n" not in between and len(between) <= LONGEST_PARAGRAPH:
            return other
    return None


def _without_doubles(found: list[Statement]) -> list[Statement]:
    """Statements without those that say the same words by the same speaker again under another cue."""
    kept: list[Statement] = []
    for statement in found:
        if not any(
            each.content == statement.content and each.speaker == statement.speaker and statement.content
            for each in kept
        ):
            kept.append(statement)
    return kept


def _place(statement: Statement) -> tuple[int, int]:
    spans = statement.content or statement.evidence
    return (spans[0].start, -max(span.end for span in spans))


def _source(statements: list[Statement], statement: Statement) -> str | None:
    """The statement whose content holds the cue and the words of this one."""
    others = [each for each in statements if each is not statement]
    if statement.rule == "say.cited":
        return next((each.id for each in others if each.content == statement.content), None)
    spans = [span for span in (statement.cue, *statement.content) if span is not None]
    sources = {source_of([each for each in others if each.content != statement.content], span) for span in spans}
    return sources.pop() if len(sources) == 1 else None
