"""In which state a place lies, as far as a small table of cities and regions tells it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from onrecord.data import rows
from onrecord.data.actors import load as load_actors
from onrecord.errors import DataError

__all__ = ["country_of", "is_known", "load"]

PATH = Path(__file__).parent / "countries.tsv"
PLACE_WORDS = (
    " Oblast", " Province", " Governorate", " Region", " region", " province", " oblast", " District", " district", " State", " state",
    " City", " city", " village", " Village", " town", " airport", " Airport", " International Airport",
)  # fmt: skip
"""What may follow the name of a place: "Kharkiv Oblast" lies where "Kharkiv" lies."""
DIRECTIONS = ("northern ", "southern ", "eastern ", "western ", "central ", "north-eastern ", "northeastern ", "south-eastern ",
              "southeastern ", "north-western ", "northwestern ", "south-western ", "southwestern ", "Northern ", "Southern ",
              "Eastern ", "Western ", "Central ", "the ", "The ", "north ", "south ", "east ", "west ")  # fmt: skip


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
    forms = [name]
    for word in PLACE_WORDS:
        if name.endswith(word):
            forms.append(name.removesuffix(word))
    for form in list(forms):
        forms.extend(form.removeprefix(word) for word in DIRECTIONS if form.startswith(word))
    return forms
