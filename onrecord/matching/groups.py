"""Groups out of links: the surest links first, and no group with two members that contradict one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from onrecord.matching.events import may_be_one
from onrecord.matching.keys import is_ahead
from onrecord.matching.likeness import compare
from onrecord.model import Event, Kept, Link, LinkKind

__all__ = ["events", "grouped", "same"]


def grouped(
    members: Iterable[str], links: Iterable[Link], apart: Callable[[str, str], bool]
) -> tuple[tuple[str, ...], ...]:
    """Members in groups, each joined by links, none with two members that are `apart`.

    The result depends on the links and not on their order: those with the highest score join first, then by their ids.
    Groups and members are in the order of their ids.
    """
    group = {member: [member] for member in sorted(members)}
    for link in sorted(links, key=lambda each: (-each.score, each.one, each.other)):
        one, other = group.get(link.one), group.get(link.other)
        if one is None or other is None or one is other or any(apart(a, b) for a in one for b in other):
            continue
        one.extend(other)
        for member in other:
            group[member] = one
    return tuple(sorted({id(each): tuple(sorted(each)) for each in group.values()}.values()))


def same(items: Mapping[str, Kept], links: Iterable[Link], kind: LinkKind) -> tuple[tuple[str, ...], ...]:
    """The items joined by links of one kind; items that no such link joins stand alone."""
    found = [link for link in links if link.kind == kind]
    joined = {id_ for link in found for id_ in (link.one, link.other)} & set(items)
    return grouped(joined, found, lambda one, other: False)


def events(items: Mapping[str, Kept], links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """Every event that was told as happened, ongoing or denied, with all its tellings; wishes and plans are not among
    them. Tellings that contradict one another in who or when are never one event, whatever else joins them."""
    told = {id_ for id_, kept in items.items() if isinstance(kept.item, Event) and not is_ahead(kept)}
    return grouped(told, (link for link in links if link.kind == "same event"), lambda a, b: _apart(items[a], items[b]))


def _apart(one: Kept, other: Kept) -> bool:
    found = compare(one, other)
    if found is None or not may_be_one(found):
        return True
    return found.gap > 0
