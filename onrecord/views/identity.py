"""`onrecord actors show`: one identity on a page."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.coding.resolution import Told, resolve
from onrecord.data.actors import load
from onrecord.data.actors.persons import persons_named
from onrecord.errors import SettingsError
from onrecord.model import Actor, Chain
from onrecord.views.console import Page

__all__ = ["identity_of", "print_identity"]


def identity_of(name: str, day: str | None, own: Path | None) -> Actor:
    """Whom a name stands for, as in a report of that day that says nothing else of it."""
    if day is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        raise SettingsError(f"{day!r} is no day.", "Give year, month and day, such as 2025-05-16.")
    tables = load(own=own)
    known = name.replace("’", "'") in tables.entries
    person = Chain((), name, "PER") if not known and persons_named(name, tables) else None
    return resolve(Told(name, person, None, day or "", day or ""), tables)


def print_identity(actor: Actor) -> None:
    """Prints an actor: identity, what it is, offices, the reason, the candidates."""
    page = Page()
    page.tell((actor.label or actor.name, "bold"), f"  {actor.id or 'unresolved'}")
    what = (actor.kind, actor.country, actor.sector, actor.wikidata)
    page.tell((" · ".join(part for part in what if part), "dim"))
    for post in actor.posts:
        page.tell(f"{post.office} of {post.of} from {post.since or 'unknown'} to {post.until or 'now'}")
    page.tell((actor.reason, "italic"))
    for candidate in actor.candidates:
        page.tell(f"perhaps {candidate.name}: {candidate.reason}", indent=2)
