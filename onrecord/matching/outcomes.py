"""What became of what was announced: an announcement beside a later telling, and two announcements of one thing."""

from __future__ import annotations

from onrecord.data.matching import Cue, load
from onrecord.matching.events import CALL, VISIT, likeness_score, one_spot
from onrecord.matching.identities import states_in
from onrecord.matching.likeness import Likeness, compare
from onrecord.matching.windows import day_after, days_between, status_of
from onrecord.model import Kept, Link, LinkKind

__all__ = ["commitment_link"]

ENOUGH = 0.6
"""Score from which a telling is taken for the outcome of an announcement."""
NARROW = 4
"""Days up to which an announced window is a date that another day can miss."""
MISSED = 7
"""Days after such a window within which the same thing on another day is the announced one, held at another time."""
SOON = 14
"""Days within which an announcement without a day is taken to come true where parties alone say so."""
VAGUE = 0.75
"""Score needed where the announcement has no day of its own: much may happen within sixty days."""

_TURNS: tuple[tuple[Cue, LinkKind, str], ...] = (
    ("extension", "extension", "told as extended"),
    ("postponement", "postponement", "told as put off"),
    ("cancellation", "cancellation", "told as called off"),
)


def commitment_link(one: Kept, other: Kept) -> Link | None:
    """The link between two events of which at least one is announced; None where they have nothing to do with one
    another, or where a wish, demand or condition is all there is."""
    mine, theirs = status_of(one), status_of(other)
    if mine == theirs == "planned":
        return _restated(one, other)
    if "planned" in (mine, theirs):
        announced, later = (one, other) if mine == "planned" else (other, one)
        return _became(announced, later)
    return None


def _restated(one: Kept, other: Kept) -> Link | None:
    """Two announcements of one thing; or one that moves what the other announced."""
    if (other.published or "", other.id) < (one.published or "", one.id):
        one, other = other, one
    found = compare(one, other)
    if found is None or found.one.item.time is None or found.other.item.time is None:
        return _undated(found) if found is not None else None
    score = likeness_score(found)
    if score < ENOUGH:
        return None
    if found.gap <= 0:
        return _turned(found, score) or _link("restated", one, other, score, found.telling)
    return _turned(found, score)


def _undated(found: Likeness) -> Link | None:
    """An announcement without a day is another's if the words say so too, or both were published within three days."""
    score = likeness_score(found)
    apart = abs(days_between(found.one.day or "0001-01-01", found.other.day or "9999-12-31"))
    enough = ENOUGH if apart <= 3 else VAGUE
    if score < enough or found.gap > 0 or (apart > 3 and not (found.words >= 0.4 or found.place == "same")):
        return None
    return _turned(found, score) or _link("restated", found.one, found.other, score, found.telling)


def _became(announced: Kept, later: Kept) -> Link | None:
    """What a telling says of an announcement that was published before it."""
    if announced.day is None or later.day is None or announced.report == later.report:
        return None
    if (later.published or "") < (announced.published or ""):
        return None
    found = compare(announced, later)
    status = status_of(later)
    if found is None or status == "possible":
        return None
    due, when = found.windows
    score = likeness_score(found)
    if score >= ENOUGH and (turn := _turned(found, score)) is not None:
        return turn
    if score >= ENOUGH and status == "denied" and later.day <= day_after(due.latest, MISSED):
        if due.told or _surely(found, score):
            return _link("denial", announced, later, score, f"told as not so: {found.telling}")
        return None
    if when.latest < announced.day or status == "denied":
        return None
    if not due.told:
        return _link("outcome", announced, later, score, found.telling) if _surely(found, score) else None
    if score >= ENOUGH and found.gap <= (0 if when.told else 1):
        return _link("outcome", announced, later, score, found.telling)
    return _differently(found, score)


def _surely(found: Likeness, score: float) -> bool:
    """Whether a telling is of an announcement without a day: soon after it, or later if place or words say so too."""
    if found.gap > 0:
        return False
    soon = days_between(found.one.day or "", found.windows[1].earliest) <= SOON
    if one_spot(found) and score >= ENOUGH:
        return soon
    if score < VAGUE or len(found.parties.pairs) < 2 or (found.style == "force" and not soon):
        return False
    place = getattr(found.one.item, "place", None)
    return soon or found.words >= 0.4 or (found.place == "same" and place is not None and place not in states_in(place))


def _differently(found: Likeness, score: float) -> Link | None:
    """The announced thing on another day soon after, or in another way (a call instead of a visit)."""
    due, when = found.windows
    modes = {getattr(found.one.item, "mode", None), getattr(found.other.item, "mode", None)}
    if score >= ENOUGH and due.days <= NARROW and 0 < found.gap <= MISSED and when.earliest > due.latest:
        days = f"{found.gap} day{'s' if found.gap > 1 else ''} after it was due"
        if when.told and found.count >= 2:
            return _link("different outcome", found.one, found.other, score, f"{days}; {found.telling}")
    otherwise = modes == {VISIT, CALL} and found.count >= 2 and not found.excluded and found.gap <= 0
    if otherwise and due.days <= NARROW:
        return _link("different outcome", found.one, found.other, 0.6, f"in another way; {found.telling}")
    return None


def _turned(found: Likeness, score: float) -> Link | None:
    """The later telling's own words: extended, put off, called off."""
    tables = load()
    words = f"{found.other.anchor} {found.other.about} {found.other.quote}"
    for cue, kind, told in _TURNS:
        if tables.tells(words, cue) and not tables.tells(found.one.quote, cue):
            return _link(kind, found.one, found.other, score, f"{told}: {found.telling}")
    return None


def _link(kind: LinkKind, one: Kept, other: Kept, score: float, reason: str) -> Link:
    if kind == "restated":
        first, second = sorted((one.id, other.id))
        return Link(kind, first, second, score, reason)
    return Link(kind, one.id, other.id, score, reason)
