"""Which acts of saying are statements: plain saying, questions, thoughts of actors, and acts whose words are given."""

from __future__ import annotations

from onrecord.coding.saying.speakers import Speakers
from onrecord.model import Attribution, Reading

__all__ = ["is_statement"]

STRONG = frozenset(
    {"clause", "quote", "around", "colon", "according", "back", "carried", "noun-clause", "noun", "headline"}
)
"""Frames in which the words themselves are given."""
HELD = frozenset({"believe", "hope", "expect", "fear"})
"""Thoughts that count with an infinitive ("expects to lose")."""
WEAK = frozenset({"object", "phrase", "inf", "noun-phrase", "as"})
LEAST_PROPOSED = 0.3
"""Least mean probability of "said" that the network must give to the words under a weak cue."""
FIRST = frozenset({"i", "we", "you", "one", "me", "us"})


def is_statement(reading: Reading, speakers: Speakers, attribution: Attribution) -> bool:
    """Whether an act of saying is a statement of the record, by class and frame of its cue and by who speaks.

    Acts done by saying ("urged", "condemned") count only where a clause or a quotation gives their words; what was not
    said, and what people in general say, does not count.
    """
    cls, _, frame = attribution.rule.partition(".")
    if attribution.rule.endswith((".unreal", ".wordless")):
        return False
    if frame == "none":
        return bool(attribution.sources) and all(speakers.may_speak(head) for head in attribution.sources)
    if not attribution.sources:
        return _told_without_speaker(reading, attribution)
    if _is_doubted(reading, attribution, cls, frame):
        return False
    if _is_first_person_thought(reading, attribution, cls):
        return False
    speak = all(speakers.may_speak(head) for head in attribution.sources)
    if frame == "cited":
        return speak
    if (
        frame == "object"
        and _lemma(reading, attribution) in ("cite", "quote")
        and _cites_persons(reading, speakers, attribution)
    ):
        return False
    if cls == "act":
        return speak and (
            frame in ("clause", "quote", "noun-clause", "noun", "carried", "colon") or attribution.manner != "indirect"
        )
    if cls == "think":
        return speak and (frame in STRONG or (frame == "inf" and _lemma(reading, attribution) in HELD))
    if cls == "show" and _is_quoted(reading, attribution):
        return False
    if cls == "show":
        return speak and (frame in STRONG or all(speakers.is_document(head) for head in attribution.sources))
    if frame in STRONG:
        return speak or attribution.manner != "indirect" or not _is_pronoun(reading, attribution)
    return speak


def _is_doubted(reading: Reading, attribution: Attribution, cls: str, frame: str) -> bool:
    """Whether a weak cue finds no words that the network takes for something said.

    Rules alone are better than the network alone; but where a noun phrase or a thought is all there is, what the
    network does not see is mostly no statement.
    """
    weak = frame in WEAK or cls in ("think", "show")
    if not weak or reading.proposals is None or attribution.manner != "indirect":
        return False
    words = [
        token.i
        for span in attribution.content
        for token in reading.doc.char_span(*span, alignment_mode="expand") or ()
        if not token.is_punct and not token.is_space
    ]
    return bool(words) and float(reading.proposals.content[words].mean()) < LEAST_PROPOSED


def _lemma(reading: Reading, attribution: Attribution) -> str:
    return reading.doc[attribution.cue_token].lemma_.lower() if attribution.cue_token is not None else ""


def _cites_persons(reading: Reading, speakers: Speakers, attribution: Attribution) -> bool:
    """Whether "citing ..." names those who said it, and not what they said."""
    span = attribution.content[0]
    piece = reading.doc.char_span(span.start, span.end, alignment_mode="expand")
    return piece is not None and speakers.is_unnamed(piece.root.i)


def _is_pronoun(reading: Reading, attribution: Attribution) -> bool:
    return all(reading.doc[head].pos_ in ("PRON", "DET") for head in attribution.sources)


def _told_without_speaker(reading: Reading, attribution: Attribution) -> bool:
    """Whether a passive "It was noted that", "The need was stressed" counts, as it does in readouts of talks."""
    if attribution.cue_token is None:
        return False
    cue = reading.doc[attribution.cue_token]
    passive = any(child.dep_ in ("aux:pass", "nsubj:pass") for child in cue.children)
    return (
        passive and cue.tag_ in ("VBN", "VBD") and cue.lemma_.lower() in NOTED and attribution.rule.startswith("say.")
    )


NOTED = frozenset(
    ("note", "stress", "emphasize", "emphasise", "underline", "underscore", "state", "point", "mention")
) | frozenset(("highlight", "draw", "lay", "place"))


def _is_first_person_thought(reading: Reading, attribution: Attribution, cls: str) -> bool:
    """Whether speakers only tell what they themselves think or say now ("I think") inside a quotation."""
    if attribution.cue_token is None:
        return False
    cue = reading.doc[attribution.cue_token]
    quoted = _is_quoted(reading, attribution)
    first = all(reading.doc[head].lower_ in FIRST for head in attribution.sources)
    return first and quoted and (cls in ("think", "act") or cue.tag_ in ("VBP", "VBZ", "VB", "VBG"))


def _is_quoted(reading: Reading, attribution: Attribution) -> bool:
    """Whether the cue itself stands inside a quotation of speech."""
    cue = attribution.cue
    return cue is not None and any(
        q.content.start <= cue.start < q.content.end for q in reading.quotations if not q.scare
    )
