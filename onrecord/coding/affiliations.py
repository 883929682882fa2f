"""Whose organ or officer a name is: by the offices that the report gives, then by the tables."""

from __future__ import annotations

from onrecord.data.actors import Actors
from onrecord.data.actors.persons import persons_named
from onrecord.model import Reading

__all__ = ["Affiliations"]

RULERS = frozenset(("president", "prime minister", "chancellor", "king", "supreme leader"))
UNIONS = {
    "European Council": "European Union",
    "European Commission": "European Union",
    "European Parliament": "European Union",
    "Council of the European Union": "European Union",
}
"""Bodies whose officers say "we" for the union."""


class Affiliations:
    """The states behind the names of one report; each name is looked up once."""

    def __init__(self, reading: Reading, tables: Actors) -> None:
        self._tables = tables
        self._offices = {chain.name: chain.offices for chain in reading.chains if chain.name and chain.offices}
        self._day = (reading.report.published or "")[:10]
        self._states: dict[str, str | None] = {}
        self.publisher = self._tables.publisher_state(reading.report.outlet)

    def state_of(self, name: str) -> str | None:
        """The state whose organ, officer or own name this is; None if neither report nor tables tell."""
        if name not in self._states:
            self._states[name] = self._by_text(name) or self._by_tables(name)
        return self._states[name]

    def _by_text(self, name: str) -> str | None:
        for office in self._offices.get(name, ()):
            entry = self._tables.entries.get(office.of or "")
            if entry is not None:
                return entry.state or UNIONS.get(entry.name, entry.name)
            states = {hit.state for _, _, hit in self._tables.hits(office.of or "") if hit.kind == "state"}
            if len(states) == 1:
                return states.pop()  # "spokesperson for the Iranian Ministry of Foreign Affairs"
        return None

    def ruled_by(self, ruler: str) -> str | None:
        """The state of a ruler, whose surname alone may do ("the Trump administration"): who led it on the day of
        publication, else who ever did, if only one state knows a ruler of this name."""
        if (state := self.state_of(ruler)) is not None:
            return state
        led = [post for each in persons_named(ruler, self._tables) for post in each.spells if post.office in RULERS]
        on_the_day = [post for post in led if self._day and post.held(self._day)]
        states = {self._tables.entries[post.of].name for post in on_the_day or led}
        return states.pop() if len(states) == 1 else None

    def _by_tables(self, name: str) -> str | None:
        entry = self._tables.entries.get(name.replace("’", "'"))
        if entry is not None:
            return entry.state
        for post in self._tables.posts:
            if self._day and post.held(self._day) and self._bears(name, post.name, post.spellings):
                owner = self._tables.entries[post.of]
                return owner.state or owner.name
        states = [entry.state for _, _, entry in self._tables.hits(name) if entry.kind == "state"]
        return states[0] if len(set(states)) == 1 else None

    def _bears(self, name: str, leader: str, spellings: tuple[str, ...]) -> bool:
        """Whether a name is a leader's: the same words but for middle names and initials."""
        words = name.split()
        if len(words) < 2:
            return False
        return any((words[0], words[-1]) == (other.split()[0], other.split()[-1]) for other in (leader, *spellings))
