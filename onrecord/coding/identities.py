"""The actors of a record: one entry for every name that stands in a slot of an item, in the order of the items."""

from __future__ import annotations

from dataclasses import replace

from onrecord.coding.actors import Cast
from onrecord.coding.referents import ActorKind
from onrecord.coding.resolution import Told, resolve
from onrecord.model import Actor, Event, Form, Item, Statement

__all__ = ["identities"]


def identities(cast: Cast, items: tuple[Item, ...]) -> tuple[Actor, ...]:
    """Whom the names in the items stand for; `cast` is the one from which the items were coded, hearing or not.

    A name of an office ("the US president") is taken on the days of its items, else on that of publication.
    """
    chains = {chain.name: chain for chain in reversed(cast.reading.chains) if chain.name}
    home = cast.tables.publisher_state(cast.reading.report.outlet)
    published = (cast.reading.report.published or "")[:10]
    days: dict[str, list[tuple[str, str]]] = {}
    for item in items:
        for name in _names(item):
            days.setdefault(name, []).append(_days(item, published))
    kinds, forms = _told(cast, days)
    found = []
    for name, told in days.items():
        first, last = min(day for day, _ in told), max(day for _, day in told)
        actor = resolve(Told(name, chains.get(name), kinds.get(name), first, last, home), cast.tables)
        found.append(replace(actor, forms=tuple(Form(*form) for form in forms.get(name, {}).items())))
    return tuple(found)


def _told(
    cast: Cast, wanted: dict[str, list[tuple[str, str]]]
) -> tuple[dict[str, ActorKind], dict[str, dict[str, str]]]:
    """What kind of actor each name is to the cast, and the words that stood for it, each with what decided."""
    kinds: dict[str, ActorKind] = {}
    forms: dict[str, dict[str, str]] = {}
    for token, found in cast.answers():
        named = [name for name in found.names if name in wanted]
        if not named:
            continue
        mention = cast.mention_at(token)
        start, end = (mention.start, mention.end) if mention is not None else (token, token + 1)
        words = " ".join(cast.reading.doc[start:end].text.split())
        for name in named:
            forms.setdefault(name, {}).setdefault(words, found.reason)
            if found.kind is not None:
                kinds.setdefault(name, found.kind)
    return kinds, forms


def _names(item: Item) -> tuple[str, ...]:
    if isinstance(item, Statement):
        return (*item.speaker, *item.addressee, *((item.on_behalf_of,) if item.on_behalf_of else ()))
    return (*item.actors, *item.recipients) if isinstance(item, Event) else ()


def _days(item: Item, published: str) -> tuple[str, str]:
    """The days on which an item is or was, as far as told, else the day of publication."""
    if item.time is None or not (item.time.earliest and item.time.latest):
        return published, published
    return item.time.earliest[:10], item.time.latest[:10]
