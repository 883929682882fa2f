"""Commitments: what was announced, by whom and for when, and what was known of it on any day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.data.matching import load
from onrecord.matching.groups import grouped
from onrecord.matching.keys import announces
from onrecord.matching.likeness import compare
from onrecord.matching.pacts import binds, pact_window
from onrecord.matching.windows import Window, day_after, status_of, window_of
from onrecord.model import Event, Kept, Link

__all__ = ["STATES", "Commitment", "State", "Step", "commitments", "history"]

State = Literal[
    "pending", "due", "happened", "happened differently", "postponed", "cancelled", "denied", "no report found"
]
STATES: tuple[State, ...] = (
    "pending", "due", "happened", "happened differently", "postponed", "cancelled", "denied", "no report found",
)  # fmt: skip
GRACE = 3
"""Days after its window for which a commitment stays due: reports come later than events."""

_BECAME: dict[str, State] = {
    "outcome": "happened",
    "different outcome": "happened differently",
    "postponement": "postponed",
    "cancellation": "cancelled",
    "denial": "denied",
}
_FINAL = frozenset(("happened", "happened differently", "cancelled", "denied"))


@dataclass(frozen=True, slots=True)
class Step:
    """What became known on a day (of publication): the state from then on, by which item, and why.

    `due` is the window that holds from then on, None where no report gives one.
    """

    day: str
    state: State
    item: str
    report: str
    reason: str
    due: Window | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something announced: `items` are the ids of the announcements, the first published first.

    `who` and `whom` are names of the first announcement, `what` its type, `about` its words; `basis` is in whose voice
    it was announced: names, or the outlet where the report tells it itself. `history` holds every step in the order of
    publication.
    """

    items: tuple[str, ...]
    what: str
    who: tuple[str, ...]
    whom: tuple[str, ...]
    about: str
    basis: str
    history: tuple[Step, ...]

    @property
    def id(self) -> str:
        """The id of the first announcement."""
        return self.items[0]

    def due_on(self, day: str) -> Window | None:
        """The window in which it was due, as known on a day; None before it was announced, or without any."""
        known = [step for step in self.history if step.day <= day]
        return known[-1].due if known else None

    def state_on(self, day: str) -> State | None:
        """The state as known on a day, by what was published until then; None before it was announced.

        Silence never says that a commitment was broken: after its window it stays `no report found`.
        """
        known = [step for step in self.history if step.day <= day]
        if not known:
            return None
        last = known[-1]
        if last.state in _FINAL:
            return last.state
        if last.due is None:
            return "postponed" if last.state == "postponed" else "due" if last.state == "due" else "pending"
        if day < last.due.earliest or (not last.due.told and day <= last.due.latest):
            return "postponed" if last.state == "postponed" else "pending"
        return "due" if day <= day_after(last.due.latest, GRACE) else "no report found"


def history(announced: Iterable[Kept], evidence: Iterable[tuple[Link, Kept]]) -> tuple[Step, ...]:
    """The steps of one commitment: its announcements, and the items that say what became of it with their links.

    A pure function of what is given; the order of the arguments does not matter. Of several outcomes the first told
    decides; an extension opens a new window in which the commitment is due anew, a postponement one that replaces it.
    """
    told: dict[tuple[str, str], tuple[Kept, Link | None]] = {}
    for kept in announced:
        told[kept.published or "", kept.id] = (kept, None)
    for link, kept in sorted(evidence, key=lambda each: (each[0].kind, each[0].one, each[1].id)):
        known = told.get((kept.published or "", kept.id))
        if known is None or known[1] is None or _RANK[link.kind] < _RANK[known[1].kind]:
            told[kept.published or "", kept.id] = (kept, link)
    steps: list[Step] = []
    for _, (kept, by) in sorted(told.items(), key=lambda each: each[0]):
        step = _step(kept, by, steps[-1] if steps else None)
        if step is not None:
            steps.append(step)
    return tuple(steps)


_RANK = {
    "extension": 0, "postponement": 1, "cancellation": 2, "denial": 3, "outcome": 4, "different outcome": 5,
}  # fmt: skip


def _step(kept: Kept, link: Link | None, before: Step | None) -> Step | None:
    """The step that an item makes, None where it says nothing new."""
    day = kept.day or "0001-01-01"
    window = _due(kept)
    if link is None:
        if before is not None and (before.state in _FINAL or window is None or window == before.due):
            return None
        reason = "announced" if before is None else "announced again"
        first: State = "due" if window is None and binds(kept) else "pending"
        if _called_off(kept):
            return Step(day, "cancelled", kept.id, kept.report, "told as called off", window)
        return Step(day, "pending" if window else first, kept.id, kept.report, reason, _narrower(before, window))
    if link.kind == "extension":
        start = before.due.latest if before and before.due and before.due.latest > day else day
        longer = Window(start, window.latest, True) if window and window.latest > start else None
        again = before is not None and before.day == day and before.state == "due"
        if again and longer is None:
            return None
        return Step(day, "due", kept.id, kept.report, link.reason, longer)
    state = _BECAME[link.kind]
    if before is not None and before.state in _FINAL:
        return None
    if state == "postponed":
        return Step(day, state, kept.id, kept.report, link.reason, window)
    return Step(day, state, kept.id, kept.report, link.reason, before.due if before else window)


def _called_off(kept: Kept) -> bool:
    """Whether talks are announced and called off in one sentence ("the planned talks have been cancelled")."""
    return getattr(kept.item, "type", None) == "CONSULT" and load().tells(kept.quote, "cancellation")


def _narrower(before: Step | None, window: Window | None) -> Window | None:
    """A window told anew holds; one that is only reckoned from publication never replaces one that was told."""
    if before is None or before.due is None or (window is not None and window.told):
        return window
    return before.due


def _due(kept: Kept) -> Window | None:
    """When what an item announces is due."""
    if isinstance(kept.item, Event):
        planned = status_of(kept) == "planned"
        told = kept.item.time is not None and (kept.item.time.earliest or kept.item.time.latest)
        return window_of(kept) if planned and (told or not binds(kept)) else None
    return pact_window(kept)


def commitments(items: Mapping[str, Kept], links: Iterable[Link]) -> tuple[Commitment, ...]:
    """Every commitment of the items, with its history, ordered by the first announcement.

    Announcements that links call restated, extended or put off are one commitment, unless their windows contradict.
    """
    found = [link for link in links if link.one in items and link.other in items]
    announced = {id_ for id_, kept in items.items() if announces(kept)}
    joining = [
        link
        for link in found
        if {link.one, link.other} <= announced and link.kind in ("restated", "extension", "postponement")
    ]
    made = []
    for group in grouped(announced, joining, lambda one, other: _apart(items[one], items[other])):
        inside = set(group)
        evidence = [(link, items[link.other]) for link in found if link.one in inside and link.kind in _RANK]
        kept = sorted((items[id_] for id_ in group), key=lambda each: (each.published or "", each.id))
        made.append(_commitment(kept, evidence))
    return tuple(sorted(made, key=lambda each: (each.history[0].day, each.id)))


def _apart(one: Kept, other: Kept) -> bool:
    """Whether two announcements, joined by others, contradict one another: other persons, or days far apart."""
    if not (isinstance(one.item, Event) and isinstance(other.item, Event)) or binds(one) or binds(other):
        return False
    found = compare(one, other)
    if found is None:
        return True
    told = all(window.told for window in found.windows)
    return found.excluded or (told and found.gap > 31)


def _commitment(kept: list[Kept], evidence: list[tuple[Link, Kept]]) -> Commitment:
    first = next((each for each in kept if isinstance(each.item, Event)), kept[0])
    item = first.item
    event = isinstance(item, Event)
    pact = binds(kept[0])
    return Commitment(
        items=tuple(each.id for each in kept),
        what=item.type if isinstance(item, Event) and not pact else "pact",
        who=item.actors if isinstance(item, Event) else (),
        whom=item.recipients if isinstance(item, Event) else (),
        about=kept[0].said or kept[0].quote if pact else (first.about or first.anchor) if event else first.quote,
        basis=", ".join(first.voice) or first.outlet or first.report,
        history=history(kept, evidence),
    )
