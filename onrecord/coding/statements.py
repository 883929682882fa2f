"""Statements: from the acts of saying in a reading to who said what, to whom, where, when and on whose behalf."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.coding.saying.chosen import is_statement
from onrecord.coding.saying.medium import Said, Where
from onrecord.coding.saying.speakers import Speakers
from onrecord.coding.saying.tellings import joined
from onrecord.coding.times import time_of
from onrecord.coding.voice import source_of
from onrecord.model import Attribution, Reading, Span, Statement

if TYPE_CHECKING:
    from onrecord.coding.actors import Cast

__all__ = ["statements"]

LONGEST_GAP = 3
"""Characters between two sentences that follow one another."""


def statements(reading: Reading, cast: Cast) -> tuple[Statement, ...]:
    """The statements of a report in the order of the text, with ids s1, s2, … and `source` where one reports another."""
    speakers = Speakers(reading, cast)
    where = Where(reading)
    found: list[Statement] = []
    stage = _Stage()
    for attribution in reading.attributions:
        if is_statement(reading, speakers, attribution):
            found.append(_statement(reading, speakers, where, stage, attribution))
    found = sorted((each for each in found if each.speaker or _is_passive_note(each)), key=_place)
    found = _with_speakers(reading, cast, found)
    found = joined(reading, _without_doubles(found))
    found.sort(key=_place)
    numbered = [replace(each, id=f"s{number}") for number, each in enumerate(found, start=1)]
    return tuple(replace(each, source=_source(numbered, each)) for each in numbered)


class _Stage:
    """Where each speaker was last heard: an interview or a briefing lasts for what the same speaker says next."""

    def __init__(self) -> None:
        self.heard: dict[tuple[str, ...], tuple[Said, tuple[str, ...]]] = {}


def _statement(
    reading: Reading, speakers: Speakers, where: Where, stage: _Stage, attribution: Attribution
) -> Statement:
    heads = attribution.sources
    said = where.of(attribution)
    for head in heads:
        owners = where.owners(head) if speakers.is_document(head) else []
        if owners:
            said = where.document(head) or said
            heads = tuple(owners)
    speaker = speakers.names(heads)
    addressee = speakers.names(attribution.addressees) or (speakers.names(said.listeners) if said is not None else ())
    said, addressee = _on_stage(stage, speaker, said, addressee)
    return Statement(
        id="",
        evidence=attribution.evidence,
        source=None,
        speaker=speaker,
        manner=attribution.manner,
        content=attribution.content,
        cue=attribution.cue,
        addressee=tuple(name for name in addressee if name not in speaker),
        medium=said.name if said is not None else None,
        on_behalf_of=speakers.on_behalf_of(attribution, speaker),
        time=time_of(reading, attribution.cue_token) if attribution.cue_token is not None else None,
        rule=attribution.rule,
    )


def _on_stage(
    stage: _Stage, speaker: tuple[str, ...], said: Said | None, addressee: tuple[str, ...]
) -> tuple[Said | None, tuple[str, ...]]:
    """The medium and the listeners of a statement: its own, else those of the occasion on which the speaker was last heard."""
    if said is not None:
        if said.kind == "occasion":
            stage.heard[speaker] = (said, addressee)
        else:
            stage.heard.pop(speaker, None)
        return said, addressee
    if speaker in stage.heard and not addressee:
        return stage.heard[speaker]
    return None, addressee


def _is_passive_note(statement: Statement) -> bool:
    return statement.rule.startswith("say.") and bool(statement.content) and statement.cue is not None


def _with_speakers(reading: Reading, cast: Cast, found: list[Statement]) -> list[Statement]:
    """Gives what "was noted" in a readout to whoever spoke right before it, else to all who met."""
    given: list[Statement] = []
    for each in found:
        if not each.speaker:
            before = _sentence_before(reading, given, each)
            speaker = before.speaker if before is not None else _participants(reading, cast)
            addressee = before.addressee if before is not None else ()
            each = replace(each, speaker=speaker, addressee=addressee)
        given.append(each)
    return given


def _sentence_before(reading: Reading, given: list[Statement], statement: Statement) -> Statement | None:
    """The statement of the sentence right before this one, in the same paragraph."""
    for other in reversed(given):
        between = reading.report.text[other.evidence[-1].end : statement.evidence[0].start]
        if other.speaker and "\n" not in between and len(between) <= LONGEST_GAP:
            return other
    return None


def _participants(reading: Reading, cast: Cast) -> tuple[str, ...]:
    """The two persons named first in a readout: those who met; empty unless just two are named in the first sentences."""
    text = reading.report.text
    start = text.find("\n") + 1
    end = next(
        (sent.end_char for sent in reading.doc.sents if sent.end_char > start + 1 and sent.text.strip()), len(text)
    )
    names = [name for name in cast.name_in(Span(start, end)) if " " in name]
    return tuple(names) if len(names) == 2 else ()


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
    spans = [span for span in (statement.cue, *statement.content) if span is not None]
    sources = {source_of([each for each in others if each.content != statement.content], span) for span in spans}
    return sources.pop() if len(sources) == 1 else None
