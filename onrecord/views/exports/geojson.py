"""The events and figures on the map, as GeoJSON (RFC 7946); those without a place that is known have no geometry."""

from __future__ import annotations

import json
from typing import TextIO

from onrecord.ledger import Ledger
from onrecord.model import Statement
from onrecord.views.timeline import entry_form

__all__ = ["write"]


def write(ledger: Ledger, stream: TextIO) -> None:
    """Writes one feature an event or figure, one a line."""
    stream.write('{"type": "FeatureCollection", "features": [')
    begun = False
    for found in ledger.entries():
        item = found.entry.item
        if isinstance(item, Statement):
            continue
        place = found.record.located(item)
        feature = {
            "type": "Feature",
            "id": found.entry.id,
            "geometry": place.geometry if place else None,
            "properties": entry_form(found.entry) | {"place": place.to_json() if place else None},
        }
        stream.write((",\n" if begun else "\n") + json.dumps(feature, ensure_ascii=False))
        begun = True
    stream.write("\n]}\n")
