"""Who can act, as tables: states, bodies, groups, offices and their holders, common nouns, given names.

`load` reads them once and checks them; a name in a text is found by `Actors.at`.
"""

from __future__ import annotations

from onrecord.data.actors.entries import Actors, Entry, Office, fold
from onrecord.data.actors.posts import Spell
from onrecord.data.actors.tables import load

__all__ = ["Actors", "Entry", "Office", "Spell", "fold", "load"]
