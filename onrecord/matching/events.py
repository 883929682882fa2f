"""The same event told by several reports, and an event that one report tells and another denies."""

from __future__ import annotations

from onrecord.data.matching import load
from onrecord.matching.identities import states_in
from onrecord.matching.keys import is_ahead
from onrecord.matching.likeness import Likeness, compare
from onrecord.model import Event, Kept, Link

__all__ = ["event_link", "likeness_score", "may_be_one", "one_spot"]

ENOUGH = 0.6
"""Score from which two tellings are taken for one event."""
LONGEST = 45
"""Days of a window beyond which a telling says too little of when."""
VAGUE = 15
"""Days of a window from which more than parties must say that it is the same talk."""
BROAD = 3
"""Parties in common from which a gathering may have other participants too in each telling."""
VISIT, CALL = "visit", "phone"


def event_link(one: Kept, other: Kept) -> Link | None:
    """The link between two tellings of one event, or between a telling and its denial; None for two events."""
    mine, theirs = one.item, other.item
    assert isinstance(mine, Event) and isinstance(theirs, Event)
    if is_ahead(one) or is_ahead(other):
        return None
    found = compare(one, other)
    if found is None or found.gap > 0 or max(window.days for window in found.windows) > LONGEST:
        return None
    if _loose(found):
        return None
    score = likeness_score(found)
    if score < ENOUGH or _general(found):
        return None
    # What one telling dates loosely joins last, then what lies on the day before it was told.
    loose = 0.02 * (max(window.days for window in found.windows) > 3)
    score = round(score - loose - 0.01 * _day_before(found), 3)
    if (mine.status == "denied") != (theirs.status == "denied"):
        if one.report == other.report:
            return None
        told, denied = (one, other) if theirs.status == "denied" else (other, one)
        return Link("denies", told.id, denied.id, score, f"told as not so: {found.telling}")
    first, second = sorted((one.id, other.id))
    return Link("same event", first, second, score, found.telling)


def _day_before(found: Likeness) -> bool:
    """Whether a telling without a day is compared with one dated to the day before its publication."""
    tellings = zip((found.one, found.other), found.windows, reversed(found.windows), strict=True)
    return any(not mine.told and theirs.told and theirs.latest < (kept.day or "") for kept, mine, theirs in tellings)


def _loose(found: Likeness) -> bool:
    """Whether one telling's day is so vague that another talk of the same parties may be meant."""
    if found.style == "force" and not any(window.told for window in found.windows):
        return found.one.day != found.other.day  # in a war every day has its attacks
    days = sorted(window.days for window in found.windows)
    vague = days[1] > VAGUE and days[0] < days[1]
    return found.style == "talks" and vague and not (found.place == "same" or found.words >= 0.4)


def _general(found: Likeness) -> bool:
    """Whether two tellings of states' talks without a day may well be of different rounds: no person, place or words in
    common say that they are not."""
    if found.style != "talks" or found.place == "same" or found.words >= 0.5:
        return False
    tables = load()
    if any(tables.tells(kept.anchor, "standing") for kept in (found.one, found.other)):
        return True
    if all(window.told for window in found.windows):
        return False
    persons = any(one.person and other.person for one, other, _ in found.parties.pairs)
    calls = CALL in {getattr(found.one.item, "mode", None), getattr(found.other.item, "mode", None)}
    return not (persons or calls)


def likeness_score(found: Likeness) -> float:
    """How surely two tellings are of one thing, days aside: 0 where something stands against it, else up to 1."""
    if not may_be_one(found):
        return 0.0
    score = {"talks": _talks, "deal": _deal, "force": _force, "act": _act}[found.style](found)
    return round(min(score, 1.0), 3)


def may_be_one(found: Likeness) -> bool:
    """Whether nothing stands against two tellings being of one thing: parties, ways of meeting, directions."""
    one, other = found.one.item, found.other.item
    assert isinstance(one, Event) and isinstance(other, Event)
    if one_spot(found):
        return True
    if found.excluded and found.count < BROAD:
        return False
    pairs = found.parties.pairs
    if pairs and not any(mine.certain or theirs.certain or mine.state for mine, theirs, _ in pairs):
        return False
    modes = {one.mode, other.mode}
    if found.style == "talks":
        return (VISIT not in modes or len(modes) == 1) and not (CALL in modes and found.place == "differs")
    return not (found.crossed or found.doers.excluded or found.targets.excluded)


def one_spot(found: Likeness) -> bool:
    """Whether both tell of the same special matter at the same place that is no state: who did it may be told
    differently, and stays side by side."""
    place = found.one.item.place if isinstance(found.one.item, Event) else None
    spot = found.place == "same" and place is not None and place not in states_in(place)
    return spot and bool(found.matters) and found.same_type and found.style != "talks" and not found.crossed


def _talks(found: Likeness) -> float:
    """Talks are known by who takes part: two parties in common, or one and the place or the words."""
    one, other = found.one, found.other
    if found.count >= 2:
        score = 0.35 + 0.5 * found.weight + 0.1 * (found.place == "same") + 0.05 * found.same_type
        # Talks of two are not those of three on the same day, unless place or words say so.
        more = any(party.certain for party in (*found.parties.only_one, *found.parties.only_other))
        return score - 0.3 * (found.count == 2 and more and found.place != "same" and found.words < 0.4)
    parties = [len(found.parties.pairs) + len(rest) for rest in (found.parties.only_one, found.parties.only_other)]
    if found.count < 1 or found.weight < 0.8 or min(parties) > 1 or _others_named(found):
        return 0.0
    visit = getattr(one.item, "mode", None) == getattr(other.item, "mode", None) == VISIT
    if found.place == "differs":
        return 0.6 if visit and _one_journey(found) else 0.0
    if found.place == "same" and visit:
        return 0.65 + 0.3 * min(found.words, 1.0)
    return 0.15 * (found.place == "same") + (0.35 + 0.5 * min(found.words, 1.0)) * (found.words >= 0.5)


def _others_named(found: Likeness) -> bool:
    """Whether the sentence of a telling with one party names a state that the other telling knows nothing of."""
    parties = found.parties
    states = {party.state for one, other, _ in parties.pairs for party in (one, other)}
    states |= {party.state for party in (*parties.only_one, *parties.only_other)}
    for kept, rest in ((found.one, parties.only_one), (found.other, parties.only_other)):
        beyond = states_in(kept.quote) - states - states_in(getattr(kept.item, "place", None) or "")
        if not rest and beyond:
            return True
    return False


def _one_journey(found: Likeness) -> bool:
    """Whether two visits of one person on one day may be one: to places inside a state, a region and a site in it."""
    places = [getattr(kept.item, "place", None) or "" for kept in (found.one, found.other)]
    days = min(window.days for window in found.windows)
    return days == 1 and found.gap <= 0 and not any(place in states_in(place) for place in places)


def _deal(found: Likeness) -> float:
    """What is agreed, granted or given up is known by who and what about."""
    if not found.count or found.other_matters:
        return 0.0
    about = 0.35 * bool(found.matters) + 0.5 * min(found.words, 1.0)
    return 0.25 * found.weight + about + 0.1 * (found.place == "same") + 0.1 * found.same_type


def _force(found: Likeness) -> float:
    """What is done by force is known by doer, target, place and words; days full of attacks need place or words."""
    if found.place == "differs" or not found.same_type:
        return 0.0
    doer, target = bool(found.doers.pairs), bool(found.targets.pairs)
    known = 0.2 * doer + 0.2 * target
    return known + 0.35 * (found.place == "same") + 0.5 * min(found.words, 1.0) if known else 0.0


def _act(found: Likeness) -> float:
    """A demand, accusation, threat, pledge is known by who, towards whom and its words."""
    if one_spot(found):
        return 0.6 + 0.1 * bool(found.targets.pairs) + 0.3 * min(found.words, 1.0)
    if not found.doers.pairs or not found.same_type:
        return 0.0
    return 0.25 + 0.15 * bool(found.targets.pairs) + 0.6 * min(found.words, 1.0)
