"""The ledger as a graph in GraphML: names, places, reports and items are its nodes, roles and links its edges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from onrecord.ledger import Entry, Found, Ledger
from onrecord.model import Event, Figure, Statement
from onrecord.wording import amount

__all__ = ["write"]

NODE = (
    "kind",
    "label",
    "type",
    "mode",
    "status",
    "measure",
    "number",
    "unit",
    "earliest",
    "latest",
    "quote",
    "rejected",
)
REPORT = ("title", "outlet", "published", "url")
EDGE = ("relation", "score", "reason")
"""What nodes and edges say, beside what they join."""

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def write(ledger: Ledger, stream: TextIO) -> None:
    """Writes the graph; the nodes of an item come before the edges that lead to it."""
    stream.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    for domain, names in (("node", (*NODE, *REPORT)), ("edge", EDGE)):
        for name in names:
            kind = "double" if name == "score" else "boolean" if name == "rejected" else "string"
            stream.write(f'<key id="{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n')
    stream.write('<graph edgedefault="directed">\n')
    seen: set[str] = set()
    items: set[str] = set()
    for found in ledger.entries():
        items.add(found.entry.id)
        for line in _lines(found, seen):
            stream.write(line)
    for link in ledger.links():
        ends = (f"report:{link.one}", f"report:{link.other}") if link.kind == "copy" else (link.one, link.other)
        if all(end in seen or end in items for end in ends):
            stream.write(_edge(*ends, relation=link.kind, score=f"{link.score:g}", reason=link.reason))
    stream.write("</graph>\n</graphml>\n")


def _lines(found: Found, seen: set[str]) -> Iterator[str]:
    """The node of an item, of what it names as far as that is new, and the edges between them."""
    entry = found.entry
    report = f"report:{entry.report}"
    if report not in seen:
        seen.add(report)
        told = {name: getattr(entry.origin, name) for name in REPORT}
        yield _node(report, kind="report", label=entry.origin.title or entry.origin.id, **told)
    yield _node(entry.id, **_told(entry))
    yield _edge(entry.id, report, relation="reported in")
    identities = {actor.name: actor.id for actor in found.record.actors}
    for role, name in _parts(found):
        kind = "place" if role == "place" else "name"
        node = f"{kind}:{name}" if kind == "place" else identities.get(name) or f"name:{name}"
        if node not in seen:
            seen.add(node)
            yield _node(node, kind=kind, label=name)
        yield _edge(entry.id, node, relation=role)
    if entry.voices:
        yield _edge(entry.id, entry.voices[0].item, relation="said in")
    if entry.event:
        yield _edge(entry.id, entry.event, relation="figure of")


def _told(entry: Entry) -> dict[str, str | None]:
    item = entry.item
    told: dict[str, str | None] = {"kind": entry.kind, "quote": entry.quote, "label": entry.quote[:80]}
    if isinstance(item, Event):
        told |= {"type": item.type, "mode": item.mode, "status": item.status}
    if isinstance(item, Figure):
        told |= {"measure": item.measure, "unit": item.unit, "number": amount(item.low, item.high, item.approximate)}
    if item.time:
        told |= {"earliest": item.time.earliest, "latest": item.time.latest}
    return told | ({"rejected": "true"} if entry.rejected else {})


def _parts(found: Found) -> Iterator[tuple[str, str]]:
    item = found.entry.item
    if isinstance(item, Statement):
        behalf = (item.on_behalf_of,) if item.on_behalf_of else ()
        several = (("speaker", item.speaker), ("addressee", item.addressee), ("on behalf of", behalf))
    elif isinstance(item, Event):
        several = (
            ("actor", item.actors),
            ("recipient", item.recipients),
            ("place", (item.place,) if item.place else ()),
        )
    else:
        several = (("place", (item.place,) if item.place else ()), ("", ()), ("", ()))
    for role, names in several:
        for name in names:
            yield role, name


def _node(id_: str, **told: str | None) -> str:
    return f"<node id={_attribute(id_)}>{_data(told)}</node>\n"


def _edge(source: str, target: str, **told: str | None) -> str:
    return f"<edge source={_attribute(source)} target={_attribute(target)}>{_data(told)}</edge>\n"


def _data(told: dict[str, str | None]) -> str:
    return "".join(f'<data key="{name}">{escape(_clean(value))}</data>' for name, value in told.items() if value)


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
