"""The same words reported by several outlets, statements on one subject over time, and what is denied."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.data.matching import load
from onrecord.matching.keys import STATEMENT_DAYS, telling
from onrecord.matching.parties import agreement, parties_of
from onrecord.matching.windows import days_between
from onrecord.matching.words import RUN, content_words, overlap, runs
from onrecord.model import Kept, Link, Statement

__all__ = ["on_subject", "statement_link"]

ALIKE = 0.7
"""Share of the shorter statement's content words in the longer from which they are the same words."""
FEWEST = 4
"""Content words that a statement needs to be told from others."""
DENIED = 0.4
"""Share of words in common from which a denial is of that statement."""


def statement_link(one: Kept, other: Kept) -> Link | None:
    """The link between two reports of one statement, or between a statement and its denial by somebody else."""
    mine, theirs = one.item, other.item
    assert isinstance(mine, Statement) and isinstance(theirs, Statement)
    if one.day is None or other.day is None or abs(days_between(one.day, other.day)) > STATEMENT_DAYS:
        return None
    words = content_words(one.said), content_words(other.said)
    if min(map(len, words)) < FEWEST:
        return None
    speakers = agreement(parties_of(one, mine.speaker), parties_of(other, theirs.speaker))
    alike = overlap(one.said, other.said)
    denial = _denial(one, other, bool(speakers.pairs), alike)
    if denial is not None:
        return denial
    if one.report == other.report:
        return None
    first, second = sorted((one.id, other.id))
    run = _same_run(one.said, other.said)
    if speakers.pairs and (alike >= ALIKE or run):
        told = f"{alike:.0%} of the words" if alike >= ALIKE else "a run of words in common"
        return Link("same statement", first, second, round(max(alike, 0.7), 3), f"{speakers}; {told}")
    if run and alike >= ALIKE and not speakers.excluded:
        return Link("same statement", first, second, round(alike * 0.9, 3), f"{alike:.0%} of the words, in one run")
    return None


def _denial(one: Kept, other: Kept, same_speaker: bool, alike: float) -> Link | None:
    """A denial by somebody else, of what was said before it or on the same day."""
    tables = load()
    denies = [kept for kept in (one, other) if tables.tells(telling(kept), "denial")]
    if len(denies) != 1 or same_speaker or alike < DENIED:
        return None
    denial = denies[0]
    told = other if denial is one else one
    if (told.day or "") > (denial.day or ""):
        return None
    return Link("denies", told.id, denial.id, round(alike, 3), f"denies what was said: {alike:.0%} of the words")


def _same_run(one: str, other: str) -> bool:
    """Whether the two have a run of eight words in common, or all of a shorter one's."""
    mine, theirs = set(runs(one, RUN + 2)), set(runs(other, RUN + 2))
    return bool(mine & theirs)


def on_subject(statements: Iterable[Kept], speaker: str, subject: str) -> tuple[Kept, ...]:
    """What one speaker said on a subject, in the order of publication.

    The subject is words ("prisoner exchange"): a statement is on it if it holds all its content words, or speaks of
    the same matter in other words.
    """
    tables = load()
    wanted, matters = content_words(subject), tables.matters_of(subject)
    found = []
    for kept in statements:
        item = kept.item
        if not isinstance(item, Statement):
            continue
        probe = parties_of(Kept("", "", item), (speaker,))
        if not any(agreement(probe, (party,)).pairs for party in parties_of(kept, item.speaker)):
            continue
        about = tables.matters_of(kept.said)
        if wanted <= content_words(kept.said) or (matters and matters <= about):
            found.append(kept)
    return tuple(sorted(found, key=lambda each: (each.published or "", each.id)))
