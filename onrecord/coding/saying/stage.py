"""On which stage something was said: an interview lasts for what its speaker says next, a call has two ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.coding.saying.medium import Said
from onrecord.coding.saying.words import saying_words
from onrecord.model import Reading, Span, Statement

if TYPE_CHECKING:
    from onrecord.coding.actors import Cast

__all__ = ["Stage", "participants"]

Names = tuple[str, ...]


class Stage:
    """What is known of medium and listeners while a report is gone through from its first statement to its last."""

    def __init__(self, met: Names) -> None:
        """`met` are the two who met or called one another in a readout, else it is empty."""
        self.met = met
        self.heard: dict[Names, tuple[Said, Names]] = {}
        self.platform: dict[Names, Said] = {}
        self.last: Statement | None = None

    def place(self, statement: Statement, said: Said | None, nested: bool) -> Statement:
        """The statement with its medium and addressee: its own, else those that go on from what was told before.

        A statement reported inside another one takes nothing over.
        """
        if nested:
            return replace(statement, medium=said.name if said is not None else None)
        addressee = statement.addressee
        if said is not None and said.kind == "platform":
            self.platform[statement.speaker] = said
        elif said is not None and said.name == "post":
            said = self.platform.get(statement.speaker, said)
        if said is not None and said.kind == "occasion":
            self.heard[statement.speaker] = (said, addressee)
        elif said is not None:
            self.heard.pop(statement.speaker, None)
        elif statement.speaker in self.heard and not addressee:
            said, addressee = self.heard[statement.speaker]
        if not addressee:
            addressee = self._goes_on(statement) or self._other_end(statement)
        placed = replace(statement, medium=said.name if said is not None else None, addressee=addressee)
        self.last = placed
        return placed

    def _goes_on(self, statement: Statement) -> Names:
        """Those told right before by the same speaker ("told reporters ...", "he added")."""
        last = self.last
        return last.addressee if last is not None and last.speaker == statement.speaker and statement.speaker else ()

    def _other_end(self, statement: Statement) -> Names:
        """The other of two who met."""
        if len(statement.speaker) == 1 and statement.speaker[0] in self.met:
            return tuple(name for name in self.met if name != statement.speaker[0])
        return ()


def participants(reading: Reading, cast: Cast) -> Names:
    """The two persons of a readout: those that alone are named where its headline and first sentence tell a meeting."""
    text = reading.report.text
    start = text.find("\n") + 1
    sents = [sent for sent in reading.doc.sents if sent.start_char >= start and len(sent) > 4]
    for sent in sents[:2]:
        if not any(token.lemma_.lower() in saying_words().meetings for token in sent):
            continue
        names = [name for name in cast.name_in(Span(sent.start_char, sent.end_char)) if " " in name]
        return tuple(names) if len(names) == 2 else ()
    return ()
