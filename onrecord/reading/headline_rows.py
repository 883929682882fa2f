"""Headlines join names by a comma where a sentence has "and": "Norland, Sudmark sign border deal".

Treebanks hold few headlines, and the network takes the second name for anything but a subject. It is given "and" in the
place of that comma; the text and its tokens stay as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from onrecord.data.actors import load

__all__ = ["joining_comma"]

LONGEST = 4
"""Words of a name."""
ENDS = frozenset(".!?:;")


def joining_comma(words: Sequence[str]) -> int | None:
    """The number of the comma that stands for "and" in a headline that opens with a row of known names, or None.

    The row must be followed by a word that is neither a name nor a mark, and the sentence must not end in a full stop:
    "Meanwhile, Norland said" and "In Vell, Sudmark" are no rows, since their first words are no names of actors.
    """
    if len(words) < 5 or "," not in words[1 : LONGEST + 1] or words[-1][-1:] in ENDS:
        return None
    end, first = _name(words, 0)
    comma = None
    while end and end + 1 < len(words) and words[end] == ",":
        after, other = _name(words, end + 1)
        if not after or other == first:
            break
        comma, end = end, after
    if comma is None or end >= len(words) or not words[end][:1].isalpha() or words[end].lower() in ("and", "or"):
        return None
    return comma


def _name(words: Sequence[str], start: int) -> tuple[int, str]:
    """The end of the longest known name that begins at `start`, and who it is; 0 where none begins.

    "Kyiv" and "Ukraine" are one actor: "Kyiv, Ukraine" tells a place and is no row.
    """
    for end in range(min(len(words), start + LONGEST), start, -1):
        if found := _known(" ".join(words[start:end])):
            return end, found
    return 0, ""


@lru_cache(maxsize=4096)
def _known(name: str) -> str:
    entry = load().entries.get(name.replace("’", "'"))
    return entry.name if entry is not None and name[:1].isupper() else ""
