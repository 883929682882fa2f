"""Truces, corridors and grain deals: what is agreed for a time, whether it is told as kept, extended or ended.

Reports tell of a pact in many ways ("welcomes the extension of the truce", "a two-month truce", "the ongoing truce"),
mostly without its parties. A telling is known by the matter and the states that its sentence names.
"""

from __future__ import annotations

import re

from onrecord.data.matching import Cue, load
from onrecord.matching.identities import states_in
from onrecord.matching.windows import Window, day_after, days_between
from onrecord.matching.words import matters_in
from onrecord.model import Event, Figure, Kept, Link, LinkKind

__all__ = ["PACT_DAYS", "binds", "pact_heads", "pact_link", "pact_window"]

PACT_DAYS = 75
"""Days within which a later telling is taken to be of the pact told before."""
ANEW = 14
"""Days after which another report of an extension is another extension."""
TYPES = frozenset(("AGREE", "CONCEDE", "RETREAT", "SUPPORT", "COOPERATE"))
_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30.5, "months": 30.5, "year": 365, "years": 365}

_TURNS: tuple[tuple[Cue, LinkKind, str], ...] = (
    ("extension", "extension", "told as extended"),
    ("postponement", "postponement", "told as put off"),
    ("ended", "cancellation", "told as ended"),
)


def pact_heads(kept: Kept) -> tuple[tuple[str, str], ...]:
    """The matters and states by which a telling of a pact is found; empty for other items."""
    item = kept.item
    if not _lasts(kept) and not (isinstance(item, Event) and item.type in TYPES):
        return ()
    matters = matters_in(_sentence(kept)) & load().pacts
    if not matters:
        return ()
    return tuple((matter, state) for matter in sorted(matters) for state in sorted(_states(kept)))


def _sentence(kept: Kept) -> str:
    return kept.said if isinstance(kept.item, Figure) else kept.quote


def _lasts(kept: Kept) -> bool:
    """Whether a figure says for how long something was agreed: "a two-month truce", "extended for another two months",
    not "the first two months of the truce"."""
    item = kept.item
    if not isinstance(item, Figure) or item.measure != "duration":
        return False
    before, _, _ = kept.said.partition(kept.quote)
    return "-" in kept.quote or _FOR.search(f"{before}{kept.quote}") is not None


_FOR = re.compile(r"\b(?:for(?: the)?|another|further|additional|initial|next)\b[^,.]{0,25}$", re.IGNORECASE)


def _states(kept: Kept) -> frozenset[str]:
    """The states that the sentence or else the headline names, without the one that only welcomes or supports."""
    item = kept.item
    welcomes = item.actors if isinstance(item, Event) and item.type == "SUPPORT" and len(item.actors) == 1 else ()
    members = dict(kept.members)
    return (states_in(_sentence(kept)) or frozenset(kept.scene)) - {members.get(name, name) for name in welcomes}


def binds(kept: Kept) -> bool:
    """Whether a telling says that somebody bound themselves: announced, agreed, extended, or for how long."""
    item = kept.item
    if not pact_heads(kept) or (isinstance(item, Event) and item.status in ("possible", "denied")):
        return False
    tables = load()
    return (
        isinstance(item, Figure)
        or tables.tells(_sentence(kept), "binding")
        or tables.tells(_sentence(kept), "extension")
    )


def pact_window(kept: Kept) -> Window | None:
    """How long a pact is to hold: for the duration told, from the day told or else from publication on; None where no
    duration is told."""
    item = kept.item
    if not isinstance(item, Figure) or not _lasts(kept) or kept.day is None or item.high is None:
        return None
    days = _UNITS.get((item.unit or "").split(" ")[-1].lower())
    start = (item.time.earliest if item.time and item.time.earliest == item.time.latest else None) or kept.day
    return Window(start, day_after(start, round(item.high * days)), True) if days else None


def pact_link(one: Kept, other: Kept) -> Link | None:
    """The link between two tellings of one pact: what the later says of it; None for two pacts."""
    if one.day is None or other.day is None or one.report == other.report:
        return None
    heads = pact_heads(one)
    theirs = pact_heads(other) if heads else ()
    shared = set(heads) & set(theirs)
    # One state in common is enough only where one telling names no other: mediators and venues are named too.
    if not shared or len(shared) < min(2, len(heads), len(theirs)):
        return None
    if (other.published or "", other.id) < (one.published or "", one.id):
        one, other = other, one
    apart = days_between(one.day or "", other.day or "")
    if apart > PACT_DAYS or not binds(one):
        return None
    tables = load()
    matter, state = min(shared)
    told = f"{matter}, {state}"
    for cue, kind, words in _TURNS if _decides(other) else ():
        if tables.tells(_sentence(other), cue) and (apart > ANEW or not tables.tells(_sentence(one), cue)) and apart:
            return Link(kind, one.id, other.id, 0.7, f"{words}: {told}")
    if apart and tables.tells(_sentence(other), "holding") and _is_told(other):
        return Link("outcome", one.id, other.id, 0.7, f"told as in force: {told}")
    if binds(other) and apart <= ANEW:
        first, second = sorted((one.id, other.id))
        return Link("restated", first, second, 0.7, f"announced again: {told}")
    return None


def _decides(kept: Kept) -> bool:
    """Whether a telling can turn a pact: support for an extension does not extend anything, its welcome tells that."""
    item = kept.item
    if not isinstance(item, Event):
        return True
    welcomed = item.type != "SUPPORT" or load().tells(kept.quote, "welcoming")
    return welcomed and item.status in ("happened", "ongoing")


def _is_told(kept: Kept) -> bool:
    item = kept.item
    return not isinstance(item, Event) or item.status in ("happened", "ongoing")
