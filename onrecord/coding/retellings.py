"""Joins the tellings of one event: a headline, the lead and a later paragraph make one item with all their evidence."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.coding.tellings import Telling
from onrecord.model import Span, Time

__all__ = ["Story", "join"]

LIKE = frozenset({"happened", "ongoing"})
"""Statuses that two tellings of one event may differ in."""
FOLLOWED = frozenset({"CONSULT", "AGREE", "ASSAULT", "MOBILIZE", "PROTEST", "COERCE", "RETREAT", "SANCTION", "AID"})
"""Types whose nouns point back to an event told before ("the talks", "this attack")."""


OPENING = 6
"""Sentences at the beginning of a report, its headline among them, in which its headline's event is told again."""


@dataclass(slots=True)
class Story:
    """An event with all its tellings, the fullest first."""

    tellings: list[Telling]

    @property
    def main(self) -> Telling:
        """The fullest telling."""
        return self.tellings[0]

    def add(self, telling: Telling) -> None:
        """Takes in another telling; the fullest comes first, the others in the order of the text."""
        self.tellings.append(telling)
        best = max(self.tellings, key=lambda t: (t.weight, -t.anchor))
        rest = sorted((t for t in self.tellings if t is not best), key=lambda t: t.anchor)
        self.tellings = [best, *rest]

    def evidence(self) -> tuple[Span, ...]:
        """The spans of all tellings, each once, the fullest telling's first."""
        return tuple(dict.fromkeys(t.evidence for t in self.tellings))


def join(tellings: list[Telling]) -> list[Story]:
    """The events of a report, in the order in which their anchors stand."""
    stories: list[Story] = []
    for telling in tellings:
        known = _known(telling, stories)
        if known is not None:
            known.add(telling)
        elif "follows" not in telling.rule.marks and (telling.actors or telling.recipients or telling.place):
            stories.append(Story([telling]))
    return sorted(stories, key=lambda story: story.main.anchor)


def _known(telling: Telling, stories: list[Story]) -> Story | None:
    """The story that the telling goes on with, nearest first."""
    for story in reversed(stories):
        if any(_same(telling, other) for other in story.tellings):
            return story
    return None


def _same(new: Telling, old: Telling) -> bool:
    """Whether two tellings tell one event: nothing in them differs and something ties them together."""
    if new.type != old.type or not _status_fits(new, old) or not _mode_fits(new.mode, old.mode):
        return False
    if (
        new.type == "ASSAULT"
        and new.definite
        and not new.actors
        and new.mode in (None, old.mode)
        and new.sentence - old.sentence <= 3
    ):
        return _time_fits(new.time, old.time)
    titled = new.headline != old.headline and _titles(new, old)
    if not titled and not (_names_fit(new.actors, old.actors) and _names_fit(new.recipients, old.recipients)):
        return False
    if not _time_fits(new.time, old.time) or (
        new.place and old.place and new.place != old.place and new.type != "ASSAULT" and not titled
    ):
        return False
    if titled or _one_clause(new, old):
        return True
    if "toll" in new.rule.marks and not new.actors:
        return new.sentence - old.sentence <= 2
    shared = set(new.actors + new.recipients) & set(old.actors + old.recipients)
    bare = not new.actors and not new.recipients
    if bare:
        return (
            new.type in FOLLOWED
            and (new.definite or new.type == "CONSULT")
            and (new.place is None or new.place == old.place)
        )
    if not shared:
        return False
    if new.headline or old.headline or ("war" in new.rule.marks and "war" in old.rule.marks):
        return True
    if new.type == "AGREE" and not new.definite:
        return new.about is not None and new.about == old.about
    if new.type in ("CONSULT", "AGREE"):
        return len(shared) > 1 or len(old.actors) == 1
    return new.definite or (new.rule.id == old.rule.id and new.about is not None and new.about == old.about)


def _titles(new: Telling, old: Telling) -> bool:
    """Whether a headline and a first paragraph tell one event: a name is shared, or the headline names nobody."""
    title, body = (new, old) if new.headline else (old, new)
    parties = set(title.actors + title.recipients)
    return body.sentence <= OPENING and (not parties or bool(parties & set(body.actors + body.recipients)))


def _one_clause(new: Telling, old: Telling) -> bool:
    """Whether one sentence tells an act twice: "provides aid", "launched an attack, with strikes on two towns".

    The second telling names no doer, and nobody hit that the first does not name.
    """
    if new.sentence != old.sentence or new.actors or new.rule.sides:
        return False
    return bool(old.actors) and set(new.recipients) <= set(old.recipients)


def _status_fits(new: Telling, old: Telling) -> bool:
    return new.status == old.status or {new.status, old.status} <= LIKE


def _mode_fits(new: str | None, old: str | None) -> bool:
    return new == old or (None in (new, old) and "visit" not in (new, old))


def _names_fit(new: tuple[str, ...], old: tuple[str, ...]) -> bool:
    return not new or not old or set(new) <= set(old) or set(old) <= set(new)


def _time_fits(new: Time | None, old: Time | None) -> bool:
    if new is None or old is None:
        return True
    return (new.earliest or "") <= (old.latest or "9999") and (old.earliest or "") <= (new.latest or "9999")
