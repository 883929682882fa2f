"""What a changed report says otherwise than before: the stretches of words that went and that came."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

__all__ = ["Change", "changes_of", "difference", "difference_json"]

_WORD = re.compile(r"\s*\S+")
_LONGEST = 4_000
"""Words of two stretches together up to which they are compared word by word."""


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch of a text that changed: what it was, what it is now, and where it is in the newer text."""

    was: str
    now: str
    at: int

    def to_json(self) -> dict[str, Any]:
        """This change as the ledger keeps it."""
        return {"was": self.was, "now": self.now, "at": self.at}


def difference(older: str, newer: str) -> tuple[Change, ...]:
    """How to make the newer text out of the older one: lines first, then words within the lines that changed."""
    old, new = older.splitlines(keepends=True), newer.splitlines(keepends=True)
    starts = _starts(new)
    changes: list[Change] = []
    for tag, from_, to, at, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            changes += _words("".join(old[from_:to]), "".join(new[at:end]), starts[at])
    return tuple(changes)


def difference_json(older: str, newer: str) -> str:
    """The difference as the ledger keeps it."""
    return json.dumps([change.to_json() for change in difference(older, newer)], ensure_ascii=False)


def changes_of(kept: str) -> tuple[Change, ...]:
    """The difference back from the form in which it is kept."""
    return tuple(Change(**each) for each in json.loads(kept))


def _words(older: str, newer: str, offset: int) -> Iterator[Change]:
    old, new = _cut(older), _cut(newer)
    if len(old) + len(new) > _LONGEST:
        yield Change(older, newer, offset)
        return
    starts = _starts(new)
    for tag, from_, to, at, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Change("".join(old[from_:to]), "".join(new[at:end]), offset + starts[at])


def _cut(text: str) -> list[str]:
    """The words of a text, each with the space before it; together they are the text."""
    words = _WORD.findall(text)
    rest = text[sum(map(len, words)) :]
    return [*words, rest] if rest else words


def _starts(parts: list[str]) -> list[int]:
    """Where each part begins in the whole, and where the whole ends."""
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return starts
