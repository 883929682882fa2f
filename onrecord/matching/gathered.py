"""Reports gathered in memory, found by their keys: the ledger's look-ups for tests, benchmarks and notebooks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.matching.keeping import keep
from onrecord.matching.matching import match
from onrecord.model import Kept, KeptReport, Link, Record

__all__ = ["Gathered", "gather"]


class Gathered:
    """Kept reports with their items, and the links found while they were added; implements `Candidates`."""

    def __init__(self) -> None:
        self.reports_by_id: dict[str, KeptReport] = {}
        self.items_by_id: dict[str, Kept] = {}
        self.links: set[Link] = set()
        self._items: dict[int, list[str]] = {}
        self._reports: dict[int, list[str]] = {}

    def add(self, new: KeptReport) -> tuple[Link, ...]:
        """Adds a report after matching it with all that is there; gives the links found."""
        found = match(new, self)
        self.links.update(found)
        self.reports_by_id[new.id] = replace(new, items=())
        for item_key in new.keys:
            self._reports.setdefault(item_key, []).append(new.id)
        for item in new.items:
            self.items_by_id[item.id] = item
            for item_key in item.keys:
                self._items.setdefault(item_key, []).append(item.id)
        return found

    def items(self, keys: Sequence[int]) -> Iterable[Kept]:
        """The items with at least one of these keys, each once."""
        return [self.items_by_id[each] for each in dict.fromkeys(i for k in keys for i in self._items.get(k, ()))]

    def reports(self, keys: Sequence[int]) -> Iterable[KeptReport]:
        """The reports with at least one of these keys, each once, without their items."""
        return [self.reports_by_id[each] for each in dict.fromkeys(r for k in keys for r in self._reports.get(k, ()))]


def gather(records: Iterable[Record]) -> Gathered:
    """The records, kept under the ids of their reports and items ("report-1#e2"), and matched one after the other."""
    gathered = Gathered()
    for record in records:
        id_ = record.report.id
        gathered.add(keep(record, id_, [f"{id_}#{item.id}" for item in record.items]))
    return gathered
