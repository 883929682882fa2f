"""In which state a place lies, as far as a small table of cities and regions tells it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from onrecord.data import rows
from onrecord.data.actors import load as load_actors
from onrecord.errors import DataError

__all__ = ["country_of", "is_known", "load"]

PATH = Path(__file__).parent / "countries.tsv"
KINDS = frozenset(
    ("oblast", "province", "governorate", "region", "district", "state", "city", "village", "town", "airport", "county")
)
"""Words that may follow the name of a place: "Kharkiv Oblast" lies where "Kharkiv" lies."""
SIDES = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
DIRECTIONS = frozenset(("the", "central", "upper", "lower", *SIDES, *(f"{side}ern" for side in SIDES)))
"""Words that may stand before it: "southern Lebanon" lies in Lebanon."""


@lru_cache(maxsize=4)
def load(path: Path = PATH) -> dict[str, str]:
    """Place -> state. Raises `DataError` that names file and line where a place stands twice or a state is unknown."""
    known = load_actors().entries
    places: dict[str, str] = {}
    for number, (place, state, source) in rows(path, ("place", "state", "source")):
        if state not in known:
            raise DataError(f"{path.name}, line {number}: {state!r} is no state.", "Write a name of actors/states.tsv.")
        if place in places or not source:
            raise DataError(f"{path.name}, line {number}: {place} stands twice or has no source.", "Correct the line.")
        places[place] = state
    return places


def country_of(name: str) -> str | None:
    """The state in which a place lies ("Kharkiv Oblast": "Ukraine"), None if the tables do not know it."""
    places, actors = load(), load_actors().entries
    for form in _forms(name.replace("’", "'")):
        if form in places:
            return places[form]
        entry = actors.get(form)
        if entry is not None and entry.kind in ("state", "territory"):
            return entry.state
    return None


def is_known(name: str) -> bool:
    """Whether a name is that of a place, state or capital in the tables."""
    return country_of(name) is not None


def _forms(name: str) -> list[str]:
    """The name as it stands, then without the kind of place behind it and the direction before it."""
    forms, words = [name], name.split()
    if len(words) > 1 and words[-1].lower() in KINDS:
        words = words[:-1]
        forms.append(" ".join(words))
    while len(words) > 1 and words[0].lower().replace("-", "") in DIRECTIONS:
        words = words[1:]
        forms.append(" ".join(words))
    return forms
