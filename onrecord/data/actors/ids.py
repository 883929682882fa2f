"""Identities that are the same in every report, and what sort of actor an entry of the tables is."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

from onrecord.data.actors.entries import Entry

if TYPE_CHECKING:
    from onrecord.data.actors.entries import Actors

__all__ = ["entry_id", "person_id", "slug", "sort_of"]

Sort = Literal["state", "territory", "body", "force", "group", "organisation", "party", "company", "media"]
SORTS: dict[str, Sort] = {
    "UNO": "organisation", "EUR": "organisation", "IGO": "organisation", "NGO": "organisation", "PTY": "party",
    "BUS": "company", "MNC": "company", "JRN": "media",
}  # fmt: skip
"""What the sector of a body or group makes of it."""


def slug(name: str) -> str:
    """A name as part of an identity: its words in small letters without accents, joined by dashes."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(char))
    return "-".join("".join(char if char.isalnum() else " " for char in re.sub("['’.]", "", plain)).split())


def entry_id(entry: Entry, tables: Actors) -> str:
    """The identity of an entry: "state:UKR", "territory:scotland", "body:state-department", "group:hamas"."""
    if entry.kind == "state":
        return f"state:{tables.codes[entry.name]}"
    return f"{entry.kind}:{slug(entry.name)}"


def person_id(name: str) -> str:
    """The identity of a person of the tables."""
    return f"person:{slug(name)}"


def sort_of(entry: Entry) -> Sort:
    """What sort of actor an entry is: its kind, but for organisations, parties, companies and media."""
    if entry.kind in ("state", "territory"):
        return entry.kind
    return SORTS.get(entry.sector, entry.kind)
