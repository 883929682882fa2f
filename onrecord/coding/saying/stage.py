"""On which stage something was said: an interview lasts for what its speaker says next, a call has two ends."""

from __future__ import annotations

from dataclasses import replace

from onrecord.coding.saying.medium import Said
from onrecord.coding.saying.meeting import Met
from onrecord.model import Statement

__all__ = ["Stage"]

Names = tuple[str, ...]
OTHER = ("counterpart", "interlocutor")
"""Words for the other of two who met."""


class Stage:
    """What is known of medium and listeners while a report is gone through from its first statement to its last."""

    def __init__(self, met: Met, opening: dict[Names, tuple[Said, Names]]) -> None:
        """`met` are those who met in a readout; `opening` tells who spoke where by the report's first sentences."""
        self.met = met
        self.heard = dict(opening)
        self.platform: dict[Names, Said] = {}
        self.last: Statement | None = None

    def place(self, statement: Statement, said: Said | None, nested: bool) -> Statement:
        """The statement with its medium and addressee: its own, else those that go on from what was told before.

        A statement reported inside another one takes nothing over.
        """
        if nested:
            return replace(statement, medium=said.name if said is not None else None)
        addressee = statement.addressee
        if len(addressee) == 1 and addressee[0].lower().endswith(OTHER):
            addressee = self._other_end(statement) or addressee
        if said is not None and said.kind == "platform":
            self.platform[statement.speaker] = said
        elif said is not None and said.name == "post":
            said = self.platform.get(statement.speaker, said)
        if said is None and statement.speaker not in self.heard and self._is_of_the_call(statement):
            said = Said(self.met.medium, "call")
        if said is not None and said.kind == "occasion" and (said.name or statement.speaker not in self.heard):
            self.heard[statement.speaker] = (said, addressee)
        elif said is not None and said.kind not in ("answer", "call", "occasion"):
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
        names = self.met.names
        if len(names) == 2 and len(statement.speaker) == 1 and statement.speaker[0] in names:
            return tuple(name for name in names if name != statement.speaker[0])
        return ()

    def _is_of_the_call(self, statement: Statement) -> bool:
        """Whether a speaker is one of those who talked by telephone in a readout of nothing else."""
        return self.met.medium is not None and bool(set(statement.speaker) & set(self.met.names))
