"""Copies: one wire text reprinted by several outlets, found by exact digest and by MinHash over runs of words.

MinHash (Broder 1997) estimates the share of runs of five words that two texts have in common from the smallest hashes
of each; texts that share a band of the signature are compared. A copy adds an outlet and no witness.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from onrecord.matching.keys import key
from onrecord.matching.words import words_of
from onrecord.model import KeptReport, Link

__all__ = ["bands", "copy_link", "digest", "independent", "signature"]

HASHES, ROWS = 96, 4
"""24 bands of 4 hashes: texts with half of their runs in common share a band in 79 of 100 cases, with 0.7 in 99.8."""
SEED = 1
SHINGLE = 5
FEWEST = 12
"""Below so many words only the very same words are a copy: short texts are alike by chance."""
ALIKE = 0.6
"""Share of runs in common from which a text is taken for a copy."""
HELD = 0.85
"""Share of the shorter text's runs in the longer one: a copy that the outlet cut."""


def digest(text: str) -> str:
    """A digest of the words alone, so that case, spaces and punctuation make no difference."""
    return hashlib.sha256(" ".join(words_of(text)).encode()).hexdigest()[:32]


def signature(text: str) -> tuple[int, ...]:
    """The MinHash of a text's runs of five words: 96 unsigned 32-bit integers; empty for a text of few words."""
    words = words_of(text)
    if len(words) < FEWEST:
        return ()
    from rensa import RMinHash

    minhash = RMinHash(num_perm=HASHES, seed=SEED)
    minhash.update([" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)])
    return tuple(minhash.digest())


def bands(marks: Sequence[int], words: str) -> tuple[int, ...]:
    """The keys of a report: one for each band of its signature, one for its digest."""
    cut = range(0, len(marks), ROWS)
    return (key("digest", words), *(key("band", str(i), *map(str, marks[i : i + ROWS])) for i in cut))


def copy_link(one: KeptReport, other: KeptReport) -> Link | None:
    """The link between two reports of which one is a copy of the other, None if neither is."""
    first, second = sorted((one.id, other.id))
    if one.id == other.id:
        return None
    if one.digest == other.digest:
        return Link("copy", first, second, 1.0, "the same words")
    if not one.signature or not other.signature:
        return None
    alike = sum(a == b for a, b in zip(one.signature, other.signature, strict=True)) / len(one.signature)
    held = min(alike * (one.words + other.words) / ((1 + alike) * max(1, min(one.words, other.words))), 1.0)
    if alike >= ALIKE:
        return Link("copy", first, second, round(alike, 3), f"about {alike:.0%} of the runs of five words in common")
    if held >= HELD:
        return Link("copy", first, second, round(held, 3), f"about {held:.0%} of the shorter text stands in the longer")
    return None


def independent(reports: Iterable[str], links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """Reports grouped so that copies stand together: each group is one witness, its members are the outlets.

    Groups and members are in the order of their ids.
    """
    known = sorted(set(reports))
    group = {report: [report] for report in known}
    for link in sorted((link for link in links if link.kind == "copy"), key=lambda each: (each.one, each.other)):
        one, other = group.get(link.one), group.get(link.other)
        if one is not None and other is not None and one is not other:
            one.extend(other)
            for report in other:
                group[report] = one
    return tuple(sorted({id(each): tuple(sorted(each)) for each in group.values()}.values()))
