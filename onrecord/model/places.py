"""Where a report's places lie on the map: each named place once, resolved or with its candidates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from onrecord.model.report import Span

PlaceKind = Literal["country", "territory", "region", "admin1", "admin2", "capital", "city", "site", "water"]
"""What a place is: a state, a territory, a region without a seat in the administration ("Donbas"), a first- or
second-level division, a seat of government, another settlement, a single site (a crossing, an airport) or a water."""

__all__ = ["Location", "Place", "PlaceKind"]


@dataclass(frozen=True, slots=True)
class Location:
    """One entry of the gazetteer: a point on the map that a name may stand for.

    `country` is an ISO 3166-1 alpha-3 code, None for waters and regions of several states; `admin1` the name of the
    first-level division; `geonames` its id at geonames.org, None for entries of one's own; `latitude` and `longitude`
    are degrees of WGS 84, of a seat or a middle, never of a border.
    """

    name: str
    country: str | None
    admin1: str | None
    geonames: int | None
    kind: PlaceKind
    latitude: float
    longitude: float

    def to_json(self) -> dict[str, Any]:
        """This entry as a JSON object."""
        return {
            "name": self.name,
            "country": self.country,
            "admin1": self.admin1,
            "geonames": self.geonames,
            "kind": self.kind,
            "latitude": self.latitude,
            "longitude": self.longitude,
        }


@dataclass(frozen=True, slots=True)
class Place:
    """One place that a report names, in the order of first mention.

    `name` is what the report calls it, `names` every form that stands for it (an item's `place` is one of them) and
    `spans` all mentions. `location` is None where the name stays unresolved; `candidates` then holds what it may be,
    the likeliest first. `confidence` lies between 0 and 1; `reason` says in words what decided.
    """

    id: str
    name: str
    names: tuple[str, ...]
    spans: tuple[Span, ...]
    location: Location | None
    confidence: float
    reason: str
    candidates: tuple[Location, ...] = ()

    @property
    def geometry(self) -> dict[str, Any] | None:
        """The place as a GeoJSON geometry (a point, longitude before latitude), None where it is unresolved."""
        if self.location is None:
            return None
        return {"type": "Point", "coordinates": [self.location.longitude, self.location.latitude]}

    def to_json(self) -> dict[str, Any]:
        """This place as a JSON object; an unresolved one has `location` null and its candidates."""
        return {
            "id": self.id,
            "name": self.name,
            "names": list(self.names),
            "spans": [[span.start, span.end] for span in self.spans],
            "location": self.location.to_json() if self.location else None,
            "confidence": self.confidence,
            "reason": self.reason,
            "candidates": [candidate.to_json() for candidate in self.candidates],
        }
